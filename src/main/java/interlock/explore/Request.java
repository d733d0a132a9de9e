package interlock.explore;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/// What an engine is asked for: so many schedules, or one and its trace.
///
/// @param nonce that no solution can know before it is asked
/// @param millis that an exploration may take; 0 for a replay
record Request(String nonce, long seed, long from, int count, long millis) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;

    static Request explore(long seed, long from, int count, Duration most) {
        return new Request(freshNonce(), seed, from, count, Math.max(1, most.toMillis()));
    }

    static Request replay(long seed, long k) {
        return new Request(freshNonce(), seed, k, 1, 0);
    }

    private static String freshNonce() {
        var bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    boolean isReplay() {
        return millis == 0;
    }

    String line() {
        return isReplay()
                ? "replay %s %d %d".formatted(nonce, seed, from)
                : "explore %s %d %d %d %d".formatted(nonce, seed, from, count, millis);
    }
}
