package interlock.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Loads rewritten classes: the program's, or the copies of the library's. What it does not
/// rewrite it leaves to its parent.
final class RewritingLoader extends ClassLoader {
    /// Which classes a loader rewrites.
    enum Share {
        LIBRARY,
        PROGRAM;

        boolean holds(String internalName) {
            return switch (this) {
                case LIBRARY -> ShadowNames.isShadow(internalName);
                case PROGRAM ->
                        !ShadowNames.isShadow(internalName) && ClassIndex.isProgram(internalName);
            };
        }
    }

    static {
        registerAsParallelCapable();
    }

    private final Share share;
    private final ClassIndex classes;
    private final Rewriter rewriter;
    private final Map<String, byte[]> rewritten;

    RewritingLoader(Share share, ClassLoader parent, ClassIndex classes) {
        this(share, parent, classes, new ConcurrentHashMap<>());
    }

    private RewritingLoader(
            Share share, ClassLoader parent, ClassIndex classes, Map<String, byte[]> rewritten) {
        super(parent);
        this.share = share;
        this.classes = classes;
        this.rewriter = new Rewriter(classes);
        this.rewritten = rewritten;
    }

    /// The same classes once more, with static state of their own.
    RewritingLoader again() {
        return new RewritingLoader(share, getParent(), classes, rewritten);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        String internalName = name.replace('.', '/');
        if (!share.holds(internalName)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name, internalName);
        }
    }

    private Class<?> define(String name, String internalName) throws ClassNotFoundException {
        byte[] bytes = rewritten.get(internalName);
        if (bytes == null) {
            var model = classes.model(internalName);
            if (model.isEmpty()) {
                throw new ClassNotFoundException(name);
            }
            bytes = rewriter.rewrite(model.get());
            rewritten.put(internalName, bytes);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
