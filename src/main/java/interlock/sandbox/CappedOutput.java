package interlock.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/// An output stream of a box, taken in as soon as it is written, so that the limit on it does not
/// depend on when it is read. What was read is forgotten. Guarded by its own lock.
final class CappedOutput extends InputStream {
    private static final int CHUNK_BYTES = 8192;

    private final Object lock = new Object();
    private final long limit;
    private byte[] kept = new byte[CHUNK_BYTES];
    private int begin;
    private int end;
    private long taken;
    private boolean ended;
    private boolean exceeded;

    private CappedOutput(ByteSize limit) {
        this.limit = limit.bytes();
    }

    /// Takes in a stream on a thread of its own; `onExceeded` is called once, if it is too long.
    static CappedOutput of(InputStream source, ByteSize limit, Runnable onExceeded) {
        var output = new CappedOutput(limit);
        Thread.ofPlatform()
                .daemon()
                .name("box-output")
                .start(() -> output.takeIn(source, onExceeded));
        return output;
    }

    private void takeIn(InputStream source, Runnable onExceeded) {
        try (source) {
            var buffer = new byte[CHUNK_BYTES];
            for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
                if (keep(buffer, n)) {
                    onExceeded.run();
                }
            }
        } catch (IOException closedByKill) {
            // The JDK closes the pipe of a process that ended: to the reader that is the end.
        } finally {
            end();
        }
    }

    /// True if these bytes are the first beyond the limit.
    private boolean keep(byte[] bytes, int count) {
        synchronized (lock) {
            int fitting = (int) Math.min(count, limit - taken);
            makeRoom(fitting);
            System.arraycopy(bytes, 0, kept, end, fitting);
            end += fitting;
            taken += fitting;
            boolean first = fitting < count && !exceeded;
            exceeded |= fitting < count;
            lock.notifyAll();
            return first;
        }
    }

    /// Room for so many bytes behind those that wait to be read.
    private void makeRoom(int count) {
        if (end + count <= kept.length) {
            return;
        }
        int waiting = end - begin;
        boolean isHalfRead = waiting + count <= kept.length / 2;
        var room = isHalfRead ? kept : new byte[Math.toIntExact(2L * (waiting + count))];
        System.arraycopy(kept, begin, room, 0, waiting);
        kept = room;
        begin = 0;
        end = waiting;
    }

    private void end() {
        synchronized (lock) {
            ended = true;
            lock.notifyAll();
        }
    }

    /// Waits for the end of the stream; then says whether it was too long.
    boolean awaitExceeded() throws InterruptedException {
        synchronized (lock) {
            while (!ended) {
                lock.wait();
            }
            return exceeded;
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        synchronized (lock) {
            try {
                while (begin == end && !ended && length > 0) {
                    lock.wait();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while reading from a box");
            }
            int n = Math.min(length, end - begin);
            System.arraycopy(kept, begin, target, offset, n);
            begin += n;
            return n == 0 && length > 0 ? -1 : n;
        }
    }

    @Override
    public int available() {
        synchronized (lock) {
            return end - begin;
        }
    }
}
