/// The catalogue: packages read, verified, versioned and served.
@NullMarked
package interlock.exercise;

import org.jspecify.annotations.NullMarked;
