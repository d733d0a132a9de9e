package interlock.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What its owner sees of an API token; the key itself is never shown again.
public record TokenView(
        UUID id, String name, Instant createdAt, Instant expiresAt, @Nullable Instant lastUsedAt) {}
