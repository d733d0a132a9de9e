/// What was handed in, its history and its report.
@NullMarked
package interlock.submission;

import org.jspecify.annotations.NullMarked;
