/* A flag that threads can wait for. It is clear at first. */
#ifndef EXERCISE_H
#define EXERCISE_H

#include <stdint.h>

#define EVENT_NO_LIMIT INT64_MAX

struct event;

/* Makes an event: 0, or a negative errno. */
int event_init(struct event **event);

/* Nobody waits any more, and nobody uses it again. */
void event_destroy(struct event *event);

/* 1 if the flag is set, else 0. */
int event_is_set(struct event *event);

/* Sets the flag and releases every thread that waits at this instant, even if the flag is cleared
 * at once. */
void event_set(struct event *event);

void event_clear(struct event *event);

/* Returns at once if the flag is set, else waits for event_set, at most ns nanoseconds (0: does
 * not wait; EVENT_NO_LIMIT: as long as it takes).
 * 1 if the flag was set or event_set released the caller, 0 if the time is over, -EINVAL if ns < 0. */
int event_wait(struct event *event, int64_t ns);

#endif
