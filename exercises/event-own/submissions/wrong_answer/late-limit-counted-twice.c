/* Wakes only if somebody waits, and counts who waits: one whose limit ran out just before it was released
 * is taken off the count twice, so the next one waits uncounted and no set wakes it. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

struct event {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool set;
    uint64_t releases;
    int waiters;
};

int event_init(struct event **event)
{
    struct event *e = calloc(1, sizeof *e);
    if (e == NULL)
        return -ENOMEM;
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&e->changed, &attr);
    pthread_condattr_destroy(&attr);
    pthread_mutex_init(&e->lock, NULL);
    *event = e;
    return 0;
}

void event_destroy(struct event *event)
{
    pthread_cond_destroy(&event->changed);
    pthread_mutex_destroy(&event->lock);
    free(event);
}

int event_is_set(struct event *event)
{
    pthread_mutex_lock(&event->lock);
    int set = event->set;
    pthread_mutex_unlock(&event->lock);
    return set;
}

void event_set(struct event *event)
{
    pthread_mutex_lock(&event->lock);
    event->set = true;
    if (event->waiters > 0) {
        event->releases++;
        event->waiters = 0;
        pthread_cond_broadcast(&event->changed);
    }
    pthread_mutex_unlock(&event->lock);
}

void event_clear(struct event *event)
{
    pthread_mutex_lock(&event->lock);
    event->set = false;
    pthread_mutex_unlock(&event->lock);
}

static struct timespec end_of(int64_t ns)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += ns / 1000000000;
    end.tv_nsec += ns % 1000000000;
    if (end.tv_nsec >= 1000000000) {
        end.tv_sec++;
        end.tv_nsec -= 1000000000;
    }
    return end;
}

static int wait_until(struct event *event, int64_t ns, const struct timespec *end)
{
    if (ns == EVENT_NO_LIMIT)
        return pthread_cond_wait(&event->changed, &event->lock);
    return pthread_cond_timedwait(&event->changed, &event->lock, end);
}

int event_wait(struct event *event, int64_t ns)
{
    if (ns < 0)
        return -EINVAL;
    struct timespec end = end_of(ns);
    int error = 0;
    pthread_mutex_lock(&event->lock);
    uint64_t seen = event->releases;
    if (!event->set)
        event->waiters++;
    while (!event->set && event->releases == seen && error == 0)
        error = wait_until(event, ns, &end);
    if (error == ETIMEDOUT)
        event->waiters--;
    int released = event->set || event->releases != seen;
    pthread_mutex_unlock(&event->lock);
    return released;
}
