package interlock.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The last write of one plain variable and the reads since, enough to see whether the next
/// access is ordered after them (Flanagan and Freund's FastTrack, without its shortcuts).
final class Accesses {
    private static final int NOBODY = 0;

    private int writer = NOBODY;
    private int writeTime;
    private int writeSite;
    private int[] readTimes = {};
    private int[] readSites = {};

    /// Another access without order.
    record Unordered(boolean write, int site, int thread) {}

    @Nullable Unordered read(LogicalThread reader, int site) {
        var found = lastWrite(reader);
        int id = reader.id;
        if (readTimes.length <= id) {
            readTimes = Arrays.copyOf(readTimes, id + 3);
            readSites = Arrays.copyOf(readSites, id + 3);
        }
        readTimes[id] = reader.clock.of(id);
        readSites[id] = site;
        return found;
    }

    @Nullable Unordered write(LogicalThread by, int site) {
        var found = lastWrite(by);
        for (int id = 1; id < readTimes.length && found == null; id++) {
            if (id != by.id && readTimes[id] > by.clock.of(id)) {
                found = new Unordered(false, readSites[id], id);
            }
        }
        writer = by.id;
        writeTime = by.clock.of(by.id);
        writeSite = site;
        Arrays.fill(readTimes, 0);
        return found;
    }

    /// The last write, if nothing orders it before what the thread does now.
    @Nullable Unordered lastWrite(LogicalThread thread) {
        return writer != NOBODY && writer != thread.id && writeTime > thread.clock.of(writer)
                ? new Unordered(true, writeSite, writer)
                : null;
    }
}
