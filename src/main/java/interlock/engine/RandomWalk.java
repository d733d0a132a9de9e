package interlock.engine;

import java.util.List;
import java.util.SplittableRandom;

/// A seeded random walk: some schedules change threads often, some seldom.
final class RandomWalk implements Strategy {
    private static final double[] CHANCES = {.02, .08, .25};

    private final SplittableRandom draws;
    private final double chance;
    private int left;

    RandomWalk(SplittableRandom draws) {
        this.draws = draws;
        this.chance = CHANCES[draws.nextInt(CHANCES.length)];
        drawGap();
    }

    @Override
    public void started(LogicalThread thread) {}

    @Override
    public boolean choosesAt(long step, LogicalThread running, boolean synchronises) {
        if (synchronises) {
            return draws.nextBoolean();
        }
        if (--left > 0) {
            return false;
        }
        drawGap();
        return true;
    }

    @Override
    public LogicalThread choose(List<LogicalThread> able) {
        return able.size() == 1 ? able.getFirst() : able.get(draws.nextInt(able.size()));
    }

    @Override
    public void giveWay(LogicalThread running) {}

    private void drawGap() {
        double u = 1 - draws.nextDouble();
        left = 1 + (int) (Math.log(u) / Math.log(1 - chance));
    }
}
