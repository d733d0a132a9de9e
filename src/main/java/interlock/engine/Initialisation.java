package interlock.engine;

import interlock.engine.LogicalThread.Waiting;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/// Class initialisation of one schedule (JLS 12.4.2): static state is made anew by the first
/// thread that needs it, others wait, and all that come later know what the initialiser did.
final class Initialisation {
    /// The name that rewritten classes give to their static initialiser.
    static final String METHOD = "interlock$initialise";

    private static final ClassValue<MethodHandle> INITIALISERS =
            new ClassValue<>() {
                @Override
                protected MethodHandle computeValue(Class<?> type) {
                    try {
                        return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                                .findStatic(type, METHOD, MethodType.methodType(void.class));
                    } catch (ReflectiveOperationException fault) {
                        throw new LinkageError(type + " was not rewritten", fault);
                    }
                }
            };

    private static final class Progress {
        final LogicalThread by;
        final VectorClock known = new VectorClock();
        boolean done;
        @Nullable Throwable failure;

        Progress(LogicalThread by) {
            this.by = by;
        }
    }

    private final IdentityTable<Progress> classes = new IdentityTable<>();
    private final Scheduler scheduler;

    Initialisation(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void ensure(Class<?> type) {
        var self = scheduler.current();
        var progress = classes.get(type);
        if (progress == null) {
            initialise(type, self);
            return;
        }
        while (!progress.done && progress.by != self) {
            scheduler.block(new Waiting("lock", progress, Waiting.NO_LIMIT, false));
        }
        if (progress.failure != null) {
            throw new NoClassDefFoundError("Could not initialize class " + type.getName());
        }
        if (progress.done) {
            self.clock.join(progress.known);
        }
    }

    /// The JVM has initialised a class in this schedule.
    void publish(Class<?> type) {
        var progress = new Progress(scheduler.current());
        progress.done = true;
        HappensBefore.release(progress.by, progress.known);
        classes.put(type, progress);
    }

    /// What the initialiser of a class did is known to whoever uses its fields.
    void observe(Class<?> type) {
        var progress = classes.get(type);
        if (progress != null) {
            scheduler.current().clock.join(progress.known);
        }
    }

    private void initialise(Class<?> type, LogicalThread self) {
        var progress = new Progress(self);
        classes.put(type, progress);
        try {
            INITIALISERS.get(type).invokeExact();
        } catch (Error failure) {
            progress.failure = failure;
            throw failure;
        } catch (Throwable failure) {
            progress.failure = failure;
            throw new ExceptionInInitializerError(failure);
        } finally {
            progress.done = true;
            HappensBefore.release(self, progress.known);
            scheduler.wakeAll(progress);
        }
    }
}
