package interlock.language;

import interlock.sandbox.Usage;
import interlock.verdict.Diagnostic;
import interlock.verdict.Finding;
import java.util.List;

/// What became of sources.
public sealed interface Compilation {
    /// What the compiler said, errors first, at most 200.
    List<Diagnostic> diagnostics();

    Usage usage();

    /// It builds.
    ///
    /// @param forbidden what the rules object to: the program must not be run unless empty
    record Compiled(
            Program program, List<Diagnostic> diagnostics, List<Finding> forbidden, Usage usage)
            implements Compilation {
        public Compiled {
            diagnostics = List.copyOf(diagnostics);
            forbidden = List.copyOf(forbidden);
        }
    }

    /// It does not build; a compiler that ran into its limits ends here too, with a diagnostic
    /// that says so.
    record Refused(List<Diagnostic> diagnostics, Usage usage) implements Compilation {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
