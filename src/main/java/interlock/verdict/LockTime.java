package interlock.verdict;

/// When one thread wanted one lock, had it, and gave it back: indices into the steps of a schedule,
/// their number for "never".
///
/// @param wanted the step that asked for it
/// @param held the first step at which it surely has it, or could have it since nobody else does
/// @param released the step that gave it back
public record LockTime(String thread, String lock, int wanted, int held, int released) {
    public boolean isWantedAt(int step) {
        return wanted <= step && step < held;
    }

    public boolean isHeldAt(int step) {
        return held <= step && step <= released;
    }
}
