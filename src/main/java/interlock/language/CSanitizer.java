package interlock.language;

import java.util.Set;
import java.util.regex.Pattern;

/// Whether ThreadSanitizer sees everything by which a program orders its accesses. It sees atomic
/// accesses and the functions that it takes the place of; who orders accesses by anything else
/// would be told of races that are none.
///
/// Source: compiler-rt, tsan_interceptors_posix.cpp; fences: gcc's manual, `-Wtsan`.
final class CSanitizer {
    private static final String FENCE = "__tsan_atomic_thread_fence";

    /// What threads of one process wait by, as far as the engine lets it be called at all.
    private static final Pattern ORDERS =
            Pattern.compile("pthread_.*|sem_.*|thrd_.*|mtx_.*|cnd_.*|call_once|__atomic_.*");

    private static final Pattern ORDERS_NOTHING =
            Pattern.compile(
                    "pthread_(?:\\w*attr_\\w+|self|equal|yield|getspecific|setspecific|key_\\w+"
                            + "|[gs]et\\w+_np|atfork|getconcurrency|setconcurrency|setschedparam)"
                            + "|thrd_(?:current|equal|sleep|yield)");

    private final Set<String> seen;

    /// @param defined the symbols of its library, as `nm` tells them
    CSanitizer(String defined) {
        seen = CSymbols.definedIn(defined);
    }

    /// @param lacked the symbols that the objects of a program lack, as `nm` tells them
    boolean seesAllOf(String lacked) {
        return CSymbols.lackedBy(lacked).stream().noneMatch(this::isUnseen);
    }

    private boolean isUnseen(String symbol) {
        boolean isOrder =
                ORDERS.matcher(symbol).matches() && !ORDERS_NOTHING.matcher(symbol).matches();
        return symbol.equals(FENCE) || (isOrder && !seen.contains(symbol));
    }
}
