package interlock.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The files of ours that go into boxes: harnesses and build scripts.
final class BoxResources {
    private BoxResources() {}

    /// @param path below `box/`
    static byte[] bytes(String path) {
        try (var stream = BoxResources.class.getResourceAsStream("/box/" + path)) {
            if (stream == null) {
                throw new IllegalStateException("the program was built without box/" + path);
            }
            return stream.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /// Lines but for empty ones and those that begin with `#`.
    static List<String> lines(String path) {
        return text(path)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
