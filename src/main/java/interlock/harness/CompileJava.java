package interlock.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The Java compiler as it runs in a box: compiles the files below `solution` and `include` of
/// one folder together, but keeps their classes apart in folders of the same names, and leaves
/// its messages in the file `diagnostics`: fields that end in NUL, five for each message.
public final class CompileJava {
    private final Path sources;
    private final Path target;
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    private CompileJava(Path sources, Path target) {
        this.sources = sources;
        this.target = target;
    }

    /// @param args folder of the sources, folder for what is made, then options for the compiler
    public static void main(String[] args) throws IOException {
        var options = List.of(args).subList(2, args.length);
        new CompileJava(Path.of(args[0]), Path.of(args[1])).run(options);
    }

    private void run(List<String> options) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var told = new DiagnosticCollector<JavaFileObject>();
        boolean built;
        try (var standard =
                        compiler.getStandardFileManager(
                                told, Locale.ENGLISH, StandardCharsets.UTF_8);
                var apart = new Apart(standard);
                var found = Files.walk(sources)) {
            var files = found.filter(file -> file.toString().endsWith(".java")).sorted().toList();
            var units = standard.getJavaFileObjectsFromPaths(files);
            built = compiler.getTask(null, apart, told, options, null, units).call();
        }
        boolean explained = false;
        for (var diagnostic : told.getDiagnostics()) {
            explained |= diagnostic.getKind() == Diagnostic.Kind.ERROR;
            tell(diagnostic);
        }
        if (!built && !explained) {
            tell("ERROR", "", 0, 0, "the compiler gave up; the source may nest too deeply");
        }
        Files.createDirectories(target);
        Files.write(target.resolve("diagnostics"), messages.toByteArray());
    }

    private void tell(Diagnostic<? extends JavaFileObject> diagnostic) throws IOException {
        String severity = diagnostic.getKind() == Diagnostic.Kind.ERROR ? "ERROR" : "WARNING";
        String message = diagnostic.getMessage(Locale.ENGLISH);
        JavaFileObject source = diagnostic.getSource();
        long position = diagnostic.getPosition();
        if (source == null || position == Diagnostic.NOPOS) {
            tell(severity, source == null ? "" : nameOf(source), 0, 0, message);
            return;
        }
        String before = source.getCharContent(true).subSequence(0, (int) position).toString();
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        tell(severity, nameOf(source), line, column, message);
    }

    private void tell(String severity, String file, int line, int column, String message) {
        for (String field :
                List.of(
                        severity,
                        file,
                        Integer.toString(line),
                        Integer.toString(column),
                        message)) {
            messages.writeBytes(field.replace("\0", "").getBytes(StandardCharsets.UTF_8));
            messages.write(0);
        }
    }

    private String nameOf(FileObject source) {
        return sources.relativize(Path.of(source.toUri())).toString();
    }

    /// Writes each class below the folder its source came from.
    private final class Apart extends ForwardingJavaFileManager<JavaFileManager> {
        Apart(StandardJavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject source) {
            String origin = nameOf(source).substring(0, nameOf(source).indexOf('/'));
            Path file = target.resolve(origin).resolve(name.replace('.', '/') + kind.extension);
            return new ClassFile(file.toUri(), kind);
        }

        @Override
        public JavaFileObject getJavaFileForOutputForOriginatingFiles(
                Location location, String name, JavaFileObject.Kind kind, FileObject... sources) {
            return getJavaFileForOutput(location, name, kind, sources[0]);
        }
    }

    private static final class ClassFile extends SimpleJavaFileObject {
        ClassFile(URI uri, Kind kind) {
            super(uri, kind);
        }

        @Override
        public OutputStream openOutputStream() {
            try {
                Files.createDirectories(Path.of(toUri()).getParent());
                return Files.newOutputStream(Path.of(toUri()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
