package interlock.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds classes by name as programs will see them, and answers what a rewriting needs to know of
/// classes other than the one it rewrites. Guarded by itself.
final class ClassIndex implements ClassHierarchyResolver {
    private static final String OWN = "interlock/";

    /// Classes of the harness that run as a part of programs.
    private static final Set<String> IN_PROGRAMS =
            Set.of("interlock/harness/Delays", "interlock/harness/Rehearsal");

    private final ClassLoader files;
    private final Map<String, Optional<ClassModel>> models = new HashMap<>();

    /// @param files where the classes of the program and of the JDK are found as resources
    ClassIndex(ClassLoader files) {
        this.files = files;
    }

    /// A class as programs will see it, its names changed but nothing else.
    synchronized Optional<ClassModel> model(String internalName) {
        var known = models.get(internalName);
        if (known == null) {
            known = Optional.ofNullable(read(internalName)).map(ClassFile.of()::parse);
            models.put(internalName, known);
        }
        return known;
    }

    private byte @Nullable [] read(String name) {
        boolean shadow = ShadowNames.isShadow(name);
        boolean inside = shadow && ShadowNames.kind(name) == ShadowNames.Kind.CONCURRENT;
        String file = (shadow ? ShadowNames.original(name) : name) + ".class";
        try (var stream = files.getResourceAsStream(file)) {
            if (stream == null) {
                return null;
            }
            var bytes = stream.readAllBytes();
            return shadow || isProgram(name)
                    ? Renaming.apply(bytes, each -> ShadowNames.renamed(each, inside))
                    : bytes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Whether a class of the program that was asked for has state that only loading makes new.
    synchronized boolean mustReload() {
        var statics = new Statics(this);
        return models.entrySet().stream()
                .filter(each -> isProgram(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .anyMatch(statics::mustReload);
    }

    /// Whether a class belongs to the candidate or to the exercise's adapter.
    static boolean isProgram(String name) {
        return !name.startsWith("java/")
                && !name.startsWith("javax/")
                && !name.startsWith("jdk/")
                && !name.startsWith("sun/")
                && (!name.startsWith(OWN) || IN_PROGRAMS.contains(name));
    }

    /// Whether a class is, or extends, another.
    boolean extendsClass(String name, String ancestor) {
        for (String each = name; each != null; each = superclass(each)) {
            if (each.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a class below an ancestor declares a method of the ancestor anew.
    boolean declares(String name, String ancestor, String method, MethodTypeDesc type) {
        for (String each = name; each != null && !each.equals(ancestor); each = superclass(each)) {
            var found =
                    model(each).stream()
                            .flatMap(model -> model.methods().stream())
                            .anyMatch(
                                    own ->
                                            own.methodName().equalsString(method)
                                                    && own.methodTypeSymbol().equals(type));
            if (found) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String superclass(String name) {
        return model(name)
                .flatMap(ClassModel::superclass)
                .map(above -> above.asInternalName())
                .orElse(null);
    }

    /// The class that declares a field, as JVMS 5.4.3.2 finds it.
    Optional<FieldModel> field(String owner, String field) {
        for (String each = owner; each != null; each = superclass(each)) {
            var model = model(each);
            if (model.isEmpty()) {
                return Optional.empty();
            }
            for (var found : model.get().fields()) {
                if (found.fieldName().equalsString(field)) {
                    return Optional.of(found);
                }
            }
            for (var above : model.get().interfaces()) {
                var inherited = field(above.asInternalName(), field);
                if (inherited.isPresent()) {
                    return inherited;
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public @Nullable ClassHierarchyInfo getClassInfo(ClassDesc type) {
        String descriptor = type.descriptorString();
        var model = model(descriptor.substring(1, descriptor.length() - 1));
        if (model.isEmpty()) {
            return null;
        }
        if (model.get().flags().has(java.lang.reflect.AccessFlag.INTERFACE)) {
            return ClassHierarchyInfo.ofInterface();
        }
        var above = model.get().superclass().map(each -> each.asSymbol());
        return ClassHierarchyInfo.ofClass(above.orElse(null));
    }
}
