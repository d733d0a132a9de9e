package interlock.grading;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// From source files to the schedule that breaks them, in the shell; and a benchmark of the engines
/// over a folder of programs whose fault is known.
@Command(
        name = "bin/explore",
        usageHelpAutoWidth = true,
        description = {
            "Looks for the schedule that breaks a solution, or replays one; or tries the engines on"
                    + " a corpus of small programs of known fault.",
            "Ends with status 1 if a fault was found, or one of the corpus was not."
        })
@SuppressWarnings("NullAway.Init") // fields are set from the command line
public final class ExploreCommand implements Callable<Integer> {
    @Option(names = "--help", usageHelp = true, description = "tells this")
    @SuppressWarnings("UnusedVariable") // the library looks at it
    private boolean help;

    @ArgGroup(multiplicity = "1")
    private What what;

    @Option(names = "--schedules", paramLabel = "N", description = "at most, of each scenario")
    private @Nullable Integer schedules;

    private static final class What {
        @ArgGroup(exclusive = false, heading = "%nA solution:%n")
        private @Nullable SolutionOptions solution;

        @ArgGroup(exclusive = false, heading = "%nA corpus:%n")
        private @Nullable CorpusOptions corpus;
    }

    public static void main(String[] args) {
        Shell.run(new ExploreCommand(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var arguments =
                schedules == null
                        ? Map.<String, String>of()
                        : Map.of("interlock.explore.schedules", schedules.toString());
        try (var shell = Shell.open(arguments)) {
            boolean isGood =
                    what.solution != null
                            ? what.solution.isUnbroken(shell)
                            : what.corpus != null && what.corpus.isAsKnown(shell);
            return isGood ? 0 : 1;
        }
    }
}
