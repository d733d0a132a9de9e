package interlock.submission;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What was stored of one grade, each list in its order.
///
/// @param histories the runs whose histories were kept
/// @param replays of findings that were played again, the last one of each
record StoredGrade(
        List<StoredStage> stages,
        List<StoredRun> runs,
        List<StoredFinding> findings,
        List<StoredDiagnostic> diagnostics,
        Set<UUID> histories,
        Map<UUID, Replay> replays) {}
