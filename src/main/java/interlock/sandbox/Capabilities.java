package interlock.sandbox;

import java.util.List;

/// What the sandbox can enforce on this machine, and what to do about the rest.
///
/// @param missing each a sentence: what is missing and what to do
public record Capabilities(
        Cgroups cgroups, boolean userNamespaces, boolean seccomp, List<String> missing) {
    public enum Cgroups {
        V2,
        V1,
        NONE
    }

    public Capabilities {
        missing = List.copyOf(missing);
    }

    /// Whether untrusted code may be run in production.
    public boolean isFullIsolation() {
        return cgroups != Cgroups.NONE && userNamespaces && seccomp;
    }
}
