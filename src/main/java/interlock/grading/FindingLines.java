package interlock.grading;

import interlock.explore.ScheduleText;
import interlock.verdict.Finding;
import interlock.verdict.FindingText;
import java.io.PrintStream;
import java.util.Locale;

/// Prints findings in the shell: the sentence, the evidence, and the schedule with the options that
/// replay it.
record FindingLines(PrintStream out) {
    void print(Finding finding) {
        out.printf(
                "%s: %s%n",
                finding.kind().id(),
                FindingText.shipped()
                        .sentence(finding.message(), finding.values(), Locale.ENGLISH));
        finding.evidence().forEach(line -> out.println("    " + line));
        var schedule = finding.schedule();
        if (schedule != null) {
            var origin = schedule.origin();
            out.printf(
                    "%n%s%nreplay: --case %s --draw %d --seed %d --k %d%n",
                    ScheduleText.of(schedule),
                    origin.caseName(),
                    origin.draw(),
                    origin.seed(),
                    origin.k());
        }
    }
}
