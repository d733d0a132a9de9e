package interlock.casework;

import interlock.sandbox.Box;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
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

    private static final int CHUNK_BYTES = 8192;

    private final BlockingQueue<List<Heard<L>>> heard = new LinkedBlockingQueue<>();
    private final Function<byte[], L> reader;
    private final Printed printed;
    private Iterator<Heard<L>> taken = Collections.emptyIterator();

    /// @param reader of one line without its line break
    /// @param outputMax what is kept of what the program printed, in bytes
    public Ear(Box box, Function<byte[], L> reader, int outputMax) {
        this.reader = reader;
        printed = new Printed(outputMax);
        Thread.ofPlatform().daemon().name("history").start(() -> listen(box.stdout()));
        Thread.ofPlatform().daemon().name("printed").start(() -> printed.readFrom(box.stderr()));
    }

    /// The next thing heard, nothing if it stays silent so long. For one thread.
    public Optional<Heard<L>> next(Duration patience) throws InterruptedException {
        if (!taken.hasNext()) {
            var lines = heard.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            taken = lines == null ? taken : lines.iterator();
        }
        return taken.hasNext() ? Optional.of(taken.next()) : Optional.empty();
    }

    /// What the candidate's program printed so far, bounded.
    public String printed() {
        return printed.text();
    }

    /// Lines that come together are handed over together: one by one, each would wake the thread
    /// that grades and take a core from the box.
    private void listen(InputStream history) {
        try (history) {
            var line = new ByteArrayOutputStream();
            var chunk = new byte[CHUNK_BYTES];
            for (int n = history.read(chunk); n >= 0; n = history.read(chunk)) {
                var lines = lines(line, chunk, n);
                if (!lines.isEmpty()) {
                    heard.add(lines);
                }
            }
            if (line.size() > 0) {
                heard.add(List.of(ended(line)));
            }
        } catch (IOException _) {
            // A killed box closes its pipes under our hands; how it ended is asked of the box.
        } finally {
            heard.add(List.of(new Heard.Closed<>()));
        }
    }

    /// The lines that end in a chunk.
    ///
    /// @param line that was begun before, and then the one that the chunk leaves unended
    private List<Heard<L>> lines(ByteArrayOutputStream line, byte[] chunk, int count) {
        var lines = new ArrayList<Heard<L>>();
        int begin = 0;
        for (int i = 0; i < count; i++) {
            if (chunk[i] == '\n') {
                line.write(chunk, begin, i - begin);
                lines.add(ended(line));
                begin = i + 1;
            }
        }
        line.write(chunk, begin, count - begin);
        return lines;
    }

    private Heard<L> ended(ByteArrayOutputStream line) {
        var heard = new Heard.Line<>(reader.apply(line.toByteArray()));
        line.reset();
        return heard;
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
