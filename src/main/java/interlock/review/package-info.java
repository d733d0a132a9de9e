/// What a reviewer sees: the list of submissions and the report of each.
@NullMarked
package interlock.review;

import org.jspecify.annotations.NullMarked;
