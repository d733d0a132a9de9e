package interlock.grading;

import java.util.ArrayList;
import java.util.List;

/// `[--times N] [--jobs N] [--only TEXT] [SLUG …]`
///
/// @param times how often all of it is done
/// @param jobs solutions graded at one time, all on the same cores
/// @param only part of the path of the wanted solutions, empty for all
/// @param slugs of the wanted exercises, empty for all
record VerifyArguments(int times, int jobs, String only, List<String> slugs) {
    VerifyArguments {
        slugs = List.copyOf(slugs);
    }

    /// @throws IllegalArgumentException if they are not of this form
    static VerifyArguments of(List<String> args) {
        int times = 1;
        int jobs = 1;
        String only = "";
        var slugs = new ArrayList<String>();
        for (var rest = args.iterator(); rest.hasNext(); ) {
            var argument = rest.next();
            if (!argument.startsWith("--")) {
                slugs.add(argument);
            } else if (argument.equals("--times") && rest.hasNext()) {
                times = Integer.parseInt(rest.next());
            } else if (argument.equals("--jobs") && rest.hasNext()) {
                jobs = Integer.parseInt(rest.next());
            } else if (argument.equals("--only") && rest.hasNext()) {
                only = rest.next();
            } else {
                throw new IllegalArgumentException(
                        "usage: bin/verify-exercises [--times N] [--jobs N] [--only TEXT]"
                                + " [SLUG …]");
            }
        }
        return new VerifyArguments(times, jobs, only, slugs);
    }

    boolean wants(String slug) {
        return slugs.isEmpty() || slugs.contains(slug);
    }

    boolean wantsSolution(String path) {
        return path.contains(only);
    }
}
