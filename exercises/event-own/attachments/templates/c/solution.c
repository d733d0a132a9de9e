/* A flag that threads can wait for. exercise.h is given and cannot be changed; the statement shows
 * it. Everything below may be rewritten as long as the six functions keep their form. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

struct event {
    int set;
};

int event_init(struct event **event)
{
    (void)event;
    return -ENOSYS;
}

void event_destroy(struct event *event)
{
    (void)event;
}

int event_is_set(struct event *event)
{
    (void)event;
    return -ENOSYS;
}

void event_set(struct event *event)
{
    (void)event;
}

void event_clear(struct event *event)
{
    (void)event;
}

int event_wait(struct event *event, int64_t ns)
{
    (void)event, (void)ns;
    return -ENOSYS;
}
