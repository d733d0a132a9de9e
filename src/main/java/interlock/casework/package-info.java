/// What playing and exploring a case share: hearing a box, how it ended, judging a history.
@NullMarked
package interlock.casework;

import org.jspecify.annotations.NullMarked;
