package interlock.grading;

import interlock.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The cores that this process may use.
final class Cores {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String KEY = "Cpus_allowed_list:";

    private Cores() {}

    /// Kernel numbers, from 0.
    static Set<Integer> allowed() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(KEY))
                    .map(line -> parse(line.substring(KEY.length()).strip()))
                    .findFirst()
                    .orElseThrow(() -> new SandboxException("the kernel names no allowed cores"));
        } catch (IOException failure) {
            throw new SandboxException("the allowed cores cannot be read", failure);
        }
    }

    /// @param list in the kernel's form: `0-3,6`
    static Set<Integer> parse(String list) {
        return Arrays.stream(list.split(",", -1))
                .flatMapToInt(
                        part -> {
                            var ends = part.split("-", 2);
                            int first = Integer.parseInt(ends[0]);
                            int last = Integer.parseInt(ends[ends.length - 1]);
                            return IntStream.rangeClosed(first, last);
                        })
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
