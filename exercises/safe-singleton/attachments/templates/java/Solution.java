package exercise;

import exercise.api.Resource;
import java.util.function.Supplier;

/// Keep the package, the name of this class and its two methods. Other classes may stand below.
final class Registry {
    private Registry() {}

    static Resource get(Supplier<Resource> maker) {
        throw new UnsupportedOperationException("get");
    }

    static void resetForTests() {
        throw new UnsupportedOperationException("resetForTests");
    }
}
