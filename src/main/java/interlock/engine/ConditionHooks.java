package interlock.engine;

import interlock.engine.LogicalThread.Wake;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/// `Condition` in rewritten code. The library's own parks inside and looks again, so that a park
/// which ends for no reason is never seen outside; here the whole wait does.
@SuppressWarnings("WaitNotInLoop") // the loop, or its absence, is the candidate's
public final class ConditionHooks {
    private static final String SHADOWS = ShadowNames.PREFIX.replace('/', '.');

    private ConditionHooks() {}

    public static void await(Condition condition) throws InterruptedException {
        long limit = limit(condition, Long.MAX_VALUE);
        if (limit == 0) {
            condition.await();
        } else {
            atMost(condition, limit);
        }
    }

    public static long awaitNanos(Condition condition, long nanos) throws InterruptedException {
        long limit = limit(condition, nanos);
        return limit == 0 ? condition.awaitNanos(nanos) : nanos - limit + atMost(condition, limit);
    }

    public static boolean await(Condition condition, long time, TimeUnit unit)
            throws InterruptedException {
        long limit = limit(condition, unit.toNanos(time));
        if (limit == 0) {
            return condition.await(time, unit);
        }
        atMost(condition, limit);
        return true;
    }

    /// After how long a wait is to end for no reason; 0 if it is not, or is the candidate's own.
    private static long limit(Condition condition, long nanos) {
        var run = Current.run();
        if (run == null) {
            return 0;
        }
        run.scheduler().step(true);
        boolean isLibrary = condition.getClass().getName().startsWith(SHADOWS);
        return isLibrary ? run.scheduler().spuriousAfter(nanos) : 0;
    }

    private static long atMost(Condition condition, long limit) throws InterruptedException {
        long left = condition.awaitNanos(limit);
        if (left <= 0) {
            Current.scheduler().log().woken(Wake.SPURIOUS, condition);
        }
        return left;
    }
}
