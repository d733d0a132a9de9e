package interlock.submission;

import interlock.verdict.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An exercise as one card of the catalogue, for one reader.
///
/// @param languages their titles
/// @param best the reader's best verdict, or nothing if he never submitted
record CatalogueRow(
        String slug,
        String name,
        int difficulty,
        int minutes,
        List<String> keywords,
        List<String> languages,
        @Nullable Verdict best) {
    private static final int DIFFICULTY_MAX = 5;

    CatalogueRow {
        keywords = List.copyOf(keywords);
        languages = List.copyOf(languages);
    }

    /// Which of five lamps are lit.
    public List<Boolean> lamps() {
        return IntStream.range(0, DIFFICULTY_MAX).mapToObj(lamp -> lamp < difficulty).toList();
    }
}
