package interlock.casework;

import interlock.sandbox.Box;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Listens to both outputs of a box, so that the box never waits for us. Its two listening threads
/// end with the box (they block in reads, so they are no virtual ones); what they heard is taken by
/// the thread that grades. The queue is bounded by the output limit of the box.
///
/// @param <L> what a line is read as
public final class Ear<L> {
    public sealed interface Heard<L> {
        record Line<L>(L line) implements Heard<L> {}

        /// The box closed its history: nothing more will come.
        record Closed<L>() implements Heard<L> {}
    }

    private final BlockingQueue<Heard<L>> heard = new LinkedBlockingQueue<>();
    private final Function<byte[], L> reader;
    private final Printed printed;

    /// @param reader of one line without its line break
    /// @param outputMax what is kept of what the program printed, in bytes
    public Ear(Box box, Function<byte[], L> reader, int outputMax) {
        this.reader = reader;
        printed = new Printed(outputMax);
        Thread.ofPlatform().daemon().name("history").start(() -> listen(box.stdout()));
        Thread.ofPlatform().daemon().name("printed").start(() -> printed.readFrom(box.stderr()));
    }

    /// The next thing heard, nothing if it stays silent so long.
    public Optional<Heard<L>> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(heard.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    /// What the candidate's program printed so far, bounded.
    public String printed() {
        return printed.text();
    }

    private void listen(InputStream history) {
        try (var in = new BufferedInputStream(history)) {
            var line = new ByteArrayOutputStream();
            for (int read = in.read(); read >= 0; read = in.read()) {
                if (read == '\n') {
                    heard.add(new Heard.Line<>(reader.apply(line.toByteArray())));
                    line.reset();
                } else {
                    line.write(read);
                }
            }
            if (line.size() > 0) {
                heard.add(new Heard.Line<>(reader.apply(line.toByteArray())));
            }
        } catch (IOException _) {
            // A killed box closes its pipes under our hands; how it ended is asked of the box.
        } finally {
            heard.add(new Heard.Closed<>());
        }
    }

    /// The beginning of a stream. Guarded by itself.
    private static final class Printed {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final int max;

        Printed(int max) {
            this.max = max;
        }

        void readFrom(InputStream stream) {
            var chunk = new byte[8192];
            try (stream) {
                for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
                    keep(chunk, n);
                }
            } catch (IOException _) {
                // As above: the end of the box.
            }
        }

        private synchronized void keep(byte[] chunk, int n) {
            kept.write(chunk, 0, Math.min(n, max - kept.size()));
        }

        synchronized String text() {
            return kept.toString(StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        }
    }
}
