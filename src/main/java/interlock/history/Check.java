package interlock.history;

import interlock.verdict.Finding;
import java.util.List;

/// Looks for one kind of fault in a history. Immutable.
@FunctionalInterface
public interface Check {
    /// @return what is wrong, nothing if the history satisfies the check
    List<Finding> faultsOf(History history);
}
