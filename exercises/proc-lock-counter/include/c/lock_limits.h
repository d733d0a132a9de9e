/* Limits for waiting that are over sooner than the program asked for. */
#ifndef LOCK_LIMITS_H
#define LOCK_LIMITS_H

#include <stdint.h>

/* So many nanoseconds after the call at the latest; 0: when the program says. */
extern int64_t limit_most;

#endif
