package interlock.grading;

import interlock.explore.Corpus;
import interlock.explore.CorpusProgram;
import interlock.language.Language;
import interlock.language.Languages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Tries the engines on a folder of programs of known fault, and prints a line for each.
///
/// @param blocks of seeds that must each find the fault of a wrong program
/// @param replays of each first fault, all of which must tell the same
record CorpusTable(Languages languages, Corpus corpus, int blocks, int replays, PrintStream out) {
    /// Whether the fault of each wrong program was found and replayed, and no right one accused.
    boolean print(List<Path> programs) throws IOException, InterruptedException {
        out.printf(
                "%-44s %-9s %-20s %8s %10s %8s %8s %6s %8s %s%n",
                "program",
                "",
                "found by",
                "worst",
                "schedules",
                "/cpu s",
                "/wall s",
                "start",
                "replays",
                "witness");
        boolean isGood = true;
        for (var file : programs) {
            isGood &= isGood(CorpusProgram.read(file));
        }
        return isGood;
    }

    private boolean isGood(CorpusProgram program) throws InterruptedException {
        for (var language : languages.all()) {
            if (program.isIn(language)) {
                return isGood(program, language);
            }
        }
        out.printf("%-44s BAD       is in no language%n", program.name());
        return false;
    }

    private boolean isGood(CorpusProgram program, Language language) throws InterruptedException {
        var tried = corpus.tried(program, language, program.isRight() ? 1 : blocks, replays);
        if (tried.isEmpty()) {
            out.printf("%-44s BAD       no engine%n", program.name());
            return false;
        }
        return isGood(program, tried.get());
    }

    private boolean isGood(CorpusProgram program, Corpus.Tried tried) {
        boolean isFound = !tried.faults().isEmpty();
        boolean isGood =
                program.isRight()
                        ? !isFound && tried.races().stream().allMatch(List::isEmpty)
                        : tried.worst() > 0 && tried.replays() == replays;
        out.printf(
                "%-44s %-9s %-20s %8d %10d %8.0f %8.0f %5dms %4d/%d    %s%n",
                program.name(),
                isGood ? "ok" : "BAD",
                isFound ? tried.faults().getFirst().message().replaceFirst("^.*\\.", "") : "–",
                tried.worst(),
                tried.schedules(),
                perSecond(tried.schedules(), tried.cpu()),
                perSecond(tried.schedules(), tried.wall()),
                tried.start().toMillis(),
                tried.replays(),
                isFound ? replays : 0,
                tried.races().map(found -> found.isEmpty() ? "no race" : "race").orElse("–"));
        if (!isGood) {
            var findings = new FindingLines(out);
            tried.faults().forEach(findings::print);
            tried.races().ifPresent(races -> races.forEach(findings::print));
        }
        return isGood;
    }

    private static double perSecond(long count, Duration time) {
        return count / Math.max(1e-9, time.toNanos() / 1e9);
    }
}
