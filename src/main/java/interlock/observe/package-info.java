/// Looks at a running box from outside: tasks, CPU, switches, zombies, files.
@NullMarked
package interlock.observe;

import org.jspecify.annotations.NullMarked;
