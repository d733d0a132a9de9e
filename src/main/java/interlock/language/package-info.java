/// Turns sources of one language into something a box can run, or into diagnostics.
@NullMarked
package interlock.language;

import org.jspecify.annotations.NullMarked;
