/// Checks recorded histories: exclusion, order, FIFO, conservation, linearizability, deadlock.
@NullMarked
package interlock.history;

import org.jspecify.annotations.NullMarked;
