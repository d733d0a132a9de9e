package interlock.harness;

import java.nio.charset.StandardCharsets;

/// How a line of the history is spelt: short enough for one whole write to a pipe.
public final class HistoryLines {
    /// Longest line in bytes, line end included. A longer one ends with the word `...`.
    static final int LINE_BYTES_MAX = 4000;

    private static final String CUT = " ...";

    private HistoryLines() {}

    /// @param stamp time, process and thread
    /// @param rest encoded words, or nothing
    public static byte[] bytes(String stamp, String thread, String kind, String rest) {
        var line = new StringBuilder(64 + rest.length());
        line.append(stamp).append(' ').append(thread).append(' ').append(kind);
        if (!rest.isEmpty()) {
            line.append(' ').append(rest);
        }
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ') {
                line.replace(i, i + 1, Words.encode(line.substring(i, i + 1)));
            }
        }
        byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LINE_BYTES_MAX) {
            return bytes;
        }
        int end = LINE_BYTES_MAX - CUT.length() - 1;
        while (bytes[end] != ' ') {
            end--;
        }
        return (new String(bytes, 0, end, StandardCharsets.UTF_8) + CUT + '\n')
                .getBytes(StandardCharsets.UTF_8);
    }
}
