/* Idle workers give their turn away again and again. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

enum state { WAITING, RUNNING, ENDED, CANCELLED };

/* The pool and the caller each hold one; whoever lets go last frees it. */
struct handle {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    enum state state;
    int holders;
    void *(*task)(void *);
    void *argument;
    void *value;
    struct handle *next;
};

static struct handle *new_handle(void *(*task)(void *), void *argument)
{
    struct handle *handle = calloc(1, sizeof *handle);
    if (handle == NULL)
        return NULL;
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&handle->changed, &attr);
    pthread_condattr_destroy(&attr);
    pthread_mutex_init(&handle->lock, NULL);
    handle->holders = 2;
    handle->task = task;
    handle->argument = argument;
    return handle;
}

void handle_free(struct handle *handle)
{
    pthread_mutex_lock(&handle->lock);
    bool is_last = --handle->holders == 0;
    pthread_mutex_unlock(&handle->lock);
    if (!is_last)
        return;
    pthread_cond_destroy(&handle->changed);
    pthread_mutex_destroy(&handle->lock);
    free(handle);
}

static bool is_over(const struct handle *handle)
{
    return handle->state == ENDED || handle->state == CANCELLED;
}

static void run(struct handle *handle)
{
    pthread_mutex_lock(&handle->lock);
    bool may_run = handle->state == WAITING;
    if (may_run)
        handle->state = RUNNING;
    pthread_mutex_unlock(&handle->lock);
    if (may_run) {
        void *value = handle->task(handle->argument);
        pthread_mutex_lock(&handle->lock);
        handle->value = value;
        handle->state = ENDED;
        pthread_cond_broadcast(&handle->changed);
        pthread_mutex_unlock(&handle->lock);
    }
    handle_free(handle);
}

int handle_cancel(struct handle *handle)
{
    pthread_mutex_lock(&handle->lock);
    if (handle->state == WAITING) {
        handle->state = CANCELLED;
        pthread_cond_broadcast(&handle->changed);
    }
    int is_cancelled = handle->state == CANCELLED;
    pthread_mutex_unlock(&handle->lock);
    return is_cancelled;
}

int handle_done(struct handle *handle)
{
    pthread_mutex_lock(&handle->lock);
    int is_done = is_over(handle);
    pthread_mutex_unlock(&handle->lock);
    return is_done;
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
    pthread_mutex_lock(&handle->lock);
    while (!is_over(handle) && error == 0)
        error = ns < 0 ? pthread_cond_wait(&handle->changed, &handle->lock)
                       : pthread_cond_timedwait(&handle->changed, &handle->lock, &end);
    int code = -ETIMEDOUT;
    if (handle->state == CANCELLED)
        code = -ECANCELED;
    if (handle->state == ENDED) {
        *value = handle->value;
        code = 0;
    }
    pthread_mutex_unlock(&handle->lock);
    return code;
}

struct pool {
    pthread_mutex_t lock;
    pthread_cond_t work;
    pthread_cond_t room;
    struct handle *first;
    struct handle **last;
    int waiting;
    int limit;
    bool is_closed;
    int workers;
    pthread_t threads[];
};

static struct handle *take(struct pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    while (pool->first == NULL && !pool->is_closed) {
        pthread_mutex_unlock(&pool->lock);
        sched_yield();
        pthread_mutex_lock(&pool->lock);
    }
    struct handle *handle = pool->first;
    if (handle != NULL) {
        pool->first = handle->next;
        if (pool->first == NULL)
            pool->last = &pool->first;
        pool->waiting--;
        pthread_cond_signal(&pool->room);
    }
    pthread_mutex_unlock(&pool->lock);
    return handle;
}

static void *work(void *argument)
{
    struct pool *pool = argument;
    struct handle *handle;
    while ((handle = take(pool)) != NULL)
        run(handle);
    return NULL;
}

struct pool *pool_new(int workers, int queue_limit)
{
    if (workers < 1 || queue_limit < 0) {
        errno = EINVAL;
        return NULL;
    }
    struct pool *pool = calloc(1, sizeof *pool + (size_t)workers * sizeof pool->threads[0]);
    if (pool == NULL)
        return NULL;
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->work, NULL);
    pthread_cond_init(&pool->room, NULL);
    pool->last = &pool->first;
    pool->limit = queue_limit;
    while (pool->workers < workers) {
        int error = pthread_create(&pool->threads[pool->workers], NULL, work, pool);
        if (error != 0) {
            pool_free(pool);
            errno = error;
            return NULL;
        }
        pool->workers++;
    }
    return pool;
}

int pool_submit(struct pool *pool, void *(*task)(void *), void *argument, struct handle **handle)
{
    struct handle *fresh = new_handle(task, argument);
    if (fresh == NULL)
        return -ENOMEM;
    pthread_mutex_lock(&pool->lock);
    while (!pool->is_closed && pool->limit > 0 && pool->waiting >= pool->limit)
        pthread_cond_wait(&pool->room, &pool->lock);
    bool is_refused = pool->is_closed;
    if (!is_refused) {
        *handle = fresh;
        *pool->last = fresh;
        pool->last = &fresh->next;
        pool->waiting++;
        pthread_cond_signal(&pool->work);
    }
    pthread_mutex_unlock(&pool->lock);
    if (is_refused) {
        handle_free(fresh);
        handle_free(fresh);
    }
    return is_refused ? -EPIPE : 0;
}

void pool_shutdown(struct pool *pool, int cancel_queued)
{
    struct handle *dropped = NULL;
    pthread_mutex_lock(&pool->lock);
    pool->is_closed = true;
    if (cancel_queued) {
        dropped = pool->first;
        pool->first = NULL;
        pool->last = &pool->first;
        pool->waiting = 0;
    }
    pthread_cond_broadcast(&pool->work);
    pthread_cond_broadcast(&pool->room);
    pthread_mutex_unlock(&pool->lock);
    while (dropped != NULL) {
        struct handle *next = dropped->next;
        handle_cancel(dropped);
        handle_free(dropped);
        dropped = next;
    }
}

void pool_free(struct pool *pool)
{
    pool_shutdown(pool, 0);
    for (int i = 0; i < pool->workers; i++)
        pthread_join(pool->threads[i], NULL);
    pthread_cond_destroy(&pool->work);
    pthread_cond_destroy(&pool->room);
    pthread_mutex_destroy(&pool->lock);
    free(pool);
}
