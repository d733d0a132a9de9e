package interlock.account;

import java.util.UUID;

/// Names a person's account.
public record AccountId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
