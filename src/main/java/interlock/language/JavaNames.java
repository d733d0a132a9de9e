package interlock.language;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A list of forbidden Java names.
///
/// @param patterns `a.B` with its nested classes, `a.*`, `a.**`, `a.B#member`, `a.B#method(C, D)`
record JavaNames(List<String> patterns) {
    JavaNames {
        patterns = List.copyOf(patterns);
    }

    boolean forbidType(String type) {
        return patterns.stream().anyMatch(pattern -> coversType(pattern, type));
    }

    /// The pattern that forbids a member of a class, by its name alone or with its parameters.
    Optional<String> member(String owner, String name, String descriptor) {
        var member = owner + '#' + name;
        return Stream.of(member, member + parameters(descriptor))
                .filter(patterns::contains)
                .findFirst();
    }

    private static String parameters(String descriptor) {
        return descriptor.startsWith("(")
                ? MethodTypeDesc.ofDescriptor(descriptor).parameterList().stream()
                        .map(ClassDesc::displayName)
                        .collect(Collectors.joining(", ", "(", ")"))
                : "";
    }

    private static boolean coversType(String pattern, String type) {
        if (pattern.endsWith(".**")) {
            return type.startsWith(pattern.substring(0, pattern.length() - 2));
        }
        if (pattern.endsWith(".*")) {
            int dot = type.lastIndexOf('.');
            return dot == pattern.length() - 2 && pattern.startsWith(type.substring(0, dot));
        }
        return type.equals(pattern) || type.startsWith(pattern + '$');
    }
}
