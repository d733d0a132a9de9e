package interlock.submission;

import interlock.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/// What files of candidates must be like. Immutable.
@ApplicationScoped
class FileRules {
    private static final int NAME_CHARS_MAX = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*");

    private final SubmissionConfig limits;

    FileRules(SubmissionConfig limits) {
        this.limits = limits;
    }

    /// @throws ProblemException if they cannot be kept, not even as a draft
    void check(Map<String, String> files) {
        if (files.size() > limits.filesMax()) {
            throw ProblemException.tooLarge(
                    "%d files, at most %d are taken".formatted(files.size(), limits.filesMax()));
        }
        long bytes = 0;
        for (var file : files.entrySet()) {
            checkName(file.getKey());
            if (!StorableText.isStorable(file.getValue())) {
                throw ProblemException.invalid(
                        "files." + file.getKey(), "must be UTF-8 text without NUL characters");
            }
            bytes += file.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > limits.filesSizeMax().asLongValue()) {
            throw ProblemException.tooLarge(
                    "%d bytes of source, at most %d are taken"
                            .formatted(bytes, limits.filesSizeMax().asLongValue()));
        }
    }

    /// @param endings of the language's files, with the dot
    /// @throws ProblemException if they cannot be handed in
    void checkHandedIn(Map<String, String> files, Collection<String> endings) {
        if (files.isEmpty()) {
            throw ProblemException.invalid("files", "must hold at least one file");
        }
        check(files);
        for (var name : files.keySet()) {
            if (endings.stream().noneMatch(name::endsWith)) {
                throw ProblemException.invalid(
                        "files." + name, "must end in " + String.join(" or ", endings));
            }
        }
    }

    private static void checkName(String name) {
        if (name.length() > NAME_CHARS_MAX || !NAME.matcher(name).matches()) {
            throw ProblemException.invalid(
                    "files",
                    "a file name is up to %d letters, digits, '_', '-' and '.', not first a '.'"
                            .formatted(NAME_CHARS_MAX));
        }
    }
}
