package interlock.exercise;

import interlock.exercise.ExerciseConfig.PackageLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// Packages as folders, under the limits of uploads. Immutable.
final class Folder {
    private final PackageLimits limits;

    Folder(PackageLimits limits) {
        this.limits = limits;
    }

    /// The folders of packages in a directory, by name; none if the directory is missing.
    static List<Path> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var entries = Files.list(directory)) {
            return entries.filter(entry -> Files.isDirectory(entry))
                    .filter(entry -> PackagePath.isRight(entry.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list " + directory, failure);
        }
    }

    /// @throws InvalidExerciseException naming the file that was refused
    PackageFiles read(Path folder) {
        var slug = folder.toAbsolutePath().normalize().getFileName().toString();
        var contents = new TreeMap<String, byte[]>();
        var faults = new Faults();
        long bytes = 0;
        try (var entries = Files.walk(folder)) {
            for (var file : entries.filter(entry -> !Files.isDirectory(entry)).toList()) {
                var path = folder.relativize(file).toString().replace('\\', '/');
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    faults.add(path, "a file, found something else");
                } else if (!PackagePath.isRight(path)) {
                    faults.add(path, PackagePath.RULE);
                } else if (Files.size(file) > limits.fileMax().bytes()) {
                    faults.add(path, "a file of at most " + limits.fileMax());
                } else {
                    contents.put(path, Files.readAllBytes(file));
                    bytes += Files.size(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + folder, failure);
        }
        if (contents.size() > limits.entriesMax() || bytes > limits.filesMax().bytes()) {
            faults.add(
                    slug,
                    "at most %d files and %s in all"
                            .formatted(limits.entriesMax(), limits.filesMax()));
        }
        faults.throwIfAny();
        return new PackageFiles(slug, contents);
    }
}
