/// Interlock grades concurrency and systems programming exercises.
@NullMarked
package interlock;

import org.jspecify.annotations.NullMarked;
