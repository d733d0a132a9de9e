package interlock.submission;

import interlock.submission.CodeFile.Remark;
import interlock.submission.Report.CaseLine;
import interlock.submission.Report.DiagnosticLine;
import interlock.submission.Report.FindingLine;
import interlock.submission.Report.UsageLine;
import interlock.verdict.Diagnostic;
import interlock.verdict.Load;
import interlock.verdict.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A report arranged for the screen.
///
/// @param cases case × load
/// @param files with what was said about their lines
/// @param swims schedules of findings, drawn
record ReportView(
        Report report,
        List<CaseRow> cases,
        List<UsageBar> usage,
        List<CodeFile> files,
        List<FoundSwim> swims) {

    /// @param number on its page, from 1
    record FoundSwim(int number, FindingLine finding, Swim swim, ReplayView replay) {}

    /// One case; a stage that is run under no load but its own has its own rows.
    ///
    /// @param cells one for each load
    record CaseRow(String title, Stage stage, List<Cell> cells) {}

    /// @param line nothing if the case was not run under this load
    record Cell(Load load, @Nullable CaseLine line, @Nullable TimeChart chart) {
        public String shortest() {
            return time(line().wallNanos().min());
        }

        public String median() {
            return time(line().wallNanos().median());
        }

        public String longest() {
            return time(line().wallNanos().max());
        }

        @Override
        public CaseLine line() {
            return Optional.ofNullable(line).orElseThrow();
        }

        public boolean isRun() {
            return line != null;
        }

        private static String time(long nanos) {
            return Amounts.time(Duration.ofNanos(nanos));
        }
    }

    /// @param percent of the limit, at most 100
    record UsageBar(Report.Resource resource, String used, String limit, int percent) {
        static UsageBar of(UsageLine line) {
            return new UsageBar(
                    line.resource(),
                    text(line.resource(), line.used()),
                    text(line.resource(), line.limit()),
                    (int) Math.min(100, Math.round(100.0 * line.used() / line.limit())));
        }

        private static String text(Report.Resource resource, long amount) {
            return switch (resource) {
                case WALL_NANOS, CPU_NANOS -> Amounts.time(Duration.ofNanos(amount));
                case MEMORY_BYTES -> Amounts.bytes(amount);
            };
        }
    }

    static ReportView of(Report report) {
        return new ReportView(
                report,
                rows(report.cases()),
                report.usage().stream().map(UsageBar::of).toList(),
                files(report),
                swims(report));
    }

    /// The drawing of a finding's schedule.
    public @Nullable FoundSwim swimOf(FindingLine finding) {
        return swims.stream()
                .filter(found -> found.finding().equals(finding))
                .findFirst()
                .orElse(null);
    }

    /// The schedule of the finding of this number.
    Optional<FoundSwim> schedule(int finding) {
        return swims.stream().filter(found -> found.finding().number() == finding).findFirst();
    }

    public boolean isDone() {
        return report.submission().state() == State.DONE;
    }

    public String took(Report.StageLine stage) {
        return Amounts.time(Duration.ofNanos(stage.tookNanos()));
    }

    public int percent(Report.StageLine stage) {
        return stage.pointsMax() == 0 ? 0 : 100 * stage.points() / stage.pointsMax();
    }

    private static List<CaseRow> rows(List<CaseLine> lines) {
        long scale = lines.stream().mapToLong(line -> line.wallNanos().max()).max().orElse(0);
        var grouped = new LinkedHashMap<RowKey, List<CaseLine>>();
        for (var line : lines) {
            grouped.computeIfAbsent(RowKey.of(line), _ -> new ArrayList<>()).add(line);
        }
        return grouped.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), scale))
                .toList();
    }

    private record RowKey(String title, Stage stage) {
        static RowKey of(CaseLine line) {
            return new RowKey(
                    line.title(),
                    switch (line.stage()) {
                        case FUNCTIONAL, LOAD_CPU, LOAD_IO -> Stage.FUNCTIONAL;
                        case COMPILE, RULES, EXPLORE, OBSERVE, BENCHMARK, REVIEW -> line.stage();
                    });
        }
    }

    private static CaseRow row(RowKey key, List<CaseLine> lines, long scale) {
        var cells =
                Stream.of(Load.values())
                        .map(
                                load ->
                                        lines.stream()
                                                .filter(line -> line.load() == load)
                                                .findFirst()
                                                .map(line -> cell(line, scale))
                                                .orElseGet(() -> new Cell(load, null, null)))
                        .toList();
        return new CaseRow(key.title(), key.stage(), cells);
    }

    private static Cell cell(CaseLine line, long scale) {
        return new Cell(line.load(), line, TimeChart.of(line, scale));
    }

    private static List<CodeFile> files(Report report) {
        var remarks =
                Stream.concat(
                                report.findings().stream().flatMap(ReportView::remark),
                                report.diagnostics().stream().flatMap(ReportView::remark))
                        .toList();
        return report.files().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(file -> CodeFile.of(file.getKey(), file.getValue(), remarks))
                .toList();
    }

    private static List<FoundSwim> swims(Report report) {
        var swims = new ArrayList<FoundSwim>();
        for (var finding : report.findings()) {
            var schedule = finding.schedule();
            if (schedule != null && !schedule.steps().isEmpty()) {
                int number = swims.size() + 1;
                var replay = ReplayView.of(number, report.submission().id(), finding);
                swims.add(new FoundSwim(number, finding, DrawSwim.of(schedule), replay));
            }
        }
        return List.copyOf(swims);
    }

    private static Stream<Remark> remark(FindingLine finding) {
        var place = finding.place();
        return place == null
                ? Stream.empty()
                : Stream.of(new Remark(place, "error", finding.sentence()));
    }

    private static Stream<Remark> remark(DiagnosticLine diagnostic) {
        var place = diagnostic.place();
        boolean isError = diagnostic.severity() == Diagnostic.Severity.ERROR;
        return place == null
                ? Stream.empty()
                : Stream.of(new Remark(place, isError ? "error" : "warning", diagnostic.message()));
    }
}
