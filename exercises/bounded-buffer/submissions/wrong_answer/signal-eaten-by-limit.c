/* A taker that times out does not look again: the signal for an item may have been his, and another
 * taker sleeps on beside it. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

struct buffer {
    pthread_mutex_t lock;
    pthread_cond_t not_full;
    pthread_cond_t not_empty;
    bool closed;
    int capacity;
    int first;
    int count;
    void *ring[];
};

static void cond_init(pthread_cond_t *cond)
{
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(cond, &attr);
    pthread_condattr_destroy(&attr);
}

static struct timespec end_of(int64_t ns)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (ns > 0) {
        end.tv_sec += ns / 1000000000;
        end.tv_nsec += ns % 1000000000;
        if (end.tv_nsec >= 1000000000) {
            end.tv_sec++;
            end.tv_nsec -= 1000000000;
        }
    }
    return end;
}

/* Waits for a change until the end; false when the time is over. */
static bool wait_until(struct buffer *b, pthread_cond_t *cond, int64_t ns,
                       const struct timespec *end)
{
    if (ns < 0)
        return pthread_cond_wait(cond, &b->lock) == 0;
    return pthread_cond_timedwait(cond, &b->lock, end) != ETIMEDOUT;
}

struct buffer *buf_new(int capacity)
{
    if (capacity < 1) {
        errno = EINVAL;
        return NULL;
    }
    struct buffer *b = calloc(1, sizeof *b + (size_t)capacity * sizeof(void *));
    if (b == NULL)
        return NULL;
    b->capacity = capacity;
    pthread_mutex_init(&b->lock, NULL);
    cond_init(&b->not_full);
    cond_init(&b->not_empty);
    return b;
}

int buf_put(struct buffer *b, void *item, int64_t ns)
{
    if (item == NULL)
        return -EINVAL;
    struct timespec end = end_of(ns);
    bool in_time = true;
    int result = 0;
    pthread_mutex_lock(&b->lock);
    while (b->count == b->capacity && !b->closed && in_time)
        in_time = wait_until(b, &b->not_full, ns, &end);
    if (b->closed) {
        result = -EPIPE;
    } else if (b->count == b->capacity) {
        result = -ETIMEDOUT;
    } else {
        b->ring[(b->first + b->count) % b->capacity] = item;
        b->count++;
        pthread_cond_signal(&b->not_empty);
    }
    pthread_mutex_unlock(&b->lock);
    return result;
}

int buf_take(struct buffer *b, void **item, int64_t ns)
{
    struct timespec end = end_of(ns);
    bool in_time = true;
    int result = 0;
    pthread_mutex_lock(&b->lock);
    while (b->count == 0 && !b->closed && in_time)
        in_time = wait_until(b, &b->not_empty, ns, &end);
    if (!in_time) {
        result = -ETIMEDOUT;
    } else if (b->count > 0) {
        *item = b->ring[b->first];
        b->first = (b->first + 1) % b->capacity;
        b->count--;
        pthread_cond_signal(&b->not_full);
    } else {
        result = b->closed ? -EPIPE : -ETIMEDOUT;
    }
    pthread_mutex_unlock(&b->lock);
    return result;
}

void buf_close(struct buffer *b)
{
    pthread_mutex_lock(&b->lock);
    b->closed = true;
    pthread_cond_broadcast(&b->not_full);
    pthread_cond_broadcast(&b->not_empty);
    pthread_mutex_unlock(&b->lock);
}

int buf_size(struct buffer *b)
{
    pthread_mutex_lock(&b->lock);
    int count = b->count;
    pthread_mutex_unlock(&b->lock);
    return count;
}

void buf_free(struct buffer *b)
{
    pthread_cond_destroy(&b->not_full);
    pthread_cond_destroy(&b->not_empty);
    pthread_mutex_destroy(&b->lock);
    free(b);
}
