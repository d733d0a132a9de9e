package interlock.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/// One directory of a control group file system: its files are the kernel's knobs and counters.
record ControlDirectory(Path path) {
    static ControlDirectory create(Path path) {
        try {
            Files.createDirectories(path);
            return new ControlDirectory(path);
        } catch (IOException failure) {
            throw new SandboxException("the control group " + path + " cannot be made", failure);
        }
    }

    ControlDirectory parent() {
        return new ControlDirectory(path.resolve("..").normalize());
    }

    boolean has(String file) {
        return Files.exists(path.resolve(file));
    }

    String read(String file) {
        try {
            return Files.readString(path.resolve(file)).strip();
        } catch (IOException failure) {
            throw new SandboxException(path.resolve(file) + " cannot be read", failure);
        }
    }

    long readLong(String file) {
        return Long.parseLong(read(file));
    }

    /// The number after a word that begins a line, as in `oom_kill 0`; 0 if there is no such line.
    long entry(String file, String word) {
        return read(file)
                .lines()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals(word))
                .mapToLong(words -> Long.parseLong(words[1]))
                .findFirst()
                .orElse(0);
    }

    void write(String file, Object value) {
        try {
            Files.writeString(path.resolve(file), value.toString());
        } catch (IOException failure) {
            throw new SandboxException(
                    "'%s' cannot be written to %s".formatted(value, path.resolve(file)), failure);
        }
    }

    void join(long pid) {
        write("cgroup.procs", pid);
    }

    /// Processes in the group; none if the group is gone.
    Set<Long> members() {
        try (var lines = Files.lines(path.resolve("cgroup.procs"))) {
            return lines.map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
        } catch (IOException | UncheckedIOException failure) {
            if (!Files.exists(path)) {
                return Set.of();
            }
            throw new SandboxException("the members of " + path + " cannot be read", failure);
        }
    }

    /// Removes an empty group. The kernel answers EBUSY for a while after its last process ended.
    void remove(Duration patience) {
        var wait = new Patience(patience);
        while (Files.exists(path)) {
            try {
                Files.deleteIfExists(path);
            } catch (FileSystemException busy) {
                if (!wait.more()) {
                    throw new SandboxException(
                            "the control group " + path + " cannot be removed", busy);
                }
            } catch (IOException failure) {
                throw new SandboxException(
                        "the control group " + path + " cannot be removed", failure);
            }
        }
    }
}
