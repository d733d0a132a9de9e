package interlock.sandbox;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/// Calls C functions by name, through the foreign-function interface. Immutable.
record Native(SymbolLookup symbols) {
    static Native libc() {
        return new Native(Linker.nativeLinker().defaultLookup());
    }

    int call(String function, FunctionDescriptor layout, Object... arguments) {
        return (int) invoke(function, layout, arguments);
    }

    MemorySegment pointer(String function, FunctionDescriptor layout, Object... arguments) {
        return (MemorySegment) invoke(function, layout, arguments);
    }

    void run(String function, FunctionDescriptor layout, Object... arguments) {
        invoke(function, layout, arguments);
    }

    private Object invoke(String function, FunctionDescriptor layout, Object... arguments) {
        var handle = Linker.nativeLinker().downcallHandle(symbols.findOrThrow(function), layout);
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable failure) {
            throw new IllegalStateException("wrong declaration of " + function, failure);
        }
    }
}
