package interlock.sandbox;

/// Starts boxes. Safe for use by many threads.
public interface Sandbox {
    /// Starts a command; the wall clock runs from here.
    ///
    /// @throws SandboxException if the box could not be made; the command then did not run
    Box start(BoxSpec spec);

    /// Runs a command without input to its end, keeping what it printed.
    ///
    /// @throws SandboxException if the box could not be made or watched
    default BoxResult run(BoxSpec spec) {
        try (var box = start(spec)) {
            return BoxResult.of(box);
        }
    }

    /// What this machine lets the sandbox enforce.
    Capabilities capabilities();
}
