package interlock.engine;

import interlock.engine.RewrittenClass.Role;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;

/// Sends calls and method references to hooks where [Calls] says so.
final class CallRewriter {
    private static final MethodTypeDesc OF_INT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final ClassDesc TIME = ClassDesc.of(TimeHooks.class.getName());
    private static final ClassDesc RANDOM = ClassDesc.of("java.util.Random");
    private static final String UTIL = "java/util/";
    private static final String STAMPED = ShadowNames.PREFIX + "concurrent/locks/StampedLock";

    /// It has a constructor that only the library itself may call.
    private static final String CANCELLED = "java/util/concurrent/CancellationException";

    private final RewrittenClass type;

    CallRewriter(RewrittenClass type) {
        this.type = type;
    }

    /// Tells where the candidate is, before something that the scheduler sees.
    void at(CodeBuilder code, int line) {
        if (type.role() == Role.PROGRAM) {
            code.loadConstant(type.site(line)).invokestatic(Renewal.HOOKS, "at", OF_INT);
        }
    }

    void call(CodeBuilder code, InvokeInstruction call, int line) {
        String owner = call.owner().asInternalName();
        if (call.name().equalsString(ConstantDescs.INIT_NAME)) {
            construct(code, call, owner);
            return;
        }
        var target = type.calls().target(call.opcode(), call.method());
        if (target.isPresent()) {
            at(code, line);
            code.invokestatic(target.get().owner(), target.get().name(), target.get().type());
            return;
        }
        if (type.role() == Role.PROGRAM) {
            library(code, call, line);
        }
        if (call.opcode() == Opcode.INVOKEVIRTUAL
                && type.bridges().emit(code, call.method(), type.isInterface())) {
            return;
        }
        code.with(call);
        if (type.role() == Role.PROGRAM && owner.equals(STAMPED)) {
            stamped(code, call.name().stringValue());
        }
    }

    private static void construct(CodeBuilder code, InvokeInstruction call, String owner) {
        if (owner.equals("java/util/Random") && call.type().equalsString("()V")) {
            code.invokestatic(TIME, "seed", MethodTypeDesc.of(ConstantDescs.CD_long));
            code.invokespecial(
                    RANDOM,
                    ConstantDescs.INIT_NAME,
                    MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long));
            return;
        }
        if (owner.equals(CANCELLED) && call.typeSymbol().parameterCount() == 2) {
            code.pop()
                    .invokespecial(
                            call.owner().asSymbol(),
                            ConstantDescs.INIT_NAME,
                            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String));
            return;
        }
        code.with(call);
    }

    private void library(CodeBuilder code, InvokeInstruction call, int line) {
        String owner = call.owner().asInternalName();
        if (owner.startsWith("java/util/concurrent/")
                || (ShadowNames.isShadow(owner)
                        && ShadowNames.kind(owner) == ShadowNames.Kind.CONCURRENT)
                || owner.startsWith("java/lang/invoke/VarHandle")) {
            code.loadConstant(type.site(line)).invokestatic(Renewal.HOOKS, "call", OF_INT);
        } else if (owner.startsWith(UTIL) && call.opcode() == Opcode.INVOKEINTERFACE) {
            code.loadConstant(type.site(line)).invokestatic(Renewal.HOOKS, "unknown", OF_INT);
        } else if (owner.startsWith(UTIL) || ShadowNames.isShadow(owner)) {
            at(code, line);
        }
    }

    private static void stamped(CodeBuilder code, String name) {
        boolean begins = name.equals("tryOptimisticRead");
        boolean ends = name.equals("validate") || !name.startsWith("is");
        if (begins || ends) {
            code.loadConstant(begins ? 1 : 0).invokestatic(Renewal.HOOKS, "optimistic", OF_INT);
        }
    }

    /// A method reference to a redirected method becomes one to its hook.
    void dynamic(CodeBuilder code, InvokeDynamicInstruction call) {
        boolean changed = false;
        var given = call.bootstrapArgs();
        var changedArgs = new ConstantDesc[given.size()];
        for (int i = 0; i < changedArgs.length; i++) {
            changedArgs[i] = given.get(i);
            if (given.get(i) instanceof DirectMethodHandleDesc reference) {
                var target = type.calls().target(reference);
                if (target.isPresent()) {
                    changedArgs[i] = target.get();
                    changed = true;
                }
            }
        }
        if (!changed) {
            code.with(call);
            return;
        }
        code.invokedynamic(
                DynamicCallSiteDesc.of(
                        call.bootstrapMethod(),
                        call.name().stringValue(),
                        call.typeSymbol(),
                        changedArgs));
    }
}
