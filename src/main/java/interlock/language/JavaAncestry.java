package interlock.language;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// From which classes and interfaces a class may have inherited a member that is named through it:
/// a candidate's own ones are looked up among the compiled classes, the JDK's among those of this
/// JVM, which is of the same version. Nothing is initialised.
///
/// @param own by binary name
record JavaAncestry(Map<String, ClassModel> own) {
    /// Binary names: the class itself, then all above it.
    Set<String> of(String internalName) {
        var found = new LinkedHashSet<String>();
        var left = new ArrayDeque<>(List.of(internalName.replace('/', '.')));
        while (!left.isEmpty()) {
            var name = left.poll();
            if (found.add(name)) {
                left.addAll(above(name));
            }
        }
        return found;
    }

    private List<String> above(String name) {
        var model = own.get(name);
        return model == null ? aboveOfJdk(name) : above(model);
    }

    private static List<String> above(ClassModel model) {
        var entries = new ArrayList<>(model.interfaces());
        model.superclass().ifPresent(entries::add);
        return entries.stream()
                .map(ClassEntry::asInternalName)
                .map(each -> each.replace('/', '.'))
                .toList();
    }

    private static List<String> aboveOfJdk(String name) {
        try {
            var type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            var types = new ArrayList<Class<?>>(List.of(type.getInterfaces()));
            if (type.getSuperclass() != null) {
                types.add(type.getSuperclass());
            }
            return types.stream().map(Class::getName).toList();
        } catch (ClassNotFoundException notOfJdk) {
            return List.of();
        }
    }
}
