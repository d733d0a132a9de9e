/// Runs cases under controlled schedules, and finds, confirms and shows the one that fails.
@NullMarked
package interlock.explore;

import org.jspecify.annotations.NullMarked;
