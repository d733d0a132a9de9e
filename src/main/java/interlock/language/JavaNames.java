package interlock.language;

import java.util.List;

/// A list of forbidden Java names.
///
/// @param patterns `a.B` with its nested classes, `a.*`, `a.**`, `a.B#member`
record JavaNames(List<String> patterns) {
    JavaNames {
        patterns = List.copyOf(patterns);
    }

    boolean forbidType(String type) {
        return patterns.stream().anyMatch(pattern -> coversType(pattern, type));
    }

    boolean forbidMember(String owner, String member) {
        return patterns.contains(owner + '#' + member);
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
