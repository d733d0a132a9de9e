package interlock.sandbox;

import interlock.sandbox.Companions.Companion;
import java.time.Duration;

/// A program in a control group; the last counters stay known after its end. Guarded by itself.
final class GroupCompanion implements Companion {
    private final Process process;
    private final Cgroup group;
    private final Duration patience;
    private Duration cpu = Duration.ZERO;
    private ByteSize written = new ByteSize(0);
    private boolean closed;

    GroupCompanion(Process process, Cgroup group, Duration patience) {
        this.process = process;
        this.group = group;
        this.patience = patience;
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public synchronized Duration cpu() {
        count();
        return cpu;
    }

    @Override
    public synchronized ByteSize written() {
        count();
        return written;
    }

    private void count() {
        if (!closed) {
            cpu = group.cpu().total();
            written = group.transfer().written();
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        process.destroyForcibly();
        group.kill();
        Signals.killUntilGone(group::members, patience);
        process.onExit().join();
        count();
        closed = true;
        group.remove();
    }
}
