/// Takes waiting submissions through the stages to a verdict and a score.
@NullMarked
package interlock.grading;

import org.jspecify.annotations.NullMarked;
