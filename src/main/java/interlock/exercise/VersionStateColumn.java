package interlock.exercise;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Stores a state by its id.
@Converter(autoApply = true)
class VersionStateColumn implements AttributeConverter<VersionState, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable VersionState state) {
        return state == null ? null : state.id();
    }

    @Override
    public @Nullable VersionState convertToEntityAttribute(@Nullable String id) {
        return id == null ? null : VersionState.valueOf(id.toUpperCase(Locale.ROOT));
    }
}
