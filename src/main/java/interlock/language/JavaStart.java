package interlock.language;

import interlock.sandbox.SandboxException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// How JVMs in boxes start: with the harness, and with an AOT cache (JEP 483, 514) of what the
/// compiler, the harness or the engine did in a rehearsal. Rehearsals are made of our own code only
/// and run outside of boxes, once for a JDK and a harness; the JVM checks that a cache fits the
/// JDK, its options, and the harness's size and time, and goes without any if not.
final class JavaStart {
    /// What a JVM is started for.
    enum Purpose {
        COMPILE("interlock.harness.CompileJava", OPTIONS),
        RUN("interlock.harness.Harness", OPTIONS),
        EXPLORE("interlock.engine.ScheduleEngine", OPTIONS + ENGINE_OPTIONS);

        private final String main;
        private final String options;

        Purpose(String main, String options) {
            this.main = main;
            this.options = options;
        }

        /// The class that the JVM runs.
        String main() {
            return main;
        }

        /// These must be the same in rehearsal and box, or the cache does not fit.
        List<String> options() {
            return List.of(options.split(" "));
        }

        String cache() {
            return name().toLowerCase(Locale.ROOT) + ".aot";
        }
    }

    /// One JVM's share of its box.
    ///
    /// @param harness where the box has the harness
    record Parts(
            Path harness,
            List<String> options,
            Map<String, byte[]> files,
            Map<Path, Path> mounts) {}

    private static final Path JDK = Path.of("/jdk");
    private static final Path MOUNTED = Path.of("/harness");
    private static final String HARNESS = "interlock-harness.jar";
    private static final Duration REHEARSAL_LIMIT = Duration.ofMinutes(3);

    private static final String OPTIONS =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData";

    /// What the engine's continuations and its copies of the library need of the JDK's own.
    private static final String ENGINE_OPTIONS =
            " --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED"
                    + " --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED"
                    + " --add-exports=java.base/jdk.internal.vm.annotation=ALL-UNNAMED"
                    + " --add-exports=java.base/jdk.internal.invoke=ALL-UNNAMED"
                    + " --add-exports=java.base/jdk.internal.access=ALL-UNNAMED"
                    + " --add-exports=java.base/jdk.internal.util=ALL-UNNAMED"
                    + " --add-exports=java.base/jdk.internal.reflect=ALL-UNNAMED"
                    + " --add-opens=java.base/java.lang=ALL-UNNAMED"
                    + " --add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED"
                    + " -Djava.util.concurrent.ForkJoinPool.common.parallelism=3";

    /// What a JVM itself has to say must not mix into archives and histories.
    private static final List<String> QUIET =
            List.of("-XX:+DisplayVMOutputToStderr", "-Xlog:disable");

    private final Path jdk;
    private final CacheDirectory cache;
    private final List<String> compilerOptions;
    private final byte[] harness = BoxResources.bytes(HARNESS);
    private final byte[] source = BoxResources.bytes("java/Rehearsal.java");
    private final byte[] script = BoxResources.bytes("java/rehearsal.txt");
    private final byte[] explored = BoxResources.bytes("java/explored-rehearsal.txt");
    private final Lock making = new ReentrantLock();
    private Optional<Path> made = Optional.empty();
    private boolean tried;

    JavaStart(Path jdk, CacheDirectory cache, List<String> compilerOptions) {
        this.jdk = jdk;
        this.cache = cache;
        this.compilerOptions = compilerOptions;
    }

    /// The first call makes the caches.
    Parts parts(Purpose purpose) {
        var options = new ArrayList<>(purpose.options());
        options.addAll(QUIET);
        var folder = folder().filter(each -> Files.isReadable(each.resolve(HARNESS)));
        if (folder.isEmpty()) {
            var files = Map.of(HARNESS, harness);
            return new Parts(Path.of("/in", HARNESS), options, files, Map.of(JDK, jdk));
        }
        options.add("-XX:AOTCache=" + MOUNTED.resolve(purpose.cache()));
        var mounts = Map.of(JDK, jdk, MOUNTED, folder.get());
        return new Parts(MOUNTED.resolve(HARNESS), options, Map.of(), mounts);
    }

    private Optional<Path> folder() {
        making.lock();
        try {
            if (!tried) {
                made = named().flatMap(name -> cache.folder(name, this::rehearse));
                tried = true;
            }
            return made;
        } finally {
            making.unlock();
        }
    }

    /// The version of the harness and the engine in it, on this JDK.
    ///
    /// @throws SandboxException if the JDK cannot be read
    String version() {
        try {
            return ofHarnessAndJdk().inShort();
        } catch (IOException odd) {
            throw new SandboxException("%s cannot be read as a JDK".formatted(jdk), odd);
        }
    }

    /// A cache is for one build of the JDK, one harness, and what was rehearsed.
    private Optional<String> named() {
        try {
            var modules = jdk.resolve("lib/modules");
            var fingerprint =
                    ofHarnessAndJdk()
                            .add(
                                    "modules",
                                    Files.size(modules) + " " + Files.getLastModifiedTime(modules))
                            .add("source", source)
                            .add("script", script)
                            .add("explored", explored)
                            .add("options", OPTIONS + ENGINE_OPTIONS + compilerOptions);
            return Optional.of("java-" + fingerprint.inShort());
        } catch (IOException odd) {
            return Optional.empty();
        }
    }

    /// Of the harness what is in it: its archive differs from build to build by times alone.
    private Fingerprint ofHarnessAndJdk() throws IOException {
        var fingerprint =
                new Fingerprint().add("release", Files.readAllBytes(jdk.resolve("release")));
        try (var jar = new ZipInputStream(new ByteArrayInputStream(harness))) {
            for (ZipEntry entry; (entry = jar.getNextEntry()) != null; ) {
                if (entry.getName().endsWith(".class")) {
                    fingerprint.add(entry.getName(), jar.readAllBytes());
                }
            }
        }
        return fingerprint;
    }

    private void rehearse(Path folder) throws IOException {
        var jar = Files.write(folder.resolve(HARNESS), harness);
        var work = Files.createDirectory(folder.resolve("work"));
        var solution = Files.createDirectories(work.resolve("src/solution/exercise"));
        Files.write(solution.resolve("Rehearsal.java"), source);
        var compiling = new ArrayList<>(List.of(work + "/src", work + "/out"));
        compiling.addAll(compilerOptions);
        compiling.addAll(List.of("-cp", jar.toString()));
        record(jar, Purpose.COMPILE, compiling, Files.createFile(work.resolve("nothing")));
        var adapter = List.of("interlock.harness.Rehearsal");
        record(jar, Purpose.RUN, adapter, Files.write(work.resolve("script"), script));
        record(jar, Purpose.EXPLORE, adapter, Files.write(work.resolve("explored"), explored));
        CacheDirectory.delete(work);
    }

    private void record(Path jar, Purpose purpose, List<String> arguments, Path input)
            throws IOException {
        var target = jar.resolveSibling(purpose.cache());
        var told = input.resolveSibling("told");
        var command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.add("-XX:AOTCacheOutput=" + target);
        command.addAll(purpose.options());
        command.addAll(List.of("-Xmx256m", "-cp", jar.toString(), purpose.main()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.redirectErrorStream(true).redirectInput(input.toFile());
        var process = builder.redirectOutput(told.toFile()).start();
        if (!ended(process) || process.exitValue() != 0 || !Files.exists(target)) {
            throw new IOException(purpose + " was not recorded: " + Files.readString(told));
        }
    }

    /// The JVM that assembles the cache is a child of the one that recorded.
    private static boolean ended(Process process) throws IOException {
        try {
            if (process.waitFor(REHEARSAL_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return false;
        } catch (InterruptedException interrupted) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a cache was made", interrupted);
        }
    }
}
