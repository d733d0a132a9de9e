package interlock.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class JavaRulesTest {
    private static final List<String> FORBIDDEN =
            List.of("java.util.concurrent.ArrayBlockingQueue", "java.util.zip.*");

    @Test
    void an_import_that_is_never_used_is_harmless() {
        assertFound(List.of(), "import java.util.concurrent.ArrayBlockingQueue; class A {}");
    }

    @Test
    void the_first_line_that_uses_a_class_is_named() {
        var source =
                """
                class A {
                    int ok;
                    Object make() {
                        return new java.util.concurrent.ArrayBlockingQueue<String>(1);
                    }
                }
                """;
        var finding = new JavaRules(FORBIDDEN, compiled(source)).findings().getFirst();
        assertEquals(4, finding.where().orElseThrow().line());
        assertEquals("A.java", finding.where().orElseThrow().file());
    }

    @Test
    void a_constructor_reference_is_found() {
        assertFound(
                List.of("java.util.concurrent.ArrayBlockingQueue"),
                "class A { java.util.function.IntFunction<?> f ="
                        + " java.util.concurrent.ArrayBlockingQueue::new; }");
    }

    @Test
    void a_subclass_is_found_and_so_is_a_type_in_a_signature() {
        assertFound(
                List.of("java.util.concurrent.ArrayBlockingQueue"),
                "class A extends java.util.concurrent.ArrayBlockingQueue<String>"
                        + " { A() { super(1); } }");
    }

    @Test
    void a_package_is_forbidden_without_those_below_it() {
        assertFound(
                List.of("java.util.zip.CRC32"),
                "class A { Object a = new java.util.zip.CRC32(); Object b ="
                        + " new java.util.ArrayList<>(); }");
    }

    @Test
    void reflection_is_always_forbidden() {
        assertFound(
                List.of("java.lang.Class#forName"),
                "class A { Object a() throws Exception { return Class.forName(\"a.B\"); } }");
    }

    @Test
    void a_method_handle_by_name_is_always_forbidden() {
        assertFound(
                List.of("java.lang.invoke.MethodHandles$Lookup#findVirtual"),
                "import java.lang.invoke.*; class A { Object a() throws Exception { return"
                        + " MethodHandles.lookup().findVirtual(String.class, \"length\","
                        + " MethodType.methodType(int.class)); } }");
    }

    @Test
    void a_method_is_found_through_a_subclass_of_its_owner() {
        assertFound(
                List.of("java.lang.Thread#getAllStackTraces"),
                "class A extends Thread { Object all() { return A.getAllStackTraces(); } }");
    }

    @Test
    void a_method_is_found_through_a_class_of_the_jdk_that_inherits_it() {
        assertFound(
                List.of("java.lang.Thread#getAllStackTraces"),
                "class A { Object all() { return"
                        + " java.util.concurrent.ForkJoinWorkerThread.getAllStackTraces(); } }");
    }

    @Test
    void a_method_of_an_interface_is_found_through_what_implements_it() {
        var rules =
                new JavaRules(
                        List.of("java.util.Collection#parallelStream"),
                        compiled(
                                "class A { Object a(java.util.ArrayList<?> l) { return"
                                        + " l.parallelStream(); } }"));
        assertEquals(1, rules.findings().size());
    }

    @Test
    void a_stack_trace_may_be_printed_but_not_read() {
        assertFound(
                List.of("java.lang.StackTraceElement"),
                "class A { int a(Exception e) { e.printStackTrace(); return"
                        + " e.getStackTrace().length; } }");
        assertFound(
                List.of("java.lang.Throwable#printStackTrace(PrintWriter)"),
                "class A { void a(java.io.IOException e, java.io.PrintWriter w) {"
                        + " e.printStackTrace(w); } }");
    }

    @Test
    void what_the_compiler_brings_in_by_itself_is_allowed() {
        assertFound(
                List.of(),
                "class A { enum E { X } record R(int a) {} sealed interface S permits T {}"
                        + " record T(String s) implements S {} String f(S s, E e) { Runnable r ="
                        + " () -> {}; r.run(); return switch (s) { case T(var t) -> t + e; }; } }");
    }

    @Test
    void variable_handles_are_allowed() {
        assertFound(
                List.of(),
                "import java.lang.invoke.*; class A { int x; static VarHandle v() throws"
                        + " Exception { return MethodHandles.lookup().findVarHandle(A.class,"
                        + " \"x\", int.class); } }");
    }

    private static void assertFound(List<String> names, String source) {
        var found =
                new JavaRules(FORBIDDEN, compiled(source))
                        .findings().stream().map(finding -> finding.values().get("name")).toList();
        assertEquals(names, found);
    }

    /// Compiles sources of ours in this process.
    private static List<byte[]> compiled(String source) {
        var made = new ArrayList<ByteArrayOutputStream>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var unit =
                new SimpleJavaFileObject(URI.create("mem:///A.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreErrors) {
                        return source;
                    }
                };
        var manager =
                new ForwardingJavaFileManager<JavaFileManager>(
                        compiler.getStandardFileManager(null, null, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location,
                            String name,
                            JavaFileObject.Kind kind,
                            FileObject sibling) {
                        return new SimpleJavaFileObject(URI.create("mem:///" + name), kind) {
                            @Override
                            public OutputStream openOutputStream() {
                                made.add(new ByteArrayOutputStream());
                                return made.getLast();
                            }
                        };
                    }

                    @Override
                    public JavaFileObject getJavaFileForOutputForOriginatingFiles(
                            Location location,
                            String name,
                            JavaFileObject.Kind kind,
                            FileObject... originating) {
                        return getJavaFileForOutput(location, name, kind, null);
                    }
                };
        var options = List.of("-proc:none", "-g");
        if (!compiler.getTask(null, manager, null, options, null, List.of(unit)).call()) {
            throw new IllegalStateException("the test's source does not compile");
        }
        return made.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }
}
