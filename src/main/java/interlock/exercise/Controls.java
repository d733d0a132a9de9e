package interlock.exercise;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The steps that mean the same in every exercise, see `docs/decisions/harness-protocol.md`.
/// Immutable.
///
/// @param threads of the case
/// @param languages the case is run in
/// @param explored whether an engine runs it, which answers only what needs no clock
record Controls(Set<String> threads, Set<String> languages, boolean explored) {
    static final String MAIN = "main";

    private static final String ASK = "ask";
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,3}");

    /// A step as it travels: questions to the grader may be written without `ask`.
    static List<String> written(List<String> words) {
        return switch (words.getFirst()) {
            case "asleep", "settle", "quiet", "returned" ->
                    Stream.concat(Stream.of(ASK), words.stream()).toList();
            default -> words;
        };
    }

    /// What was expected of a control step that is not right; nothing for operations.
    Optional<String> expectedInsteadOf(String thread, List<String> step) {
        var words = written(step);
        var rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "start", "join" -> ofMain(thread, words.getFirst(), rest);
            case "interrupt" ->
                    languages.equals(Set.of("java"))
                            ? ofMain(thread, "interrupt", rest)
                            : Optional.of("interrupt only in a case with languages: [java]");
            case "sleep" ->
                    isDuration(rest.stream().limit(1).toList()) && rest.size() == 1
                            ? Optional.empty()
                            : Optional.of("sleep and one duration, e.g. sleep 50ms");
            case ASK -> rest.isEmpty() ? Optional.of("what is asked") : question(rest);
            default -> Optional.empty();
        };
    }

    private Optional<String> ofMain(String thread, String control, List<String> names) {
        if (!thread.equals(MAIN)) {
            return Optional.of(control + " only in the steps of main");
        }
        return names.contains(MAIN)
                ? Optional.of(control + " and names of other threads than main")
                : known(control, names);
    }

    private Optional<String> question(List<String> words) {
        var rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "asleep" -> known("asleep", rest);
            case "settle" -> rest.isEmpty() ? Optional.empty() : Optional.of("settle alone");
            case "quiet" ->
                    isDuration(rest)
                            ? watched(rest.subList(1, rest.size()))
                            : Optional.of("quiet, a duration and threads, e.g. quiet 2s A B");
            case "returned" ->
                    explored
                            ? Optional.of("returned only in a case that is not explored")
                            : returned(rest);
            default -> Optional.empty();
        };
    }

    private Optional<String> returned(List<String> rest) {
        return isCount(rest)
                ? known("returned and a number", rest.subList(1, rest.size()))
                : Optional.of("returned, a number and threads, e.g. returned 1 A B");
    }

    private static boolean isCount(List<String> words) {
        return !words.isEmpty() && COUNT.matcher(words.getFirst()).matches();
    }

    /// With nobody named, all threads of the exercise but the asking one are watched.
    private Optional<String> watched(List<String> names) {
        return names.isEmpty() ? Optional.empty() : known("quiet and a duration", names);
    }

    private static boolean isDuration(List<String> words) {
        return !words.isEmpty() && Word.of(words.getFirst()) instanceof Word.Nanos;
    }

    private Optional<String> known(String control, List<String> names) {
        return names.isEmpty() || !threads.containsAll(names)
                ? Optional.of(
                        "%s and names of threads of this case (%s)"
                                .formatted(control, String.join(", ", threads)))
                : Optional.empty();
    }
}
