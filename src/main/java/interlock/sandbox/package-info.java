/// Runs a command in a box under limits, and reports how it ended.
@NullMarked
package interlock.sandbox;

import org.jspecify.annotations.NullMarked;
