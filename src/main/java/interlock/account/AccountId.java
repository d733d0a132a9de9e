package interlock.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one account for ever.
public record AccountId(@JsonValue UUID value) {
    /// Also used for path parameters and JSON.
    @JsonCreator
    public static AccountId fromString(String text) {
        return new AccountId(UUID.fromString(text));
    }

    static AccountId random() {
        return new AccountId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
