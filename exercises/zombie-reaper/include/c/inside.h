/* Signals that come while the program is inside a function of the C library. */
#ifndef INSIDE_H
#define INSIDE_H

#include <signal.h>

/* Whether this thread is to be taken as allocating or printing: who calls such a function now
 * calls it from a handler that interrupted one, and waits for ever. */
extern _Thread_local volatile sig_atomic_t is_inside;

/* Whether a notice of a child comes to this thread whenever it has just taken a lock. */
extern _Thread_local volatile sig_atomic_t is_noticed;

#endif
