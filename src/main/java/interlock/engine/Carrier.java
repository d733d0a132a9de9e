package interlock.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// The machine under logical threads: each is a continuation of the JDK, and all of them run on
/// one kernel thread, which for that time says that it is the logical thread's `Thread` object.
/// So `Thread.currentThread()` and thread locals are right everywhere, a switch costs about a
/// microsecond, and a thread that must not go on is simply never continued: no exception runs
/// through its code, and nothing in it can refuse to end.
///
/// Needs `--add-exports java.base/jdk.internal.vm` and `--add-opens java.base/java.lang`.
final class Carrier {
    private static final MethodHandle CREATE;
    private static final MethodHandle RUN;
    private static final MethodHandle YIELD;
    private static final MethodHandle IS_DONE;
    private static final MethodHandle BECOME;

    static {
        try {
            var lookup = MethodHandles.lookup();
            var type = Class.forName("jdk.internal.vm.Continuation");
            var scopes = Class.forName("jdk.internal.vm.ContinuationScope");
            var named = MethodType.methodType(void.class, String.class);
            Object scope = lookup.findConstructor(scopes, named).invoke("interlock");
            var building = MethodType.methodType(void.class, scopes, Runnable.class);
            var yielding = MethodType.methodType(boolean.class, scopes);
            CREATE =
                    MethodHandles.insertArguments(lookup.findConstructor(type, building), 0, scope)
                            .asType(MethodType.methodType(Object.class, Runnable.class));
            RUN = own(lookup.findVirtual(type, "run", MethodType.methodType(void.class)));
            IS_DONE = own(lookup.findVirtual(type, "isDone", MethodType.methodType(boolean.class)));
            YIELD =
                    MethodHandles.insertArguments(
                            lookup.findStatic(type, "yield", yielding), 0, scope);
            BECOME =
                    MethodHandles.privateLookupIn(Thread.class, lookup)
                            .findVirtual(
                                    Thread.class,
                                    "setCurrentThread",
                                    MethodType.methodType(void.class, Thread.class));
        } catch (Throwable missing) {
            throw new LinkageError("this JDK has no continuations for the engine", missing);
        }
    }

    private final Thread host = Thread.currentThread();

    private static MethodHandle own(MethodHandle method) {
        return method.asType(method.type().changeParameterType(0, Object.class));
    }

    /// Code that can be left in the middle and taken up again.
    Object strand(Runnable body) {
        try {
            return (Object) CREATE.invokeExact(body);
        } catch (Throwable fault) {
            throw new IllegalStateException(fault);
        }
    }

    /// Goes on with a strand until it yields or ends.
    ///
    /// @param identity what the strand sees as the current thread
    /// @return whether it ended
    boolean run(Object strand, Thread identity) {
        try {
            BECOME.invokeExact(host, identity);
            try {
                RUN.invokeExact(strand);
            } finally {
                BECOME.invokeExact(host, host);
            }
            return (boolean) IS_DONE.invokeExact(strand);
        } catch (Throwable fault) {
            throw new IllegalStateException(fault);
        }
    }

    /// Leaves the running strand; comes back when it is run again.
    ///
    /// @throws IllegalStateException if native code is under it, so that it cannot be left
    static void leave() {
        try {
            var _ = (boolean) YIELD.invokeExact();
        } catch (IllegalStateException pinned) {
            throw pinned;
        } catch (Throwable fault) {
            throw new IllegalStateException(fault);
        }
    }
}
