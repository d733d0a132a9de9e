package interlock.language;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over named contents in the order in which they are added. Confined to one thread.
final class Fingerprint {
    private static final int SHORT_BYTES = 6;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every JDK has SHA-256", broken);
        }
    }

    Fingerprint add(String name, byte[] content) {
        digest.update((name + '\0' + content.length + '\0').getBytes(StandardCharsets.UTF_8));
        digest.update(content);
        return this;
    }

    Fingerprint add(String name, String content) {
        return add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /// All 64 digits. Nothing can be added any more.
    String whole() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Its first 12 digits, to be read out. Nothing can be added any more.
    String inShort() {
        return HexFormat.of().formatHex(digest.digest(), 0, SHORT_BYTES);
    }
}
