/* Looks at the word and changes it relaxed: nothing orders what was written before set and what a
 * waiter reads afterwards.
 *
 * One word holds the flag (lowest bit) and the count of releases; who waits sleeps in the kernel
 * until the word is another one. */
#define _GNU_SOURCE
#include "exercise.h"

#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { SET = 1, RELEASE = 2 };

struct event {
    _Atomic uint32_t word;
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
    return (int)(atomic_load_explicit(&event->word, memory_order_relaxed) & SET);
}

void event_set(struct event *event)
{
    uint32_t word = atomic_load_explicit(&event->word, memory_order_relaxed);
    while (!atomic_compare_exchange_weak_explicit(&event->word, &word, (word + RELEASE) | SET,
                                                  memory_order_relaxed, memory_order_relaxed))
        ;
    syscall(SYS_futex, &event->word, FUTEX_WAKE_PRIVATE, INT_MAX, NULL, NULL, 0);
}

void event_clear(struct event *event)
{
    atomic_fetch_and(&event->word, ~(uint32_t)SET);
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
    int64_t end = ns > INT64_MAX - begin ? INT64_MAX : begin + ns;
    uint32_t seen = atomic_load_explicit(&event->word, memory_order_relaxed);
    uint32_t word = seen;
    while (!(word & SET) && word / RELEASE == seen / RELEASE) {
        int64_t left = end - now();
        if (left <= 0)
            return 0;
        struct timespec limit = {left / 1000000000, left % 1000000000};
        syscall(SYS_futex, &event->word, FUTEX_WAIT_PRIVATE, word,
                ns == EVENT_NO_LIMIT ? NULL : &limit, NULL, 0);
        word = atomic_load_explicit(&event->word, memory_order_relaxed);
    }
    return 1;
}
