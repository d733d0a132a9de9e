package exercise;

import exercise.api.Resource;
import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Drives the candidate's registry: `get make|fail|break [gate]`, `nested [gate]`, `escape`,
/// `reset`, `collect`, `open gate`, `interrupted`.
///
/// A maker waits at its gate until that is opened. That of `nested` calls `get` itself and answers
/// what came of it, that of `escape` lets what came of it through.
public final class Adapter implements interlock.harness.Adapter {
    /// What its maker writes is a plain field: others see it only if `get` orders that.
    private static final class Made implements Resource {
        private int number;

        Made(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    private static final class MakerFailed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class MakerBroke extends Error {
        private static final long serialVersionUID = 1;
    }

    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private Recorder recorder;

    @Override
    @SuppressWarnings("auxiliaryclass")
    public void create(Parameters parameters, Recorder recorder) throws Throwable {
        this.recorder = recorder;
        Registry.resetForTests();
    }

    @Override
    @SuppressWarnings("auxiliaryclass")
    public String call(String op, List<String> args) throws Throwable {
        switch (op) {
            case "get" -> {
                return get(args.getFirst(), args.subList(1, args.size()));
            }
            case "nested" -> {
                return nested(args);
            }
            case "escape" -> {
                return escape();
            }
            case "interrupted" -> {
                return String.valueOf(Thread.interrupted());
            }
            case "reset" -> Registry.resetForTests();
            case "collect" -> System.gc();
            case "open" -> gate(args.getFirst()).countDown();
            default -> throw new ScriptException("no operation " + op);
        }
        return "ok";
    }

    @SuppressWarnings("auxiliaryclass")
    private String get(String how, List<String> gate) {
        try {
            return told(Registry.get(() -> make(how, gate)));
        } catch (MakerFailed | MakerBroke failure) {
            return "failed";
        } catch (IllegalStateException refusal) {
            return "refused";
        }
    }

    @SuppressWarnings("auxiliaryclass")
    private String nested(List<String> gate) {
        var inner = new String[] {"existing"};
        Resource outer =
                Registry.get(
                        making(
                                "nest",
                                () -> {
                                    inner[0] = get("make", List.of());
                                    await(gate);
                                    return new Made(numbers.incrementAndGet());
                                }));
        return outer instanceof Made ? inner[0] : "outer-" + told(outer);
    }

    @SuppressWarnings("auxiliaryclass")
    private String escape() {
        try {
            return told(Registry.get(making("nest", this::inner)));
        } catch (IllegalStateException refusal) {
            return "escaped";
        }
    }

    @SuppressWarnings("auxiliaryclass")
    private Resource inner() {
        return Registry.get(() -> make("make", List.of()));
    }

    private Resource make(String how, List<String> gate) {
        return making(
                        how,
                        () -> {
                            await(gate);
                            switch (how) {
                                case "make" -> {
                                    return new Made(numbers.incrementAndGet());
                                }
                                case "fail" -> throw new MakerFailed();
                                case "break" -> throw new MakerBroke();
                                default -> throw new ScriptException("no maker " + how);
                            }
                        })
                .get();
    }

    /// The maker with its lines in the history.
    private Supplier<Resource> making(String how, Supplier<Resource> maker) {
        return () -> {
            recorder.log("maker", "call:make", how);
            Resource made = null;
            try {
                made = maker.get();
                return made;
            } finally {
                recorder.log("maker", "return:make", made == null ? "failed" : told(made));
            }
        };
    }

    private static String told(Resource resource) {
        if (resource instanceof Made made) {
            return String.valueOf(made.number());
        }
        return resource == null ? "nothing" : "stranger";
    }

    private void await(List<String> gate) {
        boolean interrupted = false;
        for (String name : gate) {
            for (boolean open = false; !open; ) {
                try {
                    gate(name).await();
                    open = true;
                } catch (InterruptedException early) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private CountDownLatch gate(String name) {
        return gates.computeIfAbsent(name, _ -> new CountDownLatch(1));
    }
}
