/// Runs inside the box in place of the harness: many controlled schedules of one script.
@NullMarked
package interlock.engine;

import org.jspecify.annotations.NullMarked;
