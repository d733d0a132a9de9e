/* A pool of threads. exercise.h is given and cannot be changed; the statement shows it. Everything
 * below may be rewritten as long as the functions keep their form. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

struct handle {
    int done;
};

struct pool {
    int workers;
};

struct pool *pool_new(int workers, int queue_limit)
{
    (void)workers, (void)queue_limit;
    errno = ENOSYS;
    return NULL;
}

int pool_submit(struct pool *pool, void *(*task)(void *), void *argument, struct handle **handle)
{
    (void)pool, (void)task, (void)argument, (void)handle;
    return -ENOSYS;
}

void pool_shutdown(struct pool *pool, int cancel_queued)
{
    (void)pool, (void)cancel_queued;
}

void pool_free(struct pool *pool)
{
    (void)pool;
}

int handle_wait(struct handle *handle, int64_t ns, void **value)
{
    (void)handle, (void)ns, (void)value;
    return -ENOSYS;
}

int handle_cancel(struct handle *handle)
{
    (void)handle;
    return 0;
}

int handle_done(struct handle *handle)
{
    (void)handle;
    return 0;
}

void handle_free(struct handle *handle)
{
    (void)handle;
}
