package interlock.engine;

import java.util.List;

/// Each thread runs until it cannot go on: the way through a script with the fewest changes.
final class OneByOne implements Strategy {
    @Override
    public void started(LogicalThread thread) {}

    @Override
    public boolean choosesAt(long step, LogicalThread running, boolean synchronises) {
        return false;
    }

    @Override
    public LogicalThread choose(List<LogicalThread> able) {
        return able.getFirst();
    }

    @Override
    public void giveWay(LogicalThread running) {}
}
