package interlock.submission;

import interlock.verdict.Place;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/// A place in a file that was handed in, as columns.
@Embeddable
record StoredPlace(String file, int line, int col) {
    static @Nullable StoredPlace of(@Nullable Place place) {
        return place == null ? null : new StoredPlace(place.file(), place.line(), place.column());
    }

    static @Nullable Place place(@Nullable StoredPlace stored) {
        return stored == null ? null : new Place(stored.file, stored.line, stored.col);
    }
}
