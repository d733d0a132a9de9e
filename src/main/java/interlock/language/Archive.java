package interlock.language;

import interlock.sandbox.SandboxException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// What a box handed out as a tar archive. It may have been made by hostile hands: only plain
/// files with plain names are taken, and nothing is ever written to disk.
final class Archive {
    private static final int FILES_MAX = 5000;

    private Archive() {}

    /// Path → content; the archive itself is bounded by the box's output limit.
    ///
    /// @throws SandboxException if it is no archive of plain files
    static Map<String, byte[]> read(byte[] tar) {
        var files = new HashMap<String, byte[]>();
        try (var archive = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry entry; (entry = archive.getNextEntry()) != null; ) {
                if (entry.isDirectory()) {
                    continue;
                }
                String name = plain(entry);
                long size = entry.getSize();
                if (size < 0 || size > tar.length || files.size() == FILES_MAX) {
                    throw new SandboxException("an archive from a box holds too much");
                }
                files.put(name, archive.readNBytes((int) size));
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new SandboxException("an archive from a box cannot be read", broken);
        }
        return files;
    }

    private static String plain(TarArchiveEntry entry) {
        String name = entry.getName();
        name = name.startsWith("./") ? name.substring(2) : name;
        boolean odd = name.isEmpty() || name.startsWith("/") || name.indexOf('\\') >= 0;
        for (String part : name.split("/", -1)) {
            odd |= part.isEmpty() || part.equals(".") || part.equals("..");
        }
        odd |= name.chars().anyMatch(Character::isISOControl);
        if (odd || !entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
            throw new SandboxException("an archive from a box holds the odd file '" + name + "'");
        }
        return name;
    }
}
