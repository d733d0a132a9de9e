package interlock.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Lets the names of nameless threads, `Thread-0` and so on, begin anew in each schedule.
final class ThreadNumbers {
    private static final VarHandle NEXT = next();

    private ThreadNumbers() {}

    static void reset() {
        NEXT.setVolatile(0);
    }

    private static VarHandle next() {
        try {
            var type = Class.forName("java.lang.Thread$ThreadNumbering");
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findStaticVarHandle(type, "next", int.class);
        } catch (ReflectiveOperationException missing) {
            throw new LinkageError("this JDK numbers threads in another way", missing);
        }
    }
}
