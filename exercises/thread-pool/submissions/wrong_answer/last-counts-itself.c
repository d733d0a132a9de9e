/* The end is when each worker has said that it is about to end. */
#define _GNU_SOURCE
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

struct handle {
    void *(*task)(void *);
    void *argument;
    void *value;
    struct handle *next;
    bool is_waiting;
    bool is_cancelled;
    bool is_done;
    bool is_orphan;
};

struct pool {
    struct handle *queue;
    int limit;
    int wanted;
    int started;
    int idle;
    int ended;
    bool is_closed;
    pthread_t threads[];
};

static int count(const struct handle *queue)
{
    int found = 0;
    for (; queue != NULL; queue = queue->next)
        found++;
    return found;
}

static void forget(struct handle **queue, const struct handle *handle)
{
    while (*queue != NULL && *queue != handle)
        queue = &(*queue)->next;
    if (*queue != NULL)
        *queue = handle->next;
}

static void *work(void *argument)
{
    struct pool *pool = argument;
    pthread_mutex_lock(&lock);
    while (true) {
        while (pool->queue == NULL && !pool->is_closed) {
            pool->idle++;
            pthread_cond_wait(&changed, &lock);
            pool->idle--;
        }
        struct handle *handle = pool->queue;
        if (handle == NULL)
            break;
        forget(&pool->queue, handle);
        if (handle->is_cancelled) {
            handle->is_waiting = false;
            if (handle->is_orphan)
                free(handle);
            pthread_cond_broadcast(&changed);
            continue;
        }
        handle->is_waiting = false;
        pthread_cond_broadcast(&changed);
        pthread_mutex_unlock(&lock);
        void *value = handle->task(handle->argument);
        pthread_mutex_lock(&lock);
        handle->value = value;
        handle->is_done = true;
        pthread_cond_broadcast(&changed);
    }
    pool->ended++;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    return NULL;
}

struct pool *pool_new(int workers, int queue_limit)
{
    struct pool *pool = NULL;
    if (workers < 1 || queue_limit < 0)
        errno = EINVAL;
    else
        pool = calloc(1, sizeof *pool + (size_t)workers * sizeof pool->threads[0]);
    if (pool != NULL) {
        pool->limit = queue_limit;
        pool->wanted = workers;
    }
    return pool;
}

/* Called with the lock held. */
static int start_worker(struct pool *pool)
{
    if (pool->started == pool->wanted || pool->idle > count(pool->queue))
        return 0;
    int error = pthread_create(&pool->threads[pool->started], NULL, work, pool);
    if (error == 0)
        pool->started++;
    return pool->started > 0 ? 0 : -error;
}

int pool_submit(struct pool *pool, void *(*task)(void *), void *argument, struct handle **handle)
{
    struct handle *fresh = calloc(1, sizeof *fresh);
    if (fresh == NULL)
        return -ENOMEM;
    fresh->task = task;
    fresh->argument = argument;
    fresh->is_waiting = true;
    pthread_mutex_lock(&lock);
    while (!pool->is_closed && pool->limit > 0 && count(pool->queue) >= pool->limit)
        pthread_cond_wait(&changed, &lock);
    int code = pool->is_closed ? -EPIPE : start_worker(pool);
    if (code == 0) {
        struct handle **end = &pool->queue;
        while (*end != NULL)
            end = &(*end)->next;
        *end = fresh;
        *handle = fresh;
        pthread_cond_broadcast(&changed);
    }
    pthread_mutex_unlock(&lock);
    if (code != 0)
        free(fresh);
    return code;
}

void pool_shutdown(struct pool *pool, int cancel_queued)
{
    pthread_mutex_lock(&lock);
    pool->is_closed = true;
    while (cancel_queued && pool->queue != NULL) {
        struct handle *handle = pool->queue;
        pool->queue = handle->next;
        handle->is_waiting = false;
        handle->is_cancelled = true;
    }
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

void pool_free(struct pool *pool)
{
    pool_shutdown(pool, 0);
    pthread_mutex_lock(&lock);
    while (pool->ended < pool->started)
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
    for (int i = 0; i < pool->started; i++)
        pthread_detach(pool->threads[i]);
    free(pool);
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

int handle_wait(struct handle *handle, int64_t ns, void **value)
{
    struct timespec end = end_of(ns < 0 ? 0 : ns);
    int error = 0;
    pthread_mutex_lock(&lock);
    while (!handle->is_done && !handle->is_cancelled && error == 0)
        error = ns < 0 ? pthread_cond_wait(&changed, &lock)
                       : pthread_cond_clockwait(&changed, &lock, CLOCK_MONOTONIC, &end);
    int code = handle->is_cancelled ? -ECANCELED : handle->is_done ? 0 : -ETIMEDOUT;
    if (code == 0)
        *value = handle->value;
    pthread_mutex_unlock(&lock);
    return code;
}

int handle_cancel(struct handle *handle)
{
    pthread_mutex_lock(&lock);
    if (handle->is_waiting)
        handle->is_cancelled = true;
    int is_cancelled = handle->is_cancelled;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    return is_cancelled;
}

int handle_done(struct handle *handle)
{
    pthread_mutex_lock(&lock);
    int is_done = handle->is_done || handle->is_cancelled;
    pthread_mutex_unlock(&lock);
    return is_done;
}

/* One that was cancelled may still be in the queue: then the worker that finds it frees it. */
void handle_free(struct handle *handle)
{
    pthread_mutex_lock(&lock);
    bool is_queued = handle->is_waiting;
    handle->is_orphan = true;
    pthread_mutex_unlock(&lock);
    if (!is_queued)
        free(handle);
}
