package interlock.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one thread read under a stamp that it has not validated yet. Only reads that a write came
/// before without order are kept: a write that comes later comes first in another schedule.
final class OptimisticReads {
    private record Read(@Nullable Object object, int field, int site, Accesses.Unordered written) {}

    private final List<Read> reads = new ArrayList<>();

    /// @param written the last write, if it is without order
    void read(@Nullable Object object, int field, int site, Accesses.@Nullable Unordered written) {
        if (written != null) {
            reads.add(new Read(object, field, site, written));
        }
    }

    void tell(Races races, LogicalThread reader) {
        for (var read : reads) {
            races.found(read.object, read.field, read.written, false, read.site, reader);
        }
    }
}
