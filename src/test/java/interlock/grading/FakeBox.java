package interlock.grading;

import interlock.sandbox.Box;
import interlock.sandbox.ByteSize;
import interlock.sandbox.Outcome;
import interlock.sandbox.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;

/// A box without a process: a thread of the test plays the harness in it.
public final class FakeBox implements Box {
    private static final int PIPE_BYTES = 1 << 16;

    private final PipedOutputStream requests = new PipedOutputStream();
    private final PipedOutputStream history = new PipedOutputStream();
    private final PipedInputStream historyOut = new PipedInputStream(PIPE_BYTES);
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final long started = System.nanoTime();
    volatile Duration cpu = Duration.ofMillis(1);
    volatile Duration runDelay = Duration.ZERO;

    /// @param harness gets each request and a way to write history lines; the box ends with what
    ///     it throws or when the requests end
    public FakeBox(BiConsumer<String, FakeBox> harness) {
        try {
            historyOut.connect(history);
            var in =
                    new Scanner(new PipedInputStream(requests, PIPE_BYTES), StandardCharsets.UTF_8);
            Thread.ofVirtual()
                    .start(
                            () -> {
                                write("1 1 1 main ready");
                                while (in.hasNextLine() && !outcome.isDone()) {
                                    harness.accept(in.nextLine(), this);
                                }
                            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void write(String line) {
        try {
            history.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            history.flush();
        } catch (IOException _) {
            // The box was killed meanwhile.
        }
    }

    public void end(Outcome how) {
        outcome.complete(how);
        try {
            history.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public OutputStream stdin() {
        return requests;
    }

    @Override
    public InputStream stdout() {
        return historyOut;
    }

    @Override
    public InputStream stderr() {
        return InputStream.nullInputStream();
    }

    @Override
    public Set<Long> pids() {
        return Set.of();
    }

    @Override
    public Usage usage() {
        var none = new ByteSize(0);
        return new Usage(
                Duration.ofNanos(System.nanoTime() - started),
                cpu,
                cpu,
                Duration.ZERO,
                runDelay,
                none,
                none,
                none,
                0);
    }

    @Override
    public void kill() {
        end(new Outcome.Killed());
    }

    @Override
    public Ending await() throws InterruptedException {
        try {
            return new Ending(outcome.get(), usage());
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
