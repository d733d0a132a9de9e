/// Puts a declared CPU or IO load on the cores a box runs on.
@NullMarked
package interlock.load;

import org.jspecify.annotations.NullMarked;
