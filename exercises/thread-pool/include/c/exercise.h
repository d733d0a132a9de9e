/* A fixed number of threads that run the tasks they are given, in the order of submission.
 * Durations are nanoseconds: 0 means "do not wait", negative "wait as long as it takes". */
#ifndef EXERCISE_H
#define EXERCISE_H

#include <stdint.h>

struct pool;
struct handle;

/* A pool of so many threads. At most queue_limit tasks wait to be begun; 0 means any number.
 * NULL with errno EINVAL (workers < 1 or queue_limit < 0) or ENOMEM. */
struct pool *pool_new(int workers, int queue_limit);

/* Hands over a task; blocks while as many tasks wait as may. What came of it is told by *handle,
 * which the caller frees.
 * 0, -EPIPE (the pool is shut down, also while blocked), -ENOMEM. */
int pool_submit(struct pool *pool, void *(*task)(void *), void *argument, struct handle **handle);

/* Refuses tasks from now on, and returns at once. Tasks that wait still run, or are cancelled. */
void pool_shutdown(struct pool *pool, int cancel_queued);

/* Shuts down unless that is done, waits until all threads of the pool have ended, and frees it,
 * but not the handles. Nobody uses the pool any more. */
void pool_free(struct pool *pool);

/* Waits for the end of the task, at most ns; *value is what it returned.
 * 0, -ETIMEDOUT, -ECANCELED (the task was cancelled). */
int handle_wait(struct handle *handle, int64_t ns, void **value);

/* Cancels the task if it has not begun. 1 if the task is cancelled, now or before: it never runs.
 * Else 0. */
int handle_cancel(struct handle *handle);

/* 1 if the task has ended or was cancelled, else 0. */
int handle_done(struct handle *handle);

/* Only of a task that has ended or was cancelled, and that nobody waits for. */
void handle_free(struct handle *handle);

#endif
