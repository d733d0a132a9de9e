package interlock.submission;

/// What became of saving a draft.
sealed interface DraftSaved {
    record Kept(DraftText text) implements DraftSaved {}

    /// Someone else, or another tab, was faster: nothing was changed.
    record Overtaken(DraftText other) implements DraftSaved {}
}
