/// Starts the embedded PostgreSQL when no other is configured, and hears what nodes notify.
@NullMarked
package interlock.database;

import org.jspecify.annotations.NullMarked;
