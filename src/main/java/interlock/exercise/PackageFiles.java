package interlock.exercise;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of one package, from a folder or a zip: what `ExerciseReader` reads.
///
/// @param slug name of the folder
/// @param contents by path inside the folder, `/` between names
record PackageFiles(String slug, SortedMap<String, byte[]> contents) {
    PackageFiles {
        contents = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(contents));
    }

    static PackageFiles of(String slug, Map<String, byte[]> contents) {
        return new PackageFiles(slug, new TreeMap<>(contents));
    }

    /// The same for the same files, whatever archive they came in: SHA-256, hexadecimal.
    String digest() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            contents.forEach(
                    (path, content) -> {
                        sha256.update(frame(path.getBytes(StandardCharsets.UTF_8)));
                        sha256.update(frame(content));
                    });
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    private static byte[] frame(byte[] part) {
        return ByteBuffer.allocate(Integer.BYTES + part.length)
                .putInt(part.length)
                .put(part)
                .array();
    }

    /// A file as text; nothing (and a fault) if it is missing or not UTF-8.
    Optional<String> text(String path, Faults faults) {
        var content = contents.get(path);
        if (content == null) {
            faults.add(path, "this file, found none");
            return Optional.empty();
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            if (text.chars().noneMatch(character -> character == 0)) {
                return Optional.of(text.toString());
            }
        } catch (CharacterCodingException binary) {
            // told below, as for a text with zero bytes
        }
        faults.add(path, "text in UTF-8, found other bytes");
        return Optional.empty();
    }

    /// The files below a folder, by their path inside it; those that are not text are faults.
    SortedMap<String, String> textsBelow(String folder, Faults faults) {
        var texts = new TreeMap<String, String>();
        contents.tailMap(folder).keySet().stream()
                .takeWhile(path -> path.startsWith(folder))
                .forEach(
                        path ->
                                text(path, faults)
                                        .ifPresent(
                                                text ->
                                                        texts.put(
                                                                path.substring(folder.length()),
                                                                text)));
        return texts;
    }
}
