package interlock.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which system calls a box may make: the rules of `seccomp.rules`, compiled for this machine.
record SeccompFilter(List<Rule> rules) {
    private static final String RESOURCE = "seccomp.rules";

    SeccompFilter {
        rules = List.copyOf(rules);
    }

    /// @param error what the call fails with; allowed if empty
    record Rule(
            String syscall, Optional<Integer> error, Optional<Libseccomp.Condition> condition) {}

    static SeccompFilter load() {
        return parse(Resources.text(RESOURCE));
    }

    static SeccompFilter parse(String text) {
        return new SeccompFilter(
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .flatMap(line -> rules(List.of(line.split(" "))).stream())
                        .toList());
    }

    private static List<Rule> rules(List<String> words) {
        return switch (words.getFirst()) {
            case "allow" -> named(words.subList(1, words.size()), Optional.empty());
            case "errno" ->
                    named(
                            words.subList(2, words.size()),
                            Optional.of(Integer.valueOf(words.get(1))));
            case "allow-if" -> {
                var condition =
                        new Libseccomp.Condition(
                                Integer.parseInt(words.get(2)),
                                Long.decode(words.get(3)),
                                Long.decode(words.get(4)));
                yield List.of(new Rule(words.get(1), Optional.empty(), Optional.of(condition)));
            }
            default -> throw new IllegalArgumentException("not a rule: " + words);
        };
    }

    private static List<Rule> named(List<String> syscalls, Optional<Integer> error) {
        return syscalls.stream().map(name -> new Rule(name, error, Optional.empty())).toList();
    }

    /// Writes the program that `bwrap --seccomp` reads.
    ///
    /// @throws SandboxException if libseccomp is missing or refuses a rule
    void compile(Path target) {
        try (var library = new Libseccomp()) {
            for (var rule : rules) {
                int number = library.number(rule.syscall());
                if (number >= 0) {
                    int action = rule.error().map(Libseccomp::errno).orElse(Libseccomp.ALLOW);
                    library.add(action, number, rule.condition());
                }
            }
            library.export(target);
        }
    }
}
