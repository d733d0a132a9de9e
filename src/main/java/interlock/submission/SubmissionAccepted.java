package interlock.submission;

/// A submission was accepted. Fired inside the transaction that stores it, so that what observers
/// write is kept or lost together with it.
public record SubmissionAccepted(SubmissionId id, Kind kind) {}
