package interlock.exercise;

import interlock.exercise.ExerciseConfig.PackageLimits;
import interlock.sandbox.ByteSize;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Packages as zips: uploads are hostile until proven otherwise, our own are not. Immutable.
final class PackageZip {
    /// Small files may be compressed as well as they can be.
    private static final ByteSize RATIO_FREE = new ByteSize(64 << 10);

    private final PackageLimits limits;

    PackageZip(PackageLimits limits) {
        this.limits = limits;
    }

    /// Reads an uploaded zip, which holds one folder with the exercise's slug as its name.
    ///
    /// @throws InvalidExerciseException naming the entry that was refused
    PackageFiles read(byte[] zip) {
        if (zip.length > limits.zipMax().bytes()) {
            throw refusal("the zip", "at most " + limits.zipMax());
        }
        try (var file = ZipFile.builder().setByteArray(zip).get()) {
            var contents = new TreeMap<String, byte[]>();
            var left = new Allowance();
            for (var entry : Collections.list(file.getEntries())) {
                left.countEntry(entry.getName());
                refuseWhatIsNotAFile(file, entry);
                if (!entry.isDirectory()
                        && contents.putIfAbsent(entry.getName(), content(file, entry, left))
                                != null) {
                    throw refusal(entry.getName(), "each file once, found it twice");
                }
            }
            return inOneFolder(contents);
        } catch (IOException notAZip) {
            throw refusal("the zip", "a whole zip: " + notAZip.getMessage());
        }
    }

    private static void refuseWhatIsNotAFile(ZipFile file, ZipArchiveEntry entry) {
        var name = entry.getName();
        var path = entry.isDirectory() ? name.substring(0, name.length() - 1) : name;
        if (!PackagePath.isRight(path)) {
            throw refusal(name, PackagePath.RULE);
        }
        if (entry.isUnixSymlink()) {
            throw refusal(name, "a file, found a symbolic link");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw refusal(name, "a file without a password");
        }
        if (!entry.isDirectory() && !file.canReadEntryData(entry)) {
            throw refusal(name, "a file stored or deflated, found method " + entry.getMethod());
        }
    }

    /// The sizes that the zip states are not believed: what is unpacked is counted.
    private byte[] content(ZipFile file, ZipArchiveEntry entry, Allowance left) throws IOException {
        byte[] content;
        try (var stream = file.getInputStream(entry)) {
            content = stream.readNBytes(Math.toIntExact(limits.fileMax().bytes()) + 1);
        }
        if (content.length > limits.fileMax().bytes()) {
            throw refusal(entry.getName(), "a file of at most " + limits.fileMax());
        }
        if (content.length > RATIO_FREE.bytes()
                && content.length / limits.ratioMax() > entry.getCompressedSize()) {
            throw refusal(
                    entry.getName(),
                    "a file compressed at most %d times".formatted(limits.ratioMax()));
        }
        left.countBytes(entry.getName(), content.length);
        var sum = new CRC32();
        sum.update(content);
        if (sum.getValue() != entry.getCrc()) {
            throw refusal(entry.getName(), "content that agrees with its checksum");
        }
        return content;
    }

    private static PackageFiles inOneFolder(SortedMap<String, byte[]> contents) {
        if (contents.isEmpty()) {
            throw refusal("the zip", "a folder with files, found none");
        }
        var first = contents.firstKey();
        var folder = first.substring(0, first.indexOf('/') + 1);
        var inside = new TreeMap<String, byte[]>();
        contents.forEach(
                (path, content) -> {
                    if (folder.isEmpty() || !path.startsWith(folder)) {
                        throw refusal(path, "all files in one folder named as the exercise");
                    }
                    inside.put(path.substring(folder.length()), content);
                });
        return new PackageFiles(folder.substring(0, folder.length() - 1), inside);
    }

    /// The same bytes for the same files.
    static byte[] write(PackageFiles files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.contents().entrySet()) {
                var entry = new ZipEntry(files.slug() + "/" + file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a zip in memory cannot be written", impossible);
        }
        return bytes.toByteArray();
    }

    /// Reads what `write` wrote.
    static PackageFiles readOwn(byte[] zip) {
        var contents = new TreeMap<String, byte[]>();
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                contents.put(entry.getName(), stream.readAllBytes());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("a stored package cannot be read", broken);
        }
        return inOneFolder(contents);
    }

    private static InvalidExerciseException refusal(String entry, String expected) {
        var faults = new Faults();
        faults.add(printable(entry), expected);
        return faults.exception();
    }

    private static String printable(String entry) {
        return Yaml.abbreviated(entry.replaceAll("[^ -~]", "?"));
    }

    /// What one zip may still hold. Confined to one reading.
    private final class Allowance {
        private int entries = limits.entriesMax();
        private long bytes = limits.filesMax().bytes();

        void countEntry(String name) {
            if (--entries < 0) {
                throw refusal(name, "at most %d entries".formatted(limits.entriesMax()));
            }
        }

        void countBytes(String name, int count) {
            bytes -= count;
            if (bytes < 0) {
                throw refusal(name, "at most %s in all files".formatted(limits.filesMax()));
            }
        }
    }
}
