package interlock.exercise;

import interlock.exercise.Intake.Origin;
import interlock.web.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes the built-in exercises in at start-up, and again whenever their files change if the
/// folder is followed. Confined to the starting thread, then to the one thread that follows.
@ApplicationScoped
class BuiltIns {
    private static final Logger LOG = Logger.getLogger(BuiltIns.class);

    private final Intake intake;
    private final ExerciseConfig config;
    private final Folder folder;
    private final Map<Path, String> lastDigests = new HashMap<>();
    private final ScheduledExecutorService follower =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("exercise-follower").factory());

    private @Nullable ScheduledFuture<?> following;

    BuiltIns(Intake intake, ExerciseConfig config) {
        this.intake = intake;
        this.config = config;
        folder = new Folder(config.packages());
    }

    void start(@Observes StartupEvent event) {
        takeIn();
        config.followEvery()
                .ifPresent(
                        pause ->
                                following =
                                        follower.scheduleWithFixedDelay(
                                                this::takeIn,
                                                pause.toMillis(),
                                                pause.toMillis(),
                                                TimeUnit.MILLISECONDS));
    }

    void stop(@Observes ShutdownEvent event) {
        if (following != null) {
            following.cancel(false);
        }
        follower.shutdown();
    }

    private void takeIn() {
        Folder.in(config.directory()).forEach(this::takeIn);
    }

    /// A package that is not right is left out; the others, and the server, go on.
    private void takeIn(Path path) {
        try {
            var files = folder.read(path);
            if (files.digest().equals(lastDigests.put(path, files.digest()))) {
                return;
            }
            var version =
                    intake.accept(
                            files,
                            config.followEvery().isPresent()
                                    ? Origin.BUILT_IN_DRAFT
                                    : Origin.BUILT_IN);
            LOG.infof("exercise %s %s is %s", files.slug(), version.version, version.state.id());
        } catch (InvalidExerciseException faulty) {
            LOG.errorf("exercise in %s is left out:\n%s", path, faulty.getMessage());
        } catch (ProblemException taken) {
            LOG.errorf("exercise in %s is left out: %s", path, taken.problem().detail());
        } catch (UncheckedIOException unreadable) {
            LOG.errorf(unreadable, "exercise in %s is left out", path);
        }
    }
}
