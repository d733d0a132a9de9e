/* Sleeps a twentieth of a second between two looks. */
#include "exercise.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

/* Both in one word, so that they change together: twice the releases, and one if it is set. */
struct event {
    atomic_uint word;
};

int event_init(struct event **event)
{
    *event = calloc(1, sizeof **event);
    return *event == NULL ? -ENOMEM : 0;
}

void event_destroy(struct event *event)
{
    free(event);
}

int event_is_set(struct event *event)
{
    return event->word % 2;
}

void event_set(struct event *event)
{
    unsigned before = event->word;
    while (!atomic_compare_exchange_weak(&event->word, &before, (before | 1) + 2))
        ;
}

void event_clear(struct event *event)
{
    event->word &= ~1u;
}

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

int event_wait(struct event *event, int64_t ns)
{
    if (ns < 0)
        return -EINVAL;
    int64_t begin = now();
    unsigned seen = event->word & ~1u;
    while (event->word == seen) {
        if (now() - begin >= ns)
            return 0;
        int64_t left = ns - (now() - begin);
        struct timespec step = {.tv_nsec = left < 0 ? 0 : left > 50000000 ? 50000000 : left};
        nanosleep(&step, NULL);
    }
    return 1;
}
