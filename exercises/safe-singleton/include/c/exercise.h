/* At most one resource for each process, made when it is first asked for. */
#ifndef EXERCISE_H
#define EXERCISE_H

/* What a maker makes. Nobody but its maker looks inside. */
struct resource;

/* The resource of this process. The first caller's maker makes it, in the caller's thread; all
 * others get the same one and wait for it if it is being made.
 *
 * A maker that returns NULL has failed: its caller gets NULL, with errno as the maker left it, and
 * the next caller's maker is tried. A maker that calls registry_get itself gets NULL with errno
 * EDEADLK; that changes nothing else. A forked child makes its own resource. */
struct resource *registry_get(struct resource *(*maker)(void));

/* Forgets the resource, without freeing it. Nobody is in registry_get meanwhile. */
void registry_reset_for_tests(void);

#endif
