package interlock.exercise;

import java.util.List;

/// An exercise package is not as it must be: its author's fault.
public class InvalidExerciseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param file path inside the package
    /// @param key dotted key inside the file, or empty
    /// @param expected what would have been right
    public record Fault(String file, String key, String expected) {
        @Override
        public String toString() {
            return key.isEmpty() ? file + ": " + expected : file + ": " + key + ": " + expected;
        }
    }

    private final transient List<Fault> faults;

    public InvalidExerciseException(List<Fault> faults) {
        super(String.join("\n", faults.stream().map(Fault::toString).toList()));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
