package interlock.submission;

/// Somebody asked for a replay. Fired inside the transaction that stores it, so that what observers
/// write is kept or lost together with it.
public record ReplayRequested(ReplayId id) {}
