package interlock.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private final SettableClock clock = new SettableClock();
    private final SignInThrottle throttle = new SignInThrottle(config(), clock);

    private static AccountConfig config() {
        var values =
                Map.of(
                        "interlock.account.first-admin-file", "unused",
                        "interlock.account.failures-per-account-max", "2",
                        "interlock.account.failures-per-address-max", "4",
                        "interlock.account.failure-window", "60s",
                        "interlock.account.session-lifetime", "12h");
        return Config.with(AccountConfig.class, values);
    }

    @Test
    void an_account_is_closed_after_its_failures_and_opens_with_time() {
        assertEquals(Optional.empty(), throttle.waitBefore("ann", "1"));
        assertEquals(Optional.empty(), throttle.waitBefore("ANN", "2"));
        Optional<Duration> wait = throttle.waitBefore("ann", "3");
        assertEquals(Optional.of(Duration.ofSeconds(30)), wait);
        clock.advance(Duration.ofSeconds(30));
        assertEquals(Optional.empty(), throttle.waitBefore("ann", "4"));
    }

    @Test
    void an_address_is_closed_whatever_names_it_tries() {
        for (String name : new String[] {"a", "b", "c", "d"}) {
            assertEquals(Optional.empty(), throttle.waitBefore(name, "1"));
        }
        assertTrue(throttle.waitBefore("e", "1").isPresent());
        assertEquals(Optional.empty(), throttle.waitBefore("e", "2"));
    }

    @Test
    void a_success_costs_nothing() {
        for (int i = 0; i < 100; i++) {
            assertEquals(Optional.empty(), throttle.waitBefore("ann", "1"));
            throttle.payBack("ann", "1");
        }
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
