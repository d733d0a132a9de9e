package interlock.account;

import java.time.Instant;

/// What an admin sees of an account.
public record AccountView(
        AccountId id, String name, Role role, boolean enabled, Instant createdAt) {}
