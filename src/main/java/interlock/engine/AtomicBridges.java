package interlock.engine;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Stand-ins for the atomic accesses of one class: variable handles, field updaters and the JDK's
/// `Unsafe` have one method for all types, so each call gets a static method of its own that
/// tells the hooks before and after it does what was asked.
final class AtomicBridges {
    private static final ClassDesc HOOKS = ClassDesc.of(AtomicHooks.class.getName());
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final MethodTypeDesc BEFORE =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void,
                    OBJECT,
                    OBJECT,
                    ConstantDescs.CD_long,
                    ConstantDescs.CD_int);
    private static final MethodTypeDesc AFTER =
            BEFORE.insertParameterTypes(0, ConstantDescs.CD_boolean);
    private static final MethodTypeDesc BEFORE_WEAK =
            BEFORE.changeReturnType(ConstantDescs.CD_boolean);
    private static final int FLAGS =
            ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    /// @param type without the receiver
    private record Access(String owner, String name, MethodTypeDesc type) {
        MethodTypeDesc bridge() {
            return type.insertParameterTypes(0, ClassDesc.ofInternalName(owner));
        }
    }

    private final ClassDesc in;
    private final boolean library;
    private final Map<Access, String> bridges = new LinkedHashMap<>();

    /// @param library whether the accesses are steps of the library
    AtomicBridges(ClassDesc in, boolean library) {
        this.in = in;
        this.library = library;
    }

    /// Emits the call of a stand-in.
    ///
    /// @return whether there is one
    boolean emit(CodeBuilder code, MemberRefEntry called, boolean isInterface) {
        String owner = called.owner().asInternalName();
        String name = called.name().stringValue();
        if (kind(owner, name).isEmpty()) {
            return false;
        }
        var type = MethodTypeDesc.ofDescriptor(called.type().stringValue());
        var access = new Access(owner, name, type);
        String bridge =
                bridges.computeIfAbsent(access, _ -> "interlock$" + name + '$' + bridges.size());
        code.invokestatic(in, bridge, access.bridge(), isInterface);
        return true;
    }

    void addTo(ClassBuilder builder, boolean isInterface) {
        bridges.forEach(
                (access, name) ->
                        builder.withMethodBody(
                                name, access.bridge(), FLAGS, code -> body(code, access)));
    }

    private void body(CodeBuilder code, Access access) {
        int kind = kind(access.owner(), access.name()).orElseThrow();
        kind |= library ? AtomicHooks.LIBRARY : 0;
        place(code, access, kind);
        if (mayFail(access)) {
            code.invokestatic(HOOKS, "beforeWeak", BEFORE_WEAK);
            code.ifThen(failed -> failed.iconst_0().ireturn());
        } else {
            code.invokestatic(HOOKS, "before", BEFORE);
        }
        var bridge = access.bridge();
        for (int i = 0; i < bridge.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(bridge.parameterType(i)), code.parameterSlot(i));
        }
        code.invokevirtual(ClassDesc.ofInternalName(access.owner()), access.name(), access.type());
        var result = TypeKind.from(access.type().returnType());
        int slot = result == TypeKind.VOID ? -1 : code.allocateLocal(result);
        if (slot >= 0) {
            code.storeLocal(result, slot);
        }
        boolean conditional = result == TypeKind.BOOLEAN && access.name().contains("ompareAndSet");
        if (conditional) {
            code.iload(slot);
        } else {
            code.iconst_1();
        }
        place(code, access, kind);
        code.invokestatic(HOOKS, "after", AFTER);
        if (slot >= 0) {
            code.loadLocal(result, slot);
        }
        code.return_(result);
    }

    /// Whether it is weak and the program's own: what the library uses for itself it tries again.
    private boolean mayFail(Access access) {
        boolean own = !library || in.packageName().endsWith(".concurrent.atomic");
        return own && access.name().startsWith("weakCompareAndSet");
    }

    /// The means, the object and where in it, and what kind of access.
    private static void place(CodeBuilder code, Access access, int kind) {
        var type = access.type();
        code.aload(code.parameterSlot(0));
        boolean inObject = type.parameterCount() > 0 && !type.parameterType(0).isPrimitive();
        if (inObject) {
            code.aload(code.parameterSlot(1));
        } else {
            code.aconst_null();
        }
        boolean handle = access.owner().equals("java/lang/invoke/VarHandle");
        boolean unsafe = access.owner().endsWith("/Unsafe");
        if (inObject && handle && type.parameterCount() > 1 && type.parameterType(0).isArray()) {
            code.iload(code.parameterSlot(2)).i2l();
        } else if (unsafe) {
            code.lload(code.parameterSlot(2));
        } else {
            code.loadConstant(-1L);
        }
        code.loadConstant(kind);
    }

    private static Optional<Integer> kind(String owner, String name) {
        return switch (owner) {
            case "java/lang/invoke/VarHandle" -> byName(name, true);
            case "java/util/concurrent/atomic/AtomicIntegerFieldUpdater",
                    "java/util/concurrent/atomic/AtomicLongFieldUpdater",
                    "java/util/concurrent/atomic/AtomicReferenceFieldUpdater" ->
                    name.equals("newUpdater") ? Optional.empty() : updater(name);
            case "jdk/internal/misc/Unsafe" ->
                    isAtomic(name) ? byName(name, false) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> updater(String name) {
        return Optional.of(
                switch (name) {
                    case "get" -> AtomicHooks.ACQUIRE;
                    case "set", "lazySet" -> AtomicHooks.RELEASE;
                    default -> AtomicHooks.ACQUIRE | AtomicHooks.RELEASE;
                });
    }

    private static boolean isAtomic(String name) {
        return name.endsWith("Volatile")
                || name.endsWith("Acquire")
                || name.endsWith("Release")
                || name.startsWith("compareAnd")
                || name.startsWith("weakCompareAnd")
                || name.startsWith("getAnd");
    }

    private static Optional<Integer> byName(String name, boolean handle) {
        boolean rmw =
                name.startsWith("compareAnd")
                        || name.startsWith("weakCompareAnd")
                        || name.startsWith("getAnd");
        if (rmw) {
            if (name.endsWith("Plain")) {
                return Optional.of(0);
            }
            if (name.endsWith("Acquire")) {
                return Optional.of(AtomicHooks.ACQUIRE);
            }
            if (name.endsWith("Release")) {
                return Optional.of(AtomicHooks.RELEASE);
            }
            return Optional.of(AtomicHooks.ACQUIRE | AtomicHooks.RELEASE);
        }
        if (name.equals("getOpaque") || name.equals("setOpaque")) {
            return Optional.of(0);
        }
        if (name.startsWith("get")) {
            return Optional.of(
                    handle && name.equals("get") ? AtomicHooks.PLAIN_READ : AtomicHooks.ACQUIRE);
        }
        if (name.startsWith("set") || name.startsWith("put")) {
            return Optional.of(
                    handle && name.equals("set") ? AtomicHooks.PLAIN_WRITE : AtomicHooks.RELEASE);
        }
        return Optional.empty();
    }
}
