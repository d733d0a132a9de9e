/// What all pages and HTTP resources share: errors, page frame, security headers.
@NullMarked
package interlock.web;

import org.jspecify.annotations.NullMarked;
