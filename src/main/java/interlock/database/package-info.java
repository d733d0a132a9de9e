/// Starts the embedded PostgreSQL when no other is configured.
@NullMarked
package interlock.database;

import org.jspecify.annotations.NullMarked;
