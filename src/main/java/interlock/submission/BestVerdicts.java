package interlock.submission;

import interlock.account.AccountId;
import interlock.verdict.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The best that an account reached in each exercise.
@ApplicationScoped
class BestVerdicts {
    private static final Comparator<Reached> BY_WORTH =
            Comparator.comparing((Reached reached) -> reached.verdict == Verdict.AC)
                    .thenComparingInt(reached -> reached.score == null ? -1 : reached.score);

    private final Submissions submissions;

    BestVerdicts(Submissions submissions) {
        this.submissions = submissions;
    }

    /// @param score null where the judge failed
    record Reached(String exercise, Verdict verdict, @Nullable Integer score) {}

    /// By slug; runs of the samples do not count.
    @Transactional
    Map<String, Verdict> of(AccountId account) {
        return submissions
                .getEntityManager()
                .createQuery(
                        """
                        select s.exercise, s.verdict, max(s.score) from Submission s
                        where s.account = :account and s.kind = :kind and s.verdict is not null
                        group by s.exercise, s.verdict""",
                        Reached.class)
                .setParameter("account", account.value())
                .setParameter("kind", Kind.SUBMIT)
                .getResultStream()
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.toMap(
                                        Reached::exercise,
                                        reached -> reached,
                                        BinaryOperator.maxBy(BY_WORTH)),
                                BestVerdicts::verdicts));
    }

    private static Map<String, Verdict> verdicts(Map<String, Reached> best) {
        return best.values().stream()
                .collect(Collectors.toUnmodifiableMap(Reached::exercise, Reached::verdict));
    }
}
