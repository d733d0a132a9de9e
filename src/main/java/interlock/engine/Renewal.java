package interlock.engine;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;

/// The beginning of a rewritten static initialiser: the class above comes first, and static
/// fields are as if the class were just loaded.
final class Renewal {
    static final ClassDesc HOOKS = ClassDesc.of(LibraryHooks.class.getName());
    static final MethodTypeDesc OF_CLASS =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Class);

    private final RewrittenClass type;

    Renewal(RewrittenClass type) {
        this.type = type;
    }

    void emit(CodeBuilder code) {
        var above = type.model().superclass();
        if (above.isPresent() && type.statics().isRenewed(above.get().asInternalName())) {
            code.loadConstant(above.get().asSymbol()).invokestatic(HOOKS, "initialise", OF_CLASS);
        }
        for (var field : type.model().fields()) {
            boolean constant = field.findAttribute(Attributes.constantValue()).isPresent();
            if (field.flags().has(AccessFlag.STATIC) && !constant) {
                zero(code, TypeKind.from(field.fieldTypeSymbol()));
                code.putstatic(
                        type.desc(), field.fieldName().stringValue(), field.fieldTypeSymbol());
            }
        }
    }

    private static void zero(CodeBuilder code, TypeKind kind) {
        switch (kind) {
            case LONG -> code.lconst_0();
            case FLOAT -> code.fconst_0();
            case DOUBLE -> code.dconst_0();
            case REFERENCE -> code.aconst_null();
            case BOOLEAN, BYTE, SHORT, CHAR, INT -> code.iconst_0();
            case VOID -> throw new IllegalArgumentException("no field is void");
        }
    }
}
