package interlock.engine;

import interlock.engine.RewrittenClass.Role;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;

/// Puts a hook before each access to a variable that threads can share.
final class AccessRewriter {
    private static final ClassDesc HOOKS = ClassDesc.of(AccessHooks.class.getName());
    private static final MethodTypeDesc TYPE =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void,
                    ConstantDescs.CD_Object,
                    ConstantDescs.CD_int,
                    ConstantDescs.CD_int);

    /// Its only static state is the common pool, which each schedule has anew.
    private static final String STAGE = ShadowNames.PREFIX + "concurrent/CompletableFuture";

    /// The nodes of its lists have plain fields, which it reads and writes between fences.
    private static final String FENCED = ShadowNames.PREFIX + "concurrent/ConcurrentSkipListMap$";

    private static final ClassDesc POOL =
            ClassDesc.ofInternalName(ShadowNames.PREFIX + "concurrent/ForkJoinPool");

    private final RewrittenClass type;

    AccessRewriter(RewrittenClass type) {
        this.type = type;
    }

    /// Where an access stands.
    ///
    /// @param constructs whether the method is a constructor
    /// @param unbuilt whether its object is not yet one that may be passed on
    /// @param compared whether what is read is only compared, see [OwnerTests]
    record Place(int line, boolean constructs, boolean unbuilt, boolean compared) {}

    void field(CodeBuilder code, FieldInstruction field, Place place) {
        String owner = field.owner().asInternalName();
        if (owner.equals(STAGE)
                && field.name().equalsString("ASYNC_POOL")
                && field.opcode() == Opcode.GETSTATIC) {
            code.invokestatic(POOL, "asyncCommonPool", MethodTypeDesc.of(POOL));
            return;
        }
        boolean isStatic = field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC;
        boolean write = field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC;
        boolean foreign = isStatic && !owner.equals(type.name());
        if (foreign && type.statics().isRenewed(owner)) {
            code.loadConstant(field.owner().asSymbol())
                    .invokestatic(Renewal.HOOKS, "initialise", Renewal.OF_CLASS);
        }
        var declared = type.classes().field(owner, field.name().stringValue());
        if (!place.unbuilt() && declared.filter(this::isShared).isPresent()) {
            copyObject(code, field, isStatic, write);
            code.loadConstant(number(declared.get()));
            code.loadConstant(type.site(place.line()));
            code.invokestatic(HOOKS, hook(declared.get(), write, isStatic, place), TYPE);
        }
        code.with(field);
        if (foreign && type.statics().isPinned(owner)) {
            code.loadConstant(field.owner().asSymbol())
                    .invokestatic(Renewal.HOOKS, "observe", Renewal.OF_CLASS);
        }
    }

    private static String hook(FieldModel field, boolean write, boolean isStatic, Place place) {
        if (isVolatile(field)) {
            return write ? "writeVolatile" : "readVolatile";
        }
        if (write) {
            return place.constructs() && !isStatic ? "construct" : "write";
        }
        return place.compared() ? "readToCompare" : "read";
    }

    private boolean isShared(FieldModel field) {
        return !field.flags().has(AccessFlag.FINAL)
                && !field.flags().has(AccessFlag.SYNTHETIC)
                && (type.role() != Role.CONCURRENT || isVolatile(field));
    }

    private static boolean isVolatile(FieldModel field) {
        String owner = field.parent().orElseThrow().thisClass().asInternalName();
        return field.flags().has(AccessFlag.VOLATILE) || owner.startsWith(FENCED);
    }

    private static int number(FieldModel field) {
        var owner = field.parent().orElseThrow().thisClass().asInternalName().replace('/', '.');
        return Fields.number(owner, field.fieldName().stringValue());
    }

    private static void copyObject(
            CodeBuilder code, FieldInstruction field, boolean isStatic, boolean write) {
        if (isStatic) {
            code.aconst_null();
        } else if (!write) {
            code.dup();
        } else if (TypeKind.from(field.typeSymbol()).slotSize() == 2) {
            code.dup2_x1().pop2().dup_x2();
        } else {
            code.dup2().pop();
        }
    }

    void load(CodeBuilder code, ArrayLoadInstruction load, int line) {
        if (type.role() != Role.CONCURRENT) {
            code.dup2().loadConstant(type.site(line)).invokestatic(HOOKS, "readElement", TYPE);
        }
        code.with(load);
    }

    void store(CodeBuilder code, ArrayStoreInstruction store, int line) {
        if (type.role() == Role.CONCURRENT) {
            code.with(store);
            return;
        }
        var kind = store.typeKind().asLoadable();
        int value = code.allocateLocal(kind);
        code.storeLocal(kind, value);
        code.dup2().loadConstant(type.site(line)).invokestatic(HOOKS, "writeElement", TYPE);
        code.loadLocal(kind, value);
        code.with(store);
    }
}
