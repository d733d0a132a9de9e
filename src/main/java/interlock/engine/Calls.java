package interlock.engine;

import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Which calls go to hooks instead: those that start, stop or time threads.
final class Calls {
    /// A static method that takes the receiver, if there is one, as its first argument.
    record Target(ClassDesc owner, String name, MethodTypeDesc type) {}

    private static final String THREAD = "java/lang/Thread";
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final Map<String, Class<?>> HOOKS = new TreeMap<>();

    static {
        redirect(MonitorHooks.class, THREAD, "holdsLock");
        redirect(
                ThreadHooks.class,
                THREAD,
                "start",
                "join",
                "isAlive",
                "getState",
                "interrupt",
                "isInterrupted",
                "interrupted",
                "sleep",
                "ofVirtual",
                "startVirtualThread",
                "isVirtual",
                "threadId");
        redirect(ThreadHooks.class, "java/lang/Thread$Builder", "start", "unstarted", "factory");
        redirect(
                ThreadHooks.class,
                "java/lang/Thread$Builder$OfPlatform",
                "start",
                "unstarted",
                "factory");
        redirect(ThreadHooks.class, "java/util/concurrent/TimeUnit", "sleep", "timedJoin");
        redirect(MonitorHooks.class, "java/util/concurrent/TimeUnit", "timedWait");
        redirect(ThreadHooks.class, "java/lang/System", "exit");
        redirect(ThreadHooks.class, "java/lang/Runtime", "exit");
        redirect(TimeHooks.class, "java/lang/System", "nanoTime", "currentTimeMillis");
        redirect(LibraryHooks.class, "java/lang/System", "identityHashCode");
        redirect(CleanerHooks.class, "java/lang/ref/Cleaner", "create", "register");
        redirect(CleanerHooks.class, "jdk/internal/ref/CleanerFactory", "cleaner");
        redirect(TimeHooks.class, "java/lang/Math", "random");
        redirect(
                ParkHooks.class,
                "java/util/concurrent/locks/LockSupport",
                "park",
                "parkNanos",
                "parkUntil",
                "unpark",
                "setCurrentBlocker");
        redirect(ParkHooks.class, "jdk/internal/misc/Unsafe", "park", "unpark");
        redirect(
                ConditionHooks.class,
                "java/util/concurrent/locks/Condition",
                "await",
                "awaitNanos");
        redirect(
                ThreadHooks.class,
                "jdk/internal/access/JavaLangAccess",
                "start",
                "currentCarrierThread");
        redirect(ThreadHooks.class, "jdk/internal/vm/SharedThreadContainer", "start");
        redirect(
                TimeHooks.class,
                "java/util/concurrent/ThreadLocalRandom",
                "getProbe",
                "localInit",
                "advanceProbe",
                "nextSecondarySeed");
    }

    private final ClassIndex classes;

    Calls(ClassIndex classes) {
        this.classes = classes;
    }

    private static void redirect(Class<?> hooks, String owner, String... methods) {
        for (String method : methods) {
            HOOKS.put(owner + '#' + method, hooks);
        }
    }

    /// Where a call goes instead.
    Optional<Target> target(Opcode opcode, MemberRefEntry called) {
        boolean isStatic = opcode == Opcode.INVOKESTATIC;
        return target(
                isStatic,
                called.owner().asInternalName(),
                called.name().stringValue(),
                MethodTypeDesc.ofDescriptor(called.type().stringValue()));
    }

    /// Where a method reference goes instead.
    Optional<DirectMethodHandleDesc> target(DirectMethodHandleDesc reference) {
        var kind = reference.kind();
        boolean isStatic =
                kind == DirectMethodHandleDesc.Kind.STATIC
                        || kind == DirectMethodHandleDesc.Kind.INTERFACE_STATIC;
        boolean isMethod =
                isStatic
                        || kind == DirectMethodHandleDesc.Kind.VIRTUAL
                        || kind == DirectMethodHandleDesc.Kind.INTERFACE_VIRTUAL;
        String owner = reference.owner().descriptorString();
        if (!isMethod || !owner.startsWith("L")) {
            return Optional.empty();
        }
        var type = MethodTypeDesc.ofDescriptor(reference.lookupDescriptor());
        return target(
                        isStatic,
                        owner.substring(1, owner.length() - 1),
                        reference.methodName(),
                        type)
                .map(
                        target ->
                                MethodHandleDesc.ofMethod(
                                        DirectMethodHandleDesc.Kind.STATIC,
                                        target.owner(),
                                        target.name(),
                                        target.type()));
    }

    private Optional<Target> target(
            boolean isStatic, String owner, String name, MethodTypeDesc type) {
        if (!isStatic && isOfObject(name, type)) {
            var hooks = name.equals("hashCode") ? LibraryHooks.class : MonitorHooks.class;
            boolean mine = !name.equals("hashCode") || owner.equals("java/lang/Object");
            return mine ? Optional.of(hook(hooks, name, type, OBJECT)) : Optional.empty();
        }
        return switch (owner + '#' + name) {
            case "java/lang/Thread#onSpinWait", "java/lang/Thread#yield" ->
                    Optional.of(hook(ThreadHooks.class, "giveWay", type));
            case "java/lang/Thread#getId" ->
                    Optional.of(hook(ThreadHooks.class, "threadId", type, known(THREAD)));
            case "java/lang/Runtime#halt" ->
                    Optional.of(hook(ThreadHooks.class, "exit", type, OBJECT));
            case "java/time/Instant#now" ->
                    type.parameterCount() == 0
                            ? Optional.of(hook(TimeHooks.class, "instant", type))
                            : Optional.empty();
            case "java/util/concurrent/locks/LockSupport#getThreadId" ->
                    Optional.of(hook(ParkHooks.class, "threadId", type));
            case "jdk/internal/access/SharedSecrets#setJavaUtilConcurrentFJPAccess" ->
                    Optional.of(
                            hook(
                                    LibraryHooks.class,
                                    "ignore",
                                    MethodTypeDesc.of(ConstantDescs.CD_void, OBJECT)));
            default -> byTable(isStatic, owner, name, type);
        };
    }

    private Optional<Target> byTable(
            boolean isStatic, String owner, String name, MethodTypeDesc type) {
        String declared = owner;
        if (!isStatic && HOOKS.containsKey(THREAD + '#' + name) && isThread(owner, name, type)) {
            declared = THREAD;
        }
        var hooks = HOOKS.get(declared + '#' + name);
        if (hooks == null) {
            return Optional.empty();
        }
        boolean wide = declared.startsWith("jdk/") || declared.equals("java/lang/Runtime");
        var receiver = wide ? OBJECT : known(declared.replace("$OfPlatform", ""));
        var hook = isStatic ? hook(hooks, name, type) : hook(hooks, name, type, receiver);
        return Optional.of(wide ? widened(hook) : hook);
    }

    /// Types of the JDK's own are unknown to hooks.
    private static Target widened(Target hook) {
        var type = hook.type();
        for (int i = 0; i < type.parameterCount(); i++) {
            var parameter = type.parameterType(i).descriptorString();
            if (parameter.startsWith("Ljdk/")) {
                type = type.changeParameterType(i, OBJECT);
            }
        }
        return new Target(hook.owner(), hook.name(), type);
    }

    private boolean isThread(String owner, String name, MethodTypeDesc type) {
        if (!classes.extendsClass(owner, THREAD)) {
            return false;
        }
        return owner.equals(THREAD) || !classes.declares(owner, THREAD, name, type);
    }

    private static boolean isOfObject(String name, MethodTypeDesc type) {
        String descriptor = type.descriptorString();
        return switch (name) {
            case "wait" -> Set.of("()V", "(J)V", "(JI)V").contains(descriptor);
            case "notify", "notifyAll" -> descriptor.equals("()V");
            case "hashCode" -> descriptor.equals("()I");
            default -> false;
        };
    }

    private static Target hook(Class<?> hooks, String name, MethodTypeDesc type) {
        return new Target(ClassDesc.of(hooks.getName()), name, type);
    }

    private static Target hook(
            Class<?> hooks, String name, MethodTypeDesc type, ClassDesc receiver) {
        return hook(hooks, name, type.insertParameterTypes(0, receiver));
    }

    private static ClassDesc known(String internalName) {
        return ClassDesc.ofInternalName(internalName);
    }
}
