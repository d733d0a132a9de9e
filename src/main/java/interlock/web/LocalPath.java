package interlock.web;

import org.jspecify.annotations.Nullable;

/// A path on this server to go on to; anything that could lead elsewhere becomes `/`.
public record LocalPath(String path) {
    public LocalPath {
        path = isLocal(path) ? path : "/";
    }

    public static LocalPath of(@Nullable String path) {
        return new LocalPath(path == null ? "/" : path);
    }

    /// Browsers read `//host` and `/\host` as another server, and skip control characters.
    private static boolean isLocal(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }

    @Override
    public String toString() {
        return path;
    }
}
