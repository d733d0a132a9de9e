package interlock.language;

import interlock.verdict.Finding;
import interlock.verdict.Place;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.LineNumber;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Looks for forbidden names in compiled classes: everything a class can reach by name stands in
/// its constant pool, whatever the source looked like. What turns text into a class (reflection,
/// class loaders, services) is always forbidden, so text need not be searched.
final class JavaRules {
    private static final String MESSAGE = "rules.forbidden-api";

    private final JavaNames forbidden;
    private final Map<String, ClassModel> classes = new HashMap<>();
    private final JavaAncestry ancestry = new JavaAncestry(classes);

    /// @param forbidden by the exercise, on top of what always is
    JavaRules(List<String> forbidden, Collection<byte[]> classes) {
        var all = new TreeSet<>(BoxResources.lines("java/forbidden.txt"));
        all.addAll(forbidden);
        this.forbidden = new JavaNames(List.copyOf(all));
        for (byte[] bytes : classes) {
            var parsed = ClassFile.of().parse(bytes);
            this.classes.put(parsed.thisClass().asInternalName().replace('/', '.'), parsed);
        }
    }

    /// One finding for each name and file, at the first line that uses it.
    List<Finding> findings() {
        var found = new LinkedHashMap<String, Finding>();
        classes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> look(each.getValue(), found));
        return List.copyOf(found.values());
    }

    private void look(ClassModel type, Map<String, Finding> found) {
        var file =
                type.findAttribute(Attributes.sourceFile()).map(a -> a.sourceFile().stringValue());
        var name = file.orElse("");
        var firstLines = new LinkedHashMap<String, Integer>();
        for (var method : type.methods()) {
            method.code().ifPresent(code -> lines(code, firstLines));
        }
        for (PoolEntry entry : type.constantPool()) {
            forbiddenIn(entry).forEach(hit -> firstLines.putIfAbsent(hit, 0));
        }
        firstLines.forEach(
                (hit, line) -> {
                    var place = name.isEmpty() || line == 0 ? null : new Place(name, line, 0);
                    found.merge(
                            hit + ' ' + name,
                            Messages.forbidden(MESSAGE, hit, place),
                            JavaRules::earlier);
                });
    }

    private static Finding earlier(Finding one, Finding other) {
        return lineOf(one.place()) <= lineOf(other.place()) ? one : other;
    }

    private static int lineOf(@Nullable Place place) {
        return place == null ? Integer.MAX_VALUE : place.line();
    }

    private void lines(CodeModel code, Map<String, Integer> firstLines) {
        int line = 0;
        for (CodeElement element : code) {
            if (element instanceof LineNumber number) {
                line = number.line();
            }
            for (var entry : JavaReferences.in(element)) {
                for (var hit : forbiddenIn(entry)) {
                    firstLines.merge(hit, line, Math::min);
                }
            }
        }
    }

    private List<String> forbiddenIn(PoolEntry entry) {
        var hits = new TreeSet<String>();
        for (var type : JavaReferences.types(entry)) {
            if (forbidden.forbidType(type)) {
                hits.add(type);
            }
        }
        if (entry instanceof MemberRefEntry member) {
            var name = member.name().stringValue();
            var type = member.type().stringValue();
            for (var owner : ancestry.of(member.owner().asInternalName())) {
                forbidden.member(owner, name, type).ifPresent(hits::add);
            }
        }
        return List.copyOf(hits);
    }
}
