/// People, roles, tokens, signing in.
@NullMarked
package interlock.account;

import org.jspecify.annotations.NullMarked;
