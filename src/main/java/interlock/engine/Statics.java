package interlock.engine;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;

/// Which classes have static state, and how each schedule gets it new.
final class Statics {
    private final ClassIndex classes;

    Statics(ClassIndex classes) {
        this.classes = classes;
    }

    /// Whether the initialiser of a class is a method that each schedule runs again when it first
    /// needs the class. Enums and interfaces keep the JVM's: their constants cannot be replaced.
    boolean isRenewed(ClassModel model) {
        String name = model.thisClass().asInternalName();
        if (ShadowNames.isShadow(name)) {
            return ShadowNames.STATEFUL.contains(name);
        }
        return !keepsInitialiser(model) && hasState(model);
    }

    boolean isRenewed(String name) {
        return (ShadowNames.isShadow(name) || ClassIndex.isProgram(name))
                && classes.model(name).filter(this::isRenewed).isPresent();
    }

    /// Whether the JVM initialises a class of the program that has something to initialise.
    boolean isPinned(ClassModel model) {
        return ClassIndex.isProgram(model.thisClass().asInternalName())
                && keepsInitialiser(model)
                && hasState(model);
    }

    boolean isPinned(String name) {
        return ClassIndex.isProgram(name) && classes.model(name).filter(this::isPinned).isPresent();
    }

    /// Whether a schedule can only get the static state of a class new by loading it again.
    boolean mustReload(ClassModel model) {
        if (!isPinned(model)) {
            return false;
        }
        boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
        return model.fields().stream()
                .anyMatch(
                        field ->
                                isInterface
                                        ? isState(field)
                                        : !field.flags().has(AccessFlag.SYNTHETIC)
                                                && !field.flags().has(AccessFlag.ENUM)
                                                && isMutable(field));
    }

    private static boolean keepsInitialiser(ClassModel model) {
        return model.flags().has(AccessFlag.INTERFACE)
                || model.flags().has(AccessFlag.ENUM)
                || model.superclass()
                        .filter(above -> above.asInternalName().equals("java/lang/Enum"))
                        .isPresent();
    }

    private static boolean hasState(ClassModel model) {
        return model.fields().stream().anyMatch(Statics::isState);
    }

    private static boolean isState(FieldModel field) {
        return field.flags().has(AccessFlag.STATIC)
                && field.findAttribute(Attributes.constantValue()).isEmpty()
                && !field.fieldName().equalsString("$assertionsDisabled");
    }

    private static boolean isMutable(FieldModel field) {
        String type = field.fieldType().stringValue();
        boolean value = type.length() == 1 || type.equals("Ljava/lang/String;");
        return !field.flags().has(AccessFlag.FINAL) || !value;
    }
}
