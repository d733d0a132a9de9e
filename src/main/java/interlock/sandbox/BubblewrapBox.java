package interlock.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A running box.
final class BubblewrapBox implements Box {
    private static final int SIGNAL_BASE = 128;
    private static final long GENTLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Parts parts;
    private final SandboxConfig config;
    private final BoxMeter meter;
    private final CappedOutput stdout;
    private final CappedOutput stderr;
    private final CountDownLatch reported = new CountDownLatch(1);
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();

    /// Guards the three below, and the counters of the group, which are gone once `last` is set.
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable Outcome stopped;
    private long stoppedAt;
    private @Nullable Ending last;

    /// What makes up a box; all of it is gone when the box has ended.
    record Parts(Process process, Cgroup group, StatusPipe status, Path directory) {}

    BubblewrapBox(Parts parts, Limits limits, SandboxConfig config) {
        this.parts = parts;
        this.config = config;
        this.meter = new BoxMeter(parts.group(), limits, config);
        Runnable stop = () -> stop(new Outcome.OutputLimit());
        var process = parts.process();
        this.stdout = CappedOutput.of(process.getInputStream(), limits.output(), stop);
        this.stderr = CappedOutput.of(process.getErrorStream(), limits.output(), stop);
        Thread.ofPlatform().daemon().name("box-watch").start(this::watch);
    }

    /// Puts the launcher under its limits, lets it go on, and waits until the command runs.
    ///
    /// @throws SandboxException if it does not; nothing of the box is left then
    void launch(Runnable admission) {
        Optional<String> report;
        try {
            admission.run();
            report = letGo();
        } catch (SandboxException refused) {
            reported.countDown();
            close();
            throw refused;
        }
        reported.countDown();
        if (report.isPresent() && report.get().equals("started")) {
            meter.start();
            return;
        }
        close();
        throw new SandboxException("the box did not start: " + report.orElseGet(this::complaint));
    }

    private Optional<String> letGo() {
        try {
            parts.process().getOutputStream().write('\n');
            parts.process().getOutputStream().flush();
            return parts.status().awaitFirstLine();
        } catch (IOException launcherGone) {
            return Optional.empty();
        }
    }

    /// What bubblewrap or the launcher said; all of it is there, since the box has ended.
    private String complaint() {
        try {
            return new String(stderr.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            throw new SandboxException("a box failed without saying why", failure);
        }
    }

    @Override
    public OutputStream stdin() {
        return parts.process().getOutputStream();
    }

    @Override
    public InputStream stdout() {
        return stdout;
    }

    @Override
    public InputStream stderr() {
        return stderr;
    }

    /// All but the launcher, which became bubblewrap, and its child, which is process 1 inside.
    @Override
    public Set<Long> pids() {
        long launcher = parts.process().pid();
        return parts.group().members().stream()
                .filter(pid -> pid != launcher && ParentOf.process(pid) != launcher)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Usage usage() {
        lock.lock();
        try {
            return last != null ? last.usage() : meter.usage();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void kill() {
        stop(new Outcome.Killed());
    }

    /// The first reason counts, and none does once the box has ended by itself.
    private void stop(Outcome reason) {
        lock.lock();
        try {
            if (last == null) {
                if (parts.process().isAlive() && stopped == null) {
                    stopped = reason;
                    stoppedAt = System.nanoTime();
                }
                processOne().ifPresentOrElse(pid -> Signals.kill(Set.of(pid)), this::killAll);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ending process 1 ends all of the box, and leaves bubblewrap to collect it. Killed with the
    /// rest of the group, process 1 would stay a zombie until the machine's own init comes round.
    private Optional<Long> processOne() {
        long launcher = parts.process().pid();
        return parts.group().members().stream()
                .filter(pid -> ParentOf.process(pid) == launcher)
                .findFirst();
    }

    private void killAll() {
        parts.process().destroyForcibly();
        parts.group().kill();
    }

    private boolean isStopOverdue() {
        lock.lock();
        try {
            return stopped != null && System.nanoTime() - stoppedAt > GENTLE_NANOS;
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        try {
            long interval = config.watchInterval().toNanos();
            while (!parts.process().waitFor(interval, TimeUnit.NANOSECONDS)) {
                meter.passed().ifPresent(this::stop);
                if (isStopOverdue()) {
                    killAll();
                }
            }
            ending.complete(finish());
        } catch (InterruptedException | RuntimeException failure) {
            ending.completeExceptionally(failure);
            killAll();
        }
    }

    /// Ends what is left, reads the final counters, and removes every trace.
    private Ending finish() throws InterruptedException {
        var group = parts.group();
        parts.status().closeWriting();
        group.kill();
        Signals.killUntilGone(group::members, config.killLimit());
        reported.await();
        boolean outTooLong = stdout.awaitExceeded();
        boolean tooLong = stderr.awaitExceeded() || outTooLong;
        var result = new Ending(outcome(tooLong), meter.usage());
        lock.lock();
        try {
            last = result;
        } finally {
            lock.unlock();
        }
        group.remove();
        parts.status().close();
        NodeDirectory.discard(parts.directory());
        return result;
    }

    /// What the kernel and we did to the box outranks what it says of itself.
    private Outcome outcome(boolean tooLong) {
        if (parts.group().oomKills() > 0) {
            return new Outcome.OutOfMemory();
        }
        if (tooLong) {
            return new Outcome.OutputLimit();
        }
        lock.lock();
        try {
            if (stopped != null) {
                return stopped;
            }
        } finally {
            lock.unlock();
        }
        // The kernel's own limit may end it before we looked.
        return meter.isCpuPassed()
                ? new Outcome.TimedOut(Outcome.Clock.CPU)
                : parts.status().ending().orElseGet(this::exitOfProcessOne);
    }

    /// Process 1 said nothing, so it was itself ended, which only a candidate could bring about.
    private Outcome exitOfProcessOne() {
        int code = parts.process().exitValue();
        return code > SIGNAL_BASE
                ? new Outcome.Signalled(code - SIGNAL_BASE)
                : new Outcome.Exited(code);
    }

    @Override
    public Ending await() throws InterruptedException {
        try {
            return ending.get();
        } catch (ExecutionException failure) {
            throw new SandboxException("a box could not be watched", failure);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            ending.join();
        } catch (CompletionException failure) {
            throw new SandboxException("a box could not be removed", failure);
        }
    }
}
