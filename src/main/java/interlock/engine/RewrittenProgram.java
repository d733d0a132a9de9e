package interlock.engine;

import interlock.harness.Adapter;
import interlock.harness.ScriptException;

/// The candidate's and the adapter's classes, rewritten; their static state is new in each
/// schedule.
final class RewrittenProgram {
    private final String adapter;
    private final ClassIndex classes;
    private RewritingLoader loader;

    RewrittenProgram(String adapter, ClassLoader files) {
        this.adapter = adapter;
        classes = new ClassIndex(files);
        var library = new RewritingLoader(RewritingLoader.Share.LIBRARY, files, classes);
        loader = new RewritingLoader(RewritingLoader.Share.PROGRAM, library, classes);
    }

    /// Loads the adapter without running any of it.
    ///
    /// @throws ScriptException if it is not there
    void load() {
        type();
    }

    private Class<? extends Adapter> type() {
        try {
            return Class.forName(adapter, false, loader).asSubclass(Adapter.class);
        } catch (ClassNotFoundException | ClassCastException fault) {
            throw new ScriptException(adapter + " is not there or is no adapter");
        }
    }

    /// Makes an adapter for one schedule.
    Actors.Makers makers() {
        if (classes.mustReload()) {
            loader = loader.again();
        }
        var type = type();
        return () -> type.getConstructor().newInstance();
    }
}
