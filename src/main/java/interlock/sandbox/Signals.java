package interlock.sandbox;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/// Ends processes by SIGKILL.
final class Signals {
    private Signals() {}

    static void kill(Set<Long> pids) {
        for (long pid : pids) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /// Kills the members again and again, since they may fork meanwhile.
    ///
    /// @throws SandboxException if some are left after that long
    static void killUntilGone(Supplier<Set<Long>> members, Duration patience) {
        var wait = new Patience(patience);
        for (var left = members.get(); !left.isEmpty(); left = members.get()) {
            kill(left);
            if (!wait.more()) {
                throw new SandboxException("processes cannot be killed: " + left);
            }
        }
    }
}
