package interlock.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What an account may do; each role may do what those before it may.
public enum Role {
    CANDIDATE,
    REVIEWER,
    ADMIN;

    /// The names for `@RolesAllowed`.
    public static final String CANDIDATE_NAME = "candidate";

    public static final String REVIEWER_NAME = "reviewer";
    public static final String ADMIN_NAME = "admin";

    @JsonValue
    public String id() {
        return switch (this) {
            case CANDIDATE -> CANDIDATE_NAME;
            case REVIEWER -> REVIEWER_NAME;
            case ADMIN -> ADMIN_NAME;
        };
    }

    @JsonCreator
    public static Role fromString(String id) {
        return Arrays.stream(values())
                .filter(role -> role.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown role '%s', expected candidate, reviewer or admin"
                                                .formatted(id)));
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /// The security roles of someone with this role.
    Set<String> names() {
        return Arrays.stream(values())
                .filter(this::includes)
                .map(Role::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
