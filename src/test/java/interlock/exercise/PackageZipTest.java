package interlock.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.commons.compress.archivers.zip.GeneralPurposeBit;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageZipTest {
    private static final int MEBIBYTE = 1 << 20;

    private final PackageZip archive = new PackageZip(PackageExample.config().packages());

    @Test
    void a_package_survives_being_written_and_read() {
        var files = PackageFiles.of("bounded-buffer", PackageExample.right().files());
        var zip = PackageZip.write(files);
        assertEquals(files.digest(), archive.read(zip).digest());
        assertEquals(files.digest(), PackageZip.readOwn(zip).digest());
        assertEquals("bounded-buffer", archive.read(zip).slug());
    }

    @Test
    void the_digest_tells_any_change_of_path_or_content() {
        var right = PackageExample.right();
        var digest = PackageFiles.of("a", right.files()).digest();
        assertTrue(!digest.equals(PackageFiles.of("a", right.with("x", "").files()).digest()));
        assertTrue(
                !PackageFiles.of("a", right.with("x", "yz").files())
                        .digest()
                        .equals(PackageFiles.of("a", right.with("xy", "z").files()).digest()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "slug/../../x",
                "/etc/passwd",
                "\\..\\x",
                "C:/x",
                "slug//x",
                "slug/./x",
                "slug/.hidden",
                "slug/a b",
                "slug/a\nb",
            })
    void a_path_out_of_the_folder_or_out_of_the_ordinary_is_refused(String path)
            throws IOException {
        var name = path.replaceAll("[^ -~]", "?").replace('\\', '/');
        assertEquals(name, refused(zip(entry(path), "x")).file());
    }

    @Test
    void a_symbolic_link_is_refused() throws IOException {
        var link = entry("slug/link");
        link.setUnixMode(0120777);
        assertEquals("slug/link", refused(zip(link, "/etc/passwd")).file());
    }

    @Test
    void a_bomb_is_refused_by_its_ratio() throws IOException {
        assertEquals("slug/bomb", refused(zip(entry("slug/bomb"), "0".repeat(MEBIBYTE))).file());
    }

    @Test
    void a_file_of_more_than_its_limit_is_refused() throws IOException {
        assertEquals("slug/big", refused(zip(entry("slug/big"), noise(MEBIBYTE + 1))).file());
    }

    @Test
    void files_of_more_than_their_limit_together_are_refused() throws IOException {
        var zip = new Zip();
        // Each well within its own limit and ratio, all together far beyond.
        var text = noise(16 << 10).repeat(40);
        for (int number = 0; number < 60; number++) {
            zip.add(entry("slug/f" + number), text);
        }
        assertTrue(refused(zip.bytes()).expected().contains("in all files"));
    }

    @Test
    void a_zip_of_more_than_its_limit_is_refused_unread() {
        assertEquals("the zip", refused(new byte[8 * MEBIBYTE + 1]).file());
    }

    @Test
    void too_many_entries_are_refused() throws IOException {
        var zip = new Zip();
        for (int number = 0; number <= 1000; number++) {
            zip.add(entry("slug/f" + number), "");
        }
        assertEquals("slug/f1000", refused(zip.bytes()).file());
    }

    @Test
    void a_file_that_is_there_twice_is_refused() throws IOException {
        var zip = new Zip();
        zip.add(entry("slug/a"), "1");
        zip.add(entry("slug/a"), "2");
        assertEquals("slug/a", refused(zip.bytes()).file());
    }

    @Test
    void an_encrypted_file_is_refused() throws IOException {
        var zip = zip(entry("slug/a"), "secret");
        int directory = lastIndexOf(zip, "504b0102");
        zip[directory + 8] |= 1; // the flag in the central directory, which is what is read
        assertEquals("slug/a", refused(zip).file());
    }

    @Test
    void content_that_was_changed_on_the_way_is_refused() throws IOException {
        var entry = entry("slug/a");
        entry.setMethod(ZipArchiveEntry.STORED);
        var zip = zip(entry, "content");
        int content = new String(zip, StandardCharsets.ISO_8859_1).indexOf("content");
        zip[content] = 'C';
        assertEquals("slug/a", refused(zip).file());
    }

    @Test
    void files_outside_the_one_folder_are_refused() throws IOException {
        assertEquals("problem.yaml", refused(zip(entry("problem.yaml"), "")).file());
        var zip = new Zip();
        zip.add(entry("a/problem.yaml"), "");
        zip.add(entry("b/problem.yaml"), "");
        assertEquals("b/problem.yaml", refused(zip.bytes()).file());
    }

    @Test
    void what_is_no_zip_is_refused() throws IOException {
        assertEquals("the zip", refused(new byte[0]).file());
        assertEquals("the zip", refused("hello".getBytes(StandardCharsets.UTF_8)).file());
        var zip = zip(entry("slug/a"), "content");
        assertEquals("the zip", refused(Arrays.copyOf(zip, zip.length / 2)).file());
    }

    private InvalidExerciseException.Fault refused(byte[] zip) {
        var refusal = assertThrows(InvalidExerciseException.class, () -> archive.read(zip));
        assertEquals(1, refusal.faults().size());
        return refusal.faults().getFirst();
    }

    private static ZipArchiveEntry entry(String name) {
        return new ZipArchiveEntry(name);
    }

    private static byte[] zip(ZipArchiveEntry entry, String content) throws IOException {
        var zip = new Zip();
        zip.add(entry, content);
        return zip.bytes();
    }

    private static String noise(int length) {
        var random = new Random(1);
        var text = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            text.append((char) ('!' + random.nextInt(90)));
        }
        return text.toString();
    }

    private static int lastIndexOf(byte[] bytes, String hex) {
        return HexFormat.of().formatHex(bytes).lastIndexOf(hex) / 2;
    }

    /// A zip in the making.
    private static final class Zip {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

        void add(ZipArchiveEntry entry, String content) throws IOException {
            var data = content.getBytes(StandardCharsets.UTF_8);
            entry.setGeneralPurposeBit(new GeneralPurposeBit());
            entry.setSize(data.length);
            if (entry.getMethod() == ZipArchiveEntry.STORED) {
                var sum = new java.util.zip.CRC32();
                sum.update(data);
                entry.setCrc(sum.getValue());
            }
            zip.putArchiveEntry(entry);
            zip.write(data);
            zip.closeArchiveEntry();
        }

        byte[] bytes() throws IOException {
            zip.finish();
            return bytes.toByteArray();
        }
    }
}
