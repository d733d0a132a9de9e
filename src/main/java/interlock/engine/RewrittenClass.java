package interlock.engine;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;

/// What the rewriting of a class's methods shares.
final class RewrittenClass {
    /// What accesses of a class mean.
    enum Role {
        /// Candidate or adapter: each access is a step.
        PROGRAM,
        /// Library for one thread: each access is a step at the caller's place.
        PLAIN,
        /// Library for many threads: its synchronising accesses order its callers.
        CONCURRENT
    }

    private final ClassModel model;
    private final ClassIndex classes;
    private final Calls calls;
    private final Statics statics;
    private final AtomicBridges bridges;
    private final Role role;
    private final String file;

    RewrittenClass(ClassModel model, ClassIndex classes, Calls calls, Statics statics) {
        this.model = model;
        this.classes = classes;
        this.calls = calls;
        this.statics = statics;
        String name = model.thisClass().asInternalName();
        role = role(name);
        bridges = new AtomicBridges(model.thisClass().asSymbol(), role != Role.PROGRAM);
        file =
                model.findAttribute(Attributes.sourceFile())
                        .map(each -> each.sourceFile().stringValue())
                        .orElse("-");
    }

    private static Role role(String name) {
        if (!ShadowNames.isShadow(name)) {
            return Role.PROGRAM;
        }
        return switch (ShadowNames.kind(name)) {
            case CONCURRENT -> Role.CONCURRENT;
            case PLAIN -> Role.PLAIN;
        };
    }

    ClassDesc desc() {
        return model.thisClass().asSymbol();
    }

    String name() {
        return model.thisClass().asInternalName();
    }

    ClassModel model() {
        return model;
    }

    ClassIndex classes() {
        return classes;
    }

    Calls calls() {
        return calls;
    }

    Statics statics() {
        return statics;
    }

    AtomicBridges bridges() {
        return bridges;
    }

    Role role() {
        return role;
    }

    boolean isInterface() {
        return model.flags().has(AccessFlag.INTERFACE);
    }

    boolean isRenewed() {
        return statics.isRenewed(model);
    }

    boolean isPinned() {
        return statics.isPinned(model);
    }

    /// The number that hooks get for a line of this class.
    int site(int line) {
        return role == Role.PROGRAM ? Sites.number(new Sites.Site(file, line)) : AccessHooks.CALLER;
    }

    /// Members that the class did not have.
    void addBridges(ClassBuilder builder) {
        bridges.addTo(builder, isInterface());
        boolean hasInitialiser = model.methods().stream().anyMatch(Rewriter::isInitialiser);
        if (isRenewed() && !hasInitialiser) {
            builder.withMethodBody(
                    Initialisation.METHOD,
                    MethodTypeDesc.of(ConstantDescs.CD_void),
                    java.lang.classfile.ClassFile.ACC_PUBLIC
                            | java.lang.classfile.ClassFile.ACC_STATIC
                            | java.lang.classfile.ClassFile.ACC_SYNTHETIC,
                    code -> {
                        new Renewal(this).emit(code);
                        code.return_();
                    });
        }
    }

    /// Whether the first thing a method does is to see that the class is initialised.
    boolean initialises(MethodModel method) {
        boolean isStatic = method.flags().has(AccessFlag.STATIC);
        boolean constructs = method.methodName().equalsString(ConstantDescs.INIT_NAME);
        return isRenewed()
                && ((isStatic && !Rewriter.isInitialiser(method)) || constructs)
                && !method.flags().has(AccessFlag.SYNTHETIC);
    }
}
