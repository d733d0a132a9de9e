package interlock.sandbox;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Carries what `init.pl` reports out of a box. The candidate can write to it as well, and gains
/// nothing: it only says how its own program ended, which it can choose anyway.
final class StatusPipe implements AutoCloseable {
    private static final int MAX_BYTES = 1024;

    private final Descriptor write;
    private final FileInputStream read;
    private boolean writable = true;

    private StatusPipe(Descriptor.Pipe ends, FileInputStream read) {
        this.write = ends.write();
        this.read = read;
    }

    static StatusPipe open() {
        var ends = Descriptor.pipe();
        try (var _ = ends.read()) {
            return new StatusPipe(ends, new FileInputStream(ends.read().path().toFile()));
        } catch (IOException failure) {
            ends.write().close();
            throw new SandboxException("a pipe could not be opened", failure);
        }
    }

    /// What the launcher opens for writing.
    Path path() {
        return write.path();
    }

    /// Our own writing end must go, or the end of the box would not end the stream.
    synchronized void closeWriting() {
        if (writable) {
            writable = false;
            write.close();
        }
    }

    /// Waits for the first line; empty if the box ended without one.
    Optional<String> awaitFirstLine() throws IOException {
        var line = new StringBuilder();
        for (int c = read.read(); c >= 0 && line.length() < MAX_BYTES; c = read.read()) {
            if (c == '\n') {
                return Optional.of(line.toString());
            }
            line.append((char) c);
        }
        return Optional.empty();
    }

    /// How the program ended, as far as it was told before the box ended.
    Optional<Outcome> ending() {
        try {
            var bytes = read.readNBytes(Math.min(read.available(), MAX_BYTES));
            return new String(bytes, StandardCharsets.US_ASCII)
                    .lines()
                    .flatMap(line -> parse(line).stream())
                    .findFirst();
        } catch (IOException failure) {
            throw new SandboxException("the status of a box could not be read", failure);
        }
    }

    private static Optional<Outcome> parse(String line) {
        var words = line.split(" ", -1);
        if (words.length != 2 || !words[1].matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(words[1]);
        return switch (words[0]) {
            case "exit" -> Optional.of(new Outcome.Exited(number));
            case "signal" -> Optional.of(new Outcome.Signalled(number));
            default -> Optional.empty();
        };
    }

    @Override
    public void close() {
        closeWriting();
        try {
            read.close();
        } catch (IOException failure) {
            throw new SandboxException("a pipe could not be closed", failure);
        }
    }
}
