package interlock.observe;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import interlock.sandbox.SandboxException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Sends signals to processes of one box and to no others. Safe for use by many threads.
///
/// A number may be given to another process as soon as its owner has ended, so the process is
/// pinned by a pidfd first, then looked up in the box, then signalled through the pidfd: what was
/// looked up is what gets the signal (pidfd_open(2), pidfd_send_signal(2)).
final class BoxSignals {
    static final int TERMINATE = 15;
    static final int CONTINUE = 18;
    static final int STOP = 19;

    private static final long PIDFD_SEND_SIGNAL = 424;
    private static final long PIDFD_OPEN = 434;
    private static final int NO_SUCH_PROCESS = 3;

    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final FunctionDescriptor SYSCALL_TYPE =
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle SYSCALL =
            function("syscall", SYSCALL_TYPE, Linker.Option.firstVariadicArg(1));
    private static final MethodHandle CLOSE =
            function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final Supplier<Set<Long>> pidsOfBox;

    BoxSignals(Supplier<Set<Long>> pidsOfBox) {
        this.pidsOfBox = pidsOfBox;
    }

    /// @return whether the process was there, in the box, and got the signal
    boolean send(long pid, int signal) {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(STATE);
            long pidfd = (long) SYSCALL.invokeExact(state, PIDFD_OPEN, pid, 0L, 0L, 0L);
            if (pidfd < 0) {
                return isGone("pidfd_open", state);
            }
            try {
                if (!pidsOfBox.get().contains(pid)) {
                    return false;
                }
                long sent =
                        (long)
                                SYSCALL.invokeExact(
                                        state, PIDFD_SEND_SIGNAL, pidfd, (long) signal, 0L, 0L);
                return sent == 0 || isGone("pidfd_send_signal", state);
            } finally {
                int closed = (int) CLOSE.invokeExact(state, (int) pidfd);
                assert closed == 0;
            }
        } catch (Error | RuntimeException failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("a native call threw", failure);
        }
    }

    /// @return false, if that is why the call failed
    private static boolean isGone(String what, MemorySegment state) {
        int errno = (int) ERRNO.get(state, 0L);
        if (errno != NO_SUCH_PROCESS) {
            throw new SandboxException("%s failed with errno %d".formatted(what, errno));
        }
        return false;
    }

    private static MethodHandle function(
            String name, FunctionDescriptor type, Linker.Option... options) {
        var all = new ArrayList<>(List.of(options));
        all.add(Linker.Option.captureCallState("errno"));
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), type, all.toArray(Linker.Option[]::new));
    }
}
