package interlock.review;

import interlock.submission.Listed;
import interlock.submission.Reports;
import interlock.submission.SubmissionFilter;
import interlock.submission.SubmissionLine;
import interlock.submission.Viewer;
import interlock.verdict.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.Map;

/// What a reviewer sees first: the submissions he asked for, and how their verdicts are spread.
@ApplicationScoped
public class ReviewList {
    private final Reports reports;

    ReviewList(Reports reports) {
        this.reports = reports;
    }

    /// @param verdicts how many submissions have each verdict, whichever of them is listed
    public record Answer(Listed<SubmissionLine> submissions, Map<Verdict, Long> verdicts) {
        public Answer {
            verdicts = Map.copyOf(verdicts);
        }
    }

    @Transactional
    public Answer of(SubmissionFilter filter, Viewer viewer) {
        var verdicts = new EnumMap<Verdict, Long>(Verdict.class);
        for (var verdict : Verdict.values()) {
            verdicts.put(verdict, reports.count(filter.only(verdict), viewer));
        }
        return new Answer(reports.list(filter, viewer), verdicts);
    }
}
