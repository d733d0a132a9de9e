package interlock.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheDirectoryTest {
    @TempDir Path home;
    private final AtomicInteger makings = new AtomicInteger();
    private CacheDirectory cache;

    @BeforeEach
    void inside_a_folder_that_boxes_can_reach() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        cache = new CacheDirectory(home.resolve("cache"));
    }

    @Test
    void a_folder_is_made_once() throws IOException {
        var folder = made(cache).orElseThrow();
        assertEquals(folder, made(cache).orElseThrow());
        assertEquals(folder, made(new CacheDirectory(cache.directory())).orElseThrow());
        assertEquals("text 1", Files.readString(folder.resolve("file")));
    }

    @Test
    void a_corrupt_folder_is_made_anew() throws IOException {
        var file = made(cache).orElseThrow().resolve("file");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(file, "test 1");
        made(cache);
        assertEquals("text 2", Files.readString(file));
    }

    @Test
    void of_two_makers_the_first_wins() throws IOException {
        var folder =
                cache.folder(
                        "name",
                        fresh -> {
                            made(new CacheDirectory(cache.directory()));
                            Files.writeString(fresh.resolve("file"), "late");
                        });
        assertEquals("text 1", Files.readString(folder.orElseThrow().resolve("file")));
        assertOnly("name");
    }

    @Test
    void what_fails_leaves_nothing() throws IOException {
        assertEquals(
                Optional.empty(),
                cache.folder(
                        "name",
                        fresh -> {
                            Files.writeString(fresh.resolve("file"), "half");
                            throw new IOException("as it was told");
                        }));
        assertOnly("");
    }

    @Test
    void a_directory_that_cannot_be_made_is_no_error() throws IOException {
        var file = Files.createFile(home.resolve("file"));
        assertEquals(Optional.empty(), made(new CacheDirectory(file.resolve("below"))));
    }

    @Test
    void a_directory_that_others_can_write_is_not_used() throws IOException {
        Files.createDirectory(cache.directory());
        var shared = PosixFilePermissions.fromString("rwxrwxrwx");
        Files.setPosixFilePermissions(cache.directory(), shared);
        assertEquals(Optional.empty(), made(cache));
        assertEquals(0, makings.get());
    }

    private Optional<Path> made(CacheDirectory in) {
        return in.folder(
                "name",
                fresh ->
                        Files.writeString(
                                fresh.resolve("file"), "text " + makings.incrementAndGet()));
    }

    private void assertOnly(String names) throws IOException {
        try (var all = Files.list(cache.directory())) {
            var found = all.map(path -> path.getFileName().toString()).toList();
            assertTrue(names.equals(String.join(" ", found)), found::toString);
        }
    }
}
