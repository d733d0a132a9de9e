/* Threads, what they keep for themselves, and what is done once. */
#define _GNU_SOURCE
#include "explore.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { KEYS_MAX = 128 };

static struct {
    bool is_used;
    void (*destroy)(void *);
    const void *values[TASKS_MAX];
} keys[KEYS_MAX];

static void destroy_values(void) {
    for (int round = 0; round < _POSIX_THREAD_DESTRUCTOR_ITERATIONS; round++) {
        for (int i = 0; i < KEYS_MAX; i++) {
            const void *value = keys[i].values[current->number];
            keys[i].values[current->number] = NULL;
            if (keys[i].is_used && value != NULL && keys[i].destroy != NULL) {
                keys[i].destroy((void *)value);
            }
        }
    }
}

/* Also reached by pthread_exit, after the thread's own handlers. */
static void end_task(void *ignored) {
    (void)ignored;
    destroy_values();
    sync_point(OP_EXIT, NULL, NULL);
    leave();
}

static void *run_task(void *argument) {
    struct task *task = argument;
    wait_for_turn(task);
    pthread_cleanup_push(end_task, NULL);
    task->result = task->run(task->argument);
    pthread_cleanup_pop(1);
    return NULL;
}

int explored_pthread_create(pthread_t *handle, const pthread_attr_t *attributes, void *(*run)(void *),
                   void *argument) {
    int is_detached = PTHREAD_CREATE_JOINABLE;
    if (attributes != NULL) {
        pthread_attr_getdetachstate(attributes, &is_detached);
    }
    sync_point(OP_START, NULL, CALLER);
    struct task *task = new_task();
    task->run = run;
    task->argument = argument;
    task->is_detached = is_detached == PTHREAD_CREATE_DETACHED;
    begin_order(task);
    if (pthread_create(&task->handle, attributes, run_task, task) != 0) {
        uncontrolled("too-many-threads");
    }
    *handle = task->handle;
    return 0;
}

static struct task *task_of(pthread_t handle) {
    for (int i = 1; i < task_count; i++) {
        if (tasks[i].handle == handle) {
            return &tasks[i];
        }
    }
    return NULL;
}

static int join(pthread_t handle, void **result, int64_t deadline, const void *place) {
    struct task *task = task_of(handle);
    sync_point(OP_JOIN, task, place);
    if (task == NULL) {
        return handle == pthread_self() ? EDEADLK : ESRCH;
    }
    if (task->is_detached || task->is_joined) {
        misused("JoinTwice", "a thread is joined that was joined or detached before");
    }
    if (task == current) {
        return EDEADLK;
    }
    task->is_joined = true;
    while (task->state != ENDED) {
        if (wait_for(OP_JOIN, task, place, deadline, false) == TIMED_OUT) {
            task->is_joined = false;
            take_step(OP_TIMEOUT, task, place);
            return ETIMEDOUT;
        }
        take_step(OP_JOIN, task, place);
    }
    order_after(current->seen, task->seen);
    if (result != NULL) {
        *result = task->result;
    }
    return 0;
}

int explored_pthread_join(pthread_t handle, void **result) {
    return join(handle, result, NEVER, CALLER);
}

int explored_pthread_timedjoin_np(pthread_t handle, void **result, const struct timespec *end) {
    return join(handle, result, deadline_of(CLOCK_REALTIME, end), CALLER);
}

int explored_pthread_clockjoin_np(pthread_t handle, void **result, clockid_t clock,
                         const struct timespec *end) {
    return join(handle, result, deadline_of(clock, end), CALLER);
}

int explored_pthread_tryjoin_np(pthread_t handle, void **result) {
    const struct task *task = task_of(handle);
    if (task != NULL && task->state != ENDED) {
        sync_point(OP_JOIN, task, CALLER);
        return EBUSY;
    }
    return join(handle, result, NEVER, CALLER);
}

int explored_pthread_detach(pthread_t handle) {
    struct task *task = task_of(handle);
    if (task == NULL) {
        return ESRCH;
    }
    if (task->is_detached || task->is_joined) {
        return EINVAL;
    }
    task->is_detached = true;
    return 0;
}

_Noreturn void explored_pthread_exit(void *result) {
    current->result = result;
    if (current == tasks) {
        end_task(NULL);
    }
    pthread_exit(result);
}

/* Names are not looked at; the kernel is asked for nothing. */
int explored_pthread_setname_np(pthread_t handle, const char *name) {
    (void)handle;
    (void)name;
    return 0;
}

enum { ONCE_NEW, ONCE_RUNNING, ONCE_DONE };

int explored_pthread_once(pthread_once_t *once, void (*run)(void)) {
    sync_point(OP_LOCK, once, CALLER);
    check_access(once, sizeof *once, false, true, CALLER);
    while (*once == ONCE_RUNNING) {
        wait_for(OP_LOCK, once, CALLER, NEVER, false);
        take_step(OP_LOCK, once, CALLER);
    }
    if (*once == ONCE_NEW) {
        *once = ONCE_RUNNING;
        run();
        *once = ONCE_DONE;
        publish(once);
        wake_all(OP_LOCK, once);
    }
    learn(once);
    return 0;
}

int explored_pthread_key_create(pthread_key_t *key, void (*destroy)(void *)) {
    for (unsigned i = 0; i < KEYS_MAX; i++) {
        if (!keys[i].is_used) {
            keys[i].is_used = true;
            keys[i].destroy = destroy;
            for (int j = 0; j < TASKS_MAX; j++) {
                keys[i].values[j] = NULL;
            }
            *key = i;
            return 0;
        }
    }
    return EAGAIN;
}

int explored_pthread_key_delete(pthread_key_t key) {
    if (key >= KEYS_MAX || !keys[key].is_used) {
        return EINVAL;
    }
    keys[key].is_used = false;
    return 0;
}

void *explored_pthread_getspecific(pthread_key_t key) {
    return key < KEYS_MAX ? (void *)keys[key].values[current->number] : NULL;
}

int explored_pthread_setspecific(pthread_key_t key, const void *value) {
    if (key >= KEYS_MAX || !keys[key].is_used) {
        return EINVAL;
    }
    keys[key].values[current->number] = value;
    return 0;
}
