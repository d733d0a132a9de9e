package interlock.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/// How people and programs prove who they are.
@ConfigMapping(prefix = "interlock.account")
public interface AccountConfig {
    /// The work factor of bcrypt, as a power of two; 12 costs about a quarter of a second.
    @WithDefault("12")
    int bcryptCost();

    /// The shortest password, in characters; the longest is bcrypt's 72 bytes.
    @WithDefault("10")
    int passwordLengthMin();

    /// How long a sign-in lasts; longer than any interview.
    @WithDefault("12h")
    Duration sessionLifetime();

    /// How many sign-ins of one account may fail within the window.
    @WithDefault("10")
    int failuresPerAccountMax();

    /// How many sign-ins from one address may fail within the window; a class shares an address.
    @WithDefault("100")
    int failuresPerAddressMax();

    /// In this time all failed sign-ins are forgotten.
    @WithDefault("5m")
    Duration failureWindow();

    /// How many account names, and how many addresses, are watched at once.
    @WithDefault("100000")
    int watchedMax();

    /// How many API tokens one account may have.
    @WithDefault("50")
    int tokensPerAccountMax();

    /// How long an API token may live, and lives unless it is told otherwise.
    @WithDefault("P365D")
    Duration tokenLifetimeMax();

    /// Where the generated sign-in of the first admin waits until it is used.
    Path firstAdminFile();

    /// Whether accounts with published passwords exist, for trying out only.
    @WithDefault("false")
    boolean demoAccounts();
}
