package interlock.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// Slows down guessing of passwords, per account and per address. Each node counts for itself.
///
/// An attempt is paid for before the password is compared, so that attempts made at the same
/// time cannot all get through, and paid back when it succeeds. Safe for use by many threads.
@ApplicationScoped
class SignInThrottle {
    private final Cache<String, Bucket> accounts;
    private final Cache<String, Bucket> addresses;
    private final AccountConfig config;
    private final TimeMeter time;

    SignInThrottle(AccountConfig config, Clock clock) {
        this.config = config;
        this.time = new ClockMeter(clock);
        this.accounts = watch(config);
        this.addresses = watch(config);
    }

    private static Cache<String, Bucket> watch(AccountConfig config) {
        return Caffeine.newBuilder()
                .maximumSize(config.watchedMax())
                .expireAfterAccess(config.failureWindow())
                .build();
    }

    /// Empty if the attempt may be made, else how long to wait.
    Optional<Duration> waitBefore(String name, String address) {
        return pay(ofAddress(address)).or(() -> pay(ofAccount(name)));
    }

    void payBack(String name, String address) {
        ofAddress(address).addTokens(1);
        ofAccount(name).addTokens(1);
    }

    private static Optional<Duration> pay(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket ofAccount(String name) {
        return accounts.get(
                name.toLowerCase(Locale.ROOT), _ -> bucket(config.failuresPerAccountMax()));
    }

    private Bucket ofAddress(String address) {
        return addresses.get(address, _ -> bucket(config.failuresPerAddressMax()));
    }

    private Bucket bucket(int failuresMax) {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(failuresMax)
                                        .refillGreedy(failuresMax, config.failureWindow()))
                .withCustomTimePrecision(time)
                .build();
    }

    /// Lets the buckets live by the injected clock.
    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
