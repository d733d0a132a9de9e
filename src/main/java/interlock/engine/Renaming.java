package interlock.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Gives classes other names throughout a class file. Every class name in it, alone, in a
/// descriptor or in a signature, stands in a text of the constant pool (JVMS 4.4), so only those
/// texts change; texts that are string constants of the program do not.
final class Renaming {
    private static final Pattern NAME =
            Pattern.compile("(?:^|(?<=[\\[()VZBCSIJFDL;<+*\\-:]))L?(java/(?:util|lang)/[\\w$/]+)");

    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int STRING = 8;

    private Renaming() {}

    static byte[] apply(byte[] type, UnaryOperator<String> renamed) {
        try {
            return applyTo(type, renamed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] applyTo(byte[] type, UnaryOperator<String> renamed) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(type));
        var head = new byte[8];
        in.readFully(head);
        int count = in.readUnsignedShort();
        var tags = new int[count];
        var entries = new ArrayList<byte[]>();
        var strings = new BitSet();
        var names = new BitSet();
        for (int i = 0; i < count; i++) {
            entries.add(new byte[0]);
        }
        for (int i = 1; i < count; i++) {
            tags[i] = in.readUnsignedByte();
            int length = tags[i] == UTF8 ? in.readUnsignedShort() : length(tags[i]);
            var entry = new byte[length];
            in.readFully(entry);
            entries.set(i, entry);
            if (tags[i] == STRING) {
                strings.set(reference(entry));
            }
            if (tags[i] == CLASS) {
                names.set(reference(entry));
            }
            if (tags[i] == 5 || tags[i] == 6) {
                i++;
            }
        }
        var rest = in.readAllBytes();
        strings.andNot(names);
        var bytes = new ByteArrayOutputStream(type.length + 256);
        var out = new DataOutputStream(bytes);
        out.write(head);
        out.writeShort(count);
        write(out, tags, entries, strings, renamed);
        out.write(rest);
        return bytes.toByteArray();
    }

    private static void write(
            DataOutputStream out,
            int[] tags,
            List<byte[]> entries,
            BitSet strings,
            UnaryOperator<String> renamed)
            throws IOException {
        for (int i = 1; i < tags.length; i++) {
            if (tags[i] == 0) {
                continue;
            }
            out.writeByte(tags[i]);
            if (tags[i] != UTF8) {
                out.write(entries.get(i));
                continue;
            }
            String text = text(entries.get(i));
            if (strings.get(i) || !text.contains("java/")) {
                out.writeShort(entries.get(i).length);
                out.write(entries.get(i));
            } else {
                out.writeUTF(renamedIn(text, renamed));
            }
        }
    }

    private static String renamedIn(String text, UnaryOperator<String> renamed) {
        var matcher = NAME.matcher(text);
        var result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            String before = matcher.group().substring(0, matcher.group().length() - name.length());
            matcher.appendReplacement(
                    result, java.util.regex.Matcher.quoteReplacement(before + renamed.apply(name)));
        }
        return matcher.appendTail(result).toString();
    }

    private static int reference(byte[] entry) {
        return Byte.toUnsignedInt(entry[0]) << 8 | Byte.toUnsignedInt(entry[1]);
    }

    private static String text(byte[] modified) throws IOException {
        var framed = new ByteArrayOutputStream(modified.length + 2);
        framed.write(modified.length >> 8);
        framed.write(modified.length);
        framed.write(modified);
        return new DataInputStream(new ByteArrayInputStream(framed.toByteArray())).readUTF();
    }

    private static int length(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IllegalArgumentException("no such constant: " + tag);
        };
    }
}
