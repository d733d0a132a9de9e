package interlock.engine;

import java.util.List;
import java.util.SplittableRandom;

/// Who goes on: a function of the draws alone.
sealed interface Strategy permits RandomWalk, ChangingPriorities, OneByOne {
    /// @param draws the schedule's own
    /// @param length how many steps a schedule of this script takes, about
    static Strategy of(long k, SplittableRandom draws, int length) {
        return k % 2 == 0 ? new ChangingPriorities(draws, length) : new RandomWalk(draws);
    }

    /// A thread is there.
    void started(LogicalThread thread);

    /// Whether to choose anew at a step.
    ///
    /// @param step its number
    /// @param running the thread that takes it
    /// @param synchronises whether it may have made others able to run
    boolean choosesAt(long step, LogicalThread running, boolean synchronises);

    /// @param able those that can go on, at least one
    LogicalThread choose(List<LogicalThread> able);

    /// The running thread has had its share.
    void giveWay(LogicalThread running);
}
