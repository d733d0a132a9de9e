package interlock.grading;

import interlock.explore.Corpus;
import interlock.explore.ExploreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// The options of `bin/explore` for a corpus, and what is done with them.
@SuppressWarnings("NullAway.Init") // fields are set from the command line
final class CorpusOptions {
    @Option(
            names = "--corpus",
            required = true,
            paramLabel = "FOLDER",
            description = "with LANGUAGE/right and LANGUAGE/wrong below")
    private Path folder;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "part of the wanted paths")
    private String only;

    @Option(
            names = "--blocks",
            paramLabel = "B",
            defaultValue = "10",
            description = "of seeds, each of which must find the fault (${DEFAULT-VALUE})")
    private int blocks;

    @Option(
            names = "--replays",
            paramLabel = "R",
            defaultValue = "3",
            description = "of each first fault, all to be the same (${DEFAULT-VALUE})")
    private int replays;

    boolean isAsKnown(Shell shell) throws IOException, InterruptedException {
        var config = shell.config().getConfigMapping(ExploreConfig.class);
        var corpus = new Corpus(shell.sandbox(), config, Shell.slot());
        return new CorpusTable(shell.languages(), corpus, blocks, replays, shell.out())
                .print(programs());
    }

    private List<Path> programs() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("no such folder: " + folder);
        }
        try (var all = Files.walk(folder)) {
            var wanted =
                    all.filter(Files::isRegularFile)
                            .filter(file -> file.toString().contains(only))
                            .sorted()
                            .toList();
            if (wanted.isEmpty()) {
                throw new UsageException(
                        "no program below %s has '%s' in its path".formatted(folder, only));
            }
            return wanted;
        }
    }
}
