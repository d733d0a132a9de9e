package interlock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules are read as written, name real system calls, and become a program for the kernel.
class SeccompFilterTest {
    /// Newer than the libseccomp of Debian 12.
    private static final Set<String> YOUNG =
            Set.of("fchmodat2", "futex_wait", "futex_wake", "futex_requeue");

    @Test
    void rules_are_read() {
        var filter =
                SeccompFilter.parse(
                        """
                # no

                allow read
                errno 38 clone3
                allow-if socket 0 0xff 2
                """);
        assertEquals(3, filter.rules().size());
        assertEquals(Optional.of(38), filter.rules().get(1).error());
        assertEquals(
                Optional.of(new Libseccomp.Condition(0, 255, 2)),
                filter.rules().get(2).condition());
        assertThrows(IllegalArgumentException.class, () -> SeccompFilter.parse("permit read"));
    }

    @Test
    void every_name_is_a_system_call() {
        try (var library = new Libseccomp()) {
            for (var rule : SeccompFilter.load().rules()) {
                if (!YOUNG.contains(rule.syscall())) {
                    int number = library.number(rule.syscall());
                    assertNotEquals(Libseccomp.UNKNOWN_SYSCALL, number, rule.syscall());
                }
            }
        }
    }

    @Test
    void what_must_be_refused_is_not_in_the_list() {
        var allowed =
                SeccompFilter.load().rules().stream()
                        .map(SeccompFilter.Rule::syscall)
                        .collect(Collectors.toSet());
        for (var name :
                Set.of("ptrace", "mount", "unshare", "setns", "bpf", "keyctl", "io_uring_setup")) {
            assertTrue(!allowed.contains(name), name);
        }
    }

    @Test
    void the_program_is_whole_instructions(@TempDir Path directory) throws IOException {
        var file = directory.resolve("filter");
        SeccompFilter.load().compile(file);
        assertTrue(Files.size(file) > 0);
        assertEquals(0, Files.size(file) % 8);
    }
}
