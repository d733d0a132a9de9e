package interlock.engine;

import interlock.engine.RewrittenClass.Role;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rewrites the code of one method, instruction by instruction.
final class MethodRewriter implements CodeTransform {
    private static final ClassDesc MONITORS = ClassDesc.of(MonitorHooks.class.getName());
    private static final ClassDesc ACCESSES = ClassDesc.of(AccessHooks.class.getName());
    private static final MethodTypeDesc OF_OBJECT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
    private static final MethodTypeDesc OF_TWO =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    private static final MethodTypeDesc OF_INT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);

    private final RewrittenClass type;
    private final @Nullable MethodModel method;
    private final boolean constructs;
    private final boolean locks;
    private final AccessRewriter accesses;
    private final CallRewriter calls;
    private final OwnerTests tests;
    private final Set<Label> passed = new HashSet<>();
    private @Nullable Label begun;
    private int position = -1;
    private int line;
    private int outstanding;
    private boolean built;

    /// @param method nothing for a static initialiser that became a method
    MethodRewriter(RewrittenClass type, @Nullable MethodModel method) {
        this.type = type;
        this.method = method;
        constructs = method != null && method.methodName().equalsString(ConstantDescs.INIT_NAME);
        locks = method != null && method.flags().has(AccessFlag.SYNCHRONIZED);
        tests =
                type.role() == Role.PROGRAM && method != null
                        ? method.code().map(OwnerTests::of).orElse(OwnerTests.NONE)
                        : OwnerTests.NONE;
        accesses = new AccessRewriter(type);
        calls = new CallRewriter(type);
    }

    @Override
    public void atStart(CodeBuilder code) {
        if (method == null) {
            new Renewal(type).emit(code);
            return;
        }
        if (Rewriter.isInitialiser(method) && type.isPinned()) {
            pin(code, 1);
        }
        if (type.initialises(method)) {
            code.loadConstant(type.desc())
                    .invokestatic(Renewal.HOOKS, "initialise", Renewal.OF_CLASS);
        }
        if (locks) {
            lock(code);
            code.invokestatic(MONITORS, "enter", OF_OBJECT);
            begun = code.newBoundLabel();
        }
    }

    @Override
    public void atEnd(CodeBuilder code) {
        if (begun != null) {
            var ended = code.newBoundLabel();
            lock(code);
            code.invokestatic(MONITORS, "exit", OF_OBJECT).athrow();
            code.exceptionCatchAll(begun, ended, ended);
        }
    }

    private void lock(CodeBuilder code) {
        if (method != null && method.flags().has(AccessFlag.STATIC)) {
            code.loadConstant(type.desc());
        } else {
            code.aload(0);
        }
    }

    private static void pin(CodeBuilder code, int change) {
        code.loadConstant(change).invokestatic(Renewal.HOOKS, "pin", OF_INT);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        position++;
        switch (element) {
            case LineNumber number -> {
                line = number.line();
                code.with(number);
            }
            case LabelTarget target -> {
                passed.add(target.label());
                code.with(target);
            }
            case MonitorInstruction monitor -> {
                calls.at(code, line);
                boolean enters = monitor.opcode() == Opcode.MONITORENTER;
                code.invokestatic(MONITORS, enters ? "enter" : "exit", OF_OBJECT);
            }
            case ReturnInstruction leaving -> {
                leave(code);
                code.with(leaving);
            }
            case BranchInstruction branch -> branch(code, branch);
            case FieldInstruction field -> accesses.field(code, field, place());
            case ArrayLoadInstruction load -> accesses.load(code, load, line);
            case ArrayStoreInstruction store -> accesses.store(code, store, line);
            case NewObjectInstruction created -> {
                outstanding++;
                code.with(created);
            }
            case InvokeInstruction call -> call(code, call);
            case InvokeDynamicInstruction call -> calls.dynamic(code, call);
            default -> code.with(element);
        }
    }

    private AccessRewriter.Place place() {
        return new AccessRewriter.Place(
                line, constructs, constructs && !built, tests.reads().contains(position));
    }

    private void leave(CodeBuilder code) {
        if (method == null) {
            return;
        }
        if (locks) {
            lock(code);
            code.invokestatic(MONITORS, "exit", OF_OBJECT);
        }
        if (Rewriter.isInitialiser(method) && type.isPinned()) {
            code.loadConstant(type.desc()).invokestatic(Renewal.HOOKS, "publish", Renewal.OF_CLASS);
            pin(code, -1);
        }
    }

    private void branch(CodeBuilder code, BranchInstruction branch) {
        if (tests.comparisons().contains(position)) {
            code.dup2().invokestatic(ACCESSES, "compare", OF_TWO);
        }
        if (type.role() == Role.PROGRAM && passed.contains(branch.target())) {
            code.loadConstant(type.site(line)).invokestatic(ACCESSES, "loop", OF_INT);
        }
        code.with(branch);
    }

    private void call(CodeBuilder code, InvokeInstruction call) {
        boolean init = call.name().equalsString(ConstantDescs.INIT_NAME);
        if (init && outstanding > 0) {
            outstanding--;
        } else if (init) {
            built = true;
        }
        calls.call(code, call, line);
    }
}
