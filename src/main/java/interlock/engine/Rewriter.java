package interlock.engine;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;

/// Rewrites one class so that the scheduler sees what its threads do to each other.
final class Rewriter {
    private static final int ACC_HOOKED =
            ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    private final ClassIndex classes;
    private final Calls calls;
    private final Statics statics;

    Rewriter(ClassIndex classes) {
        this.classes = classes;
        this.calls = new Calls(classes);
        this.statics = new Statics(classes);
    }

    /// The class as programs see it.
    byte[] rewrite(ClassModel model) {
        var file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(classes));
        var type = new RewrittenClass(model, classes, calls, statics);
        ClassTransform members = (builder, element) -> member(builder, element, type);
        return file.transformClass(
                model, members.andThen(ClassTransform.endHandler(type::addBridges)));
    }

    private static void member(ClassBuilder builder, ClassElement element, RewrittenClass type) {
        switch (element) {
            case FieldModel field when type.isRenewed() && isStaticFinal(field) ->
                    builder.transformField(
                            field,
                            (fields, each) -> {
                                if (each instanceof AccessFlags flags) {
                                    fields.withFlags(flags.flagsMask() & ~ClassFile.ACC_FINAL);
                                } else {
                                    fields.with(each);
                                }
                            });
            case MethodModel method when isInitialiser(method) && type.isRenewed() -> {
                // Added below in another form.
            }
            case MethodModel method -> method(builder, method, type);
            default -> builder.with(element);
        }
        if (element instanceof MethodModel method && isInitialiser(method) && type.isRenewed()) {
            var code = method.code().orElseThrow();
            initialiser(builder, type, code);
        }
    }

    private static boolean isStaticFinal(FieldModel field) {
        return field.flags().has(AccessFlag.STATIC)
                && field.flags().has(AccessFlag.FINAL)
                && field.findAttribute(Attributes.constantValue()).isEmpty();
    }

    static boolean isInitialiser(MethodModel method) {
        return method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
    }

    private static void initialiser(ClassBuilder builder, RewrittenClass type, CodeModel code) {
        builder.withMethod(
                Initialisation.METHOD,
                ConstantDescs.MTD_void,
                ACC_HOOKED,
                method -> method.transformCode(code, new MethodRewriter(type, null)));
    }

    private static void method(ClassBuilder builder, MethodModel method, RewrittenClass type) {
        builder.transformMethod(
                method,
                (MethodBuilder methods, java.lang.classfile.MethodElement each) -> {
                    switch (each) {
                        case AccessFlags flags ->
                                methods.withFlags(flags.flagsMask() & ~ClassFile.ACC_SYNCHRONIZED);
                        case CodeModel code ->
                                methods.transformCode(code, new MethodRewriter(type, method));
                        default -> methods.with(each);
                    }
                });
    }
}
