package interlock.grading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the command line of `bin/explore` asks for.
///
/// @param files of one solution, or the folder of a corpus
/// @param options by name without dashes
record ExploreArguments(List<Path> files, Map<String, String> options) {
    private static final Set<String> NAMES =
            Set.of(
                    "exercise",
                    "case",
                    "draw",
                    "seed",
                    "k",
                    "schedules",
                    "corpus",
                    "blocks",
                    "only",
                    "replays");
    private static final String USAGE =
            """
            usage: bin/explore FILE… --exercise SLUG [--case NAME] [--schedules N] [--seed S]
                   bin/explore FILE… --exercise SLUG --case NAME [--draw D] --seed S --k K
                   bin/explore --corpus FOLDER [--only TEXT] [--schedules N] [--blocks B]
                               [--replays R]\
            """;

    ExploreArguments {
        files = List.copyOf(files);
        options = Map.copyOf(options);
    }

    /// @throws IllegalArgumentException if they are not of this form
    static ExploreArguments of(List<String> args) {
        var files = new ArrayList<Path>();
        var options = new HashMap<String, String>();
        for (var rest = args.iterator(); rest.hasNext(); ) {
            var argument = rest.next();
            if (!argument.startsWith("--")) {
                files.add(Path.of(argument));
            } else if (NAMES.contains(argument.substring(2)) && rest.hasNext()) {
                options.put(argument.substring(2), rest.next());
            } else {
                throw new IllegalArgumentException(USAGE);
            }
        }
        boolean isOfSolution = !files.isEmpty() && options.containsKey("exercise");
        if (isOfSolution == options.containsKey("corpus")) {
            throw new IllegalArgumentException(USAGE);
        }
        return new ExploreArguments(files, options);
    }

    boolean has(String name) {
        return options.containsKey(name);
    }

    String text(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    long number(String name, long otherwise) {
        return has(name) ? Long.parseLong(text(name, "")) : otherwise;
    }

    /// What of it is configuration.
    Map<String, String> config() {
        return has("schedules")
                ? Map.of("interlock.explore.schedules", text("schedules", ""))
                : Map.of();
    }
}
