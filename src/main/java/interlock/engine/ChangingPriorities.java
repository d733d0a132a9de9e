package interlock.engine;

import java.util.List;
import java.util.SplittableRandom;

/// Probabilistic concurrency testing (Burckhardt et al., ASPLOS 2010): threads have random
/// priorities, the highest that can run runs, and at one to three random steps the running
/// thread falls below all others.
final class ChangingPriorities implements Strategy {
    private static final int CHANGES_MAX = 3;

    private final SplittableRandom draws;
    private final long[] changes;
    private double lowest;

    ChangingPriorities(SplittableRandom draws, int length) {
        this.draws = draws;
        changes = new long[1 + draws.nextInt(CHANGES_MAX)];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = 1L + draws.nextInt(length);
        }
    }

    @Override
    public void started(LogicalThread thread) {
        thread.priority = 1 + draws.nextDouble();
    }

    @Override
    public boolean choosesAt(long step, LogicalThread running, boolean synchronises) {
        for (long change : changes) {
            if (change == step) {
                giveWay(running);
                return true;
            }
        }
        return synchronises;
    }

    @Override
    public LogicalThread choose(List<LogicalThread> able) {
        var highest = able.getFirst();
        for (var thread : able) {
            if (thread.priority > highest.priority) {
                highest = thread;
            }
        }
        return highest;
    }

    @Override
    public void giveWay(LogicalThread running) {
        running.priority = --lowest;
    }
}
