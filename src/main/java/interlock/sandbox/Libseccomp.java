package interlock.sandbox;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.Optional;

/// The few functions of libseccomp that make a filter (seccomp_init(3) and its kin).
final class Libseccomp implements AutoCloseable {
    static final int ALLOW = 0x7fff0000;

    /// What the library answers for a name it does not know.
    static final int UNKNOWN_SYSCALL = -1;

    private static final String LIBRARY = "libseccomp.so.2";
    private static final int ERRNO = 0x00050000;
    private static final int EPERM = 1;
    private static final int COMPARE_MASKED_EQUAL = 7;
    private static final int OPTIMIZE_ATTRIBUTE = 8;
    private static final int BINARY_TREE = 2;

    /// `struct scmp_arg_cmp`: argument, comparison, and two operands.
    private static final MemoryLayout CONDITION =
            MemoryLayout.structLayout(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);

    private final Arena arena = Arena.ofConfined();
    private final Native seccomp;
    private final MemorySegment filter;

    /// Opens a filter that refuses everything with EPERM.
    ///
    /// @throws SandboxException if the library is not installed
    Libseccomp() {
        try {
            seccomp = new Native(SymbolLookup.libraryLookup(LIBRARY, arena));
        } catch (IllegalArgumentException notFound) {
            arena.close();
            throw new SandboxException(
                    LIBRARY + " was not found: apt-get install libseccomp2", notFound);
        }
        filter =
                seccomp.pointer(
                        "seccomp_init", FunctionDescriptor.of(ADDRESS, JAVA_INT), errno(EPERM));
        if (filter.address() == 0) {
            throw new SandboxException("libseccomp could not open a filter");
        }
        call("seccomp_attr_set", intsAfterPointer(2), OPTIMIZE_ATTRIBUTE, BINARY_TREE);
    }

    static int errno(int number) {
        return ERRNO | number;
    }

    /// Number of a system call; negative if this architecture has none of that name.
    int number(String syscall) {
        return seccomp.call(
                "seccomp_syscall_resolve_name",
                FunctionDescriptor.of(JAVA_INT, ADDRESS),
                arena.allocateFrom(syscall));
    }

    void add(int action, int syscall, Optional<Condition> condition) {
        var layout =
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
        int count = condition.isPresent() ? 1 : 0;
        var operands = condition.map(this::toStruct).orElse(MemorySegment.NULL);
        call("seccomp_rule_add_array", layout, action, syscall, count, operands);
    }

    /// Writes the filter as a program for the kernel.
    void export(Path file) {
        try (var target = Descriptor.create(file)) {
            call("seccomp_export_bpf", intsAfterPointer(1), target.number());
        }
    }

    private static FunctionDescriptor intsAfterPointer(int count) {
        var layout = FunctionDescriptor.of(JAVA_INT, ADDRESS);
        for (int i = 0; i < count; i++) {
            layout = layout.appendArgumentLayouts(JAVA_INT);
        }
        return layout;
    }

    private MemorySegment toStruct(Condition condition) {
        var struct = arena.allocate(CONDITION);
        struct.set(JAVA_INT, 0, condition.argument());
        struct.set(JAVA_INT, 4, COMPARE_MASKED_EQUAL);
        struct.set(JAVA_LONG, 8, condition.mask());
        struct.set(JAVA_LONG, 16, condition.value());
        return struct;
    }

    private void call(String function, FunctionDescriptor layout, Object... arguments) {
        var all = new Object[arguments.length + 1];
        all[0] = filter;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        int result = seccomp.call(function, layout, all);
        if (result != 0) {
            throw new SandboxException("%s failed: error %d".formatted(function, -result));
        }
    }

    @Override
    public void close() {
        seccomp.run("seccomp_release", FunctionDescriptor.ofVoid(ADDRESS), filter);
        arena.close();
    }

    /// Holds if argument number `argument`, masked, equals the value.
    record Condition(int argument, long mask, long value) {}
}
