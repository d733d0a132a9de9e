package interlock.observe;

import java.time.Duration;

/// How long the machine below this one kept cores for itself since a moment, all cores together.
/// A thread that slept on such a core was woken late, and no counter of its own tells. Immutable.
public final class StolenTime {
    private final ProcFiles files;
    private final Duration before;

    private StolenTime(ProcFiles files) {
        this.files = files;
        before = files.stolen();
    }

    public static StolenTime fromNow() {
        return fromNow(ProcFiles.ofMachine());
    }

    static StolenTime fromNow(ProcFiles files) {
        return new StolenTime(files);
    }

    public Duration soFar() {
        return files.stolen().minus(before);
    }
}
