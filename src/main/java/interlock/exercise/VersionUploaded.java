package interlock.exercise;

/// A version waits for the publish gate. Fired inside the transaction that stores it, so that what
/// observers write is kept or lost together with it.
public record VersionUploaded(ExerciseVersionId id) {}
