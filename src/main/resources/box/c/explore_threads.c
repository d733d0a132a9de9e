/* The threads of C11, by those of POSIX, as glibc has it: their objects are of the same form. */
#define _GNU_SOURCE
#include "explore.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <threads.h>

__typeof__(malloc) explored_malloc;
__typeof__(nanosleep) explored_nanosleep;
__typeof__(pthread_create) explored_pthread_create;
__typeof__(pthread_join) explored_pthread_join;
__typeof__(pthread_detach) explored_pthread_detach;
__typeof__(pthread_exit) explored_pthread_exit;
__typeof__(pthread_mutex_init) explored_pthread_mutex_init;
__typeof__(pthread_mutex_destroy) explored_pthread_mutex_destroy;
__typeof__(pthread_mutex_lock) explored_pthread_mutex_lock, explored_pthread_mutex_trylock,
    explored_pthread_mutex_unlock;
__typeof__(pthread_mutex_timedlock) explored_pthread_mutex_timedlock;
__typeof__(pthread_cond_init) explored_pthread_cond_init;
__typeof__(pthread_cond_destroy) explored_pthread_cond_destroy, explored_pthread_cond_signal,
    explored_pthread_cond_broadcast;
__typeof__(pthread_cond_wait) explored_pthread_cond_wait;
__typeof__(pthread_cond_timedwait) explored_pthread_cond_timedwait;
__typeof__(pthread_once) explored_pthread_once;
__typeof__(pthread_key_create) explored_pthread_key_create;
__typeof__(pthread_key_delete) explored_pthread_key_delete;
__typeof__(pthread_getspecific) explored_pthread_getspecific;
__typeof__(pthread_setspecific) explored_pthread_setspecific;

struct beginning {
    thrd_start_t run;
    void *argument;
};

static int told(int code) {
    switch (code) {
    case 0:
        return thrd_success;
    case EBUSY:
        return thrd_busy;
    case ETIMEDOUT:
        return thrd_timedout;
    case ENOMEM:
        return thrd_nomem;
    default:
        return thrd_error;
    }
}

static void *begin(void *argument) {
    struct beginning beginning = *(struct beginning *)argument;
    return (void *)(intptr_t)beginning.run(beginning.argument);
}

int explored_thrd_create(thrd_t *thread, thrd_start_t run, void *argument) {
    struct beginning *beginning = explored_malloc(sizeof *beginning);
    *beginning = (struct beginning){run, argument};
    return told(explored_pthread_create(thread, NULL, begin, beginning));
}

int explored_thrd_join(thrd_t thread, int *result) {
    void *value;
    int code = explored_pthread_join(thread, &value);
    if (code == 0 && result != NULL) {
        *result = (int)(intptr_t)value;
    }
    return told(code);
}

int explored_thrd_detach(thrd_t thread) { return told(explored_pthread_detach(thread)); }
void explored_thrd_exit(int result) { explored_pthread_exit((void *)(intptr_t)result); }
void explored_thrd_yield(void) { give_way(CALLER); }

int explored_thrd_sleep(const struct timespec *limit, struct timespec *left) {
    return explored_nanosleep(limit, left);
}

int explored_mtx_init(mtx_t *mutex, int type) {
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, type & mtx_recursive ? PTHREAD_MUTEX_RECURSIVE
                                                                 : PTHREAD_MUTEX_NORMAL);
    return told(explored_pthread_mutex_init((pthread_mutex_t *)mutex, &attributes));
}

void explored_mtx_destroy(mtx_t *mutex) { explored_pthread_mutex_destroy((pthread_mutex_t *)mutex); }
int explored_mtx_lock(mtx_t *mutex) { return told(explored_pthread_mutex_lock((pthread_mutex_t *)mutex)); }
int explored_mtx_trylock(mtx_t *mutex) { return told(explored_pthread_mutex_trylock((pthread_mutex_t *)mutex)); }
int explored_mtx_unlock(mtx_t *mutex) { return told(explored_pthread_mutex_unlock((pthread_mutex_t *)mutex)); }

int explored_mtx_timedlock(mtx_t *restrict mutex, const struct timespec *restrict end) {
    return told(explored_pthread_mutex_timedlock((pthread_mutex_t *)mutex, end));
}

int explored_cnd_init(cnd_t *cond) { return told(explored_pthread_cond_init((pthread_cond_t *)cond, NULL)); }
void explored_cnd_destroy(cnd_t *cond) { explored_pthread_cond_destroy((pthread_cond_t *)cond); }
int explored_cnd_signal(cnd_t *cond) { return told(explored_pthread_cond_signal((pthread_cond_t *)cond)); }
int explored_cnd_broadcast(cnd_t *cond) { return told(explored_pthread_cond_broadcast((pthread_cond_t *)cond)); }

int explored_cnd_wait(cnd_t *cond, mtx_t *mutex) {
    return told(explored_pthread_cond_wait((pthread_cond_t *)cond, (pthread_mutex_t *)mutex));
}

int explored_cnd_timedwait(cnd_t *restrict cond, mtx_t *restrict mutex,
                  const struct timespec *restrict end) {
    return told(explored_pthread_cond_timedwait((pthread_cond_t *)cond, (pthread_mutex_t *)mutex, end));
}

void explored_call_once(once_flag *once, void (*run)(void)) { explored_pthread_once((pthread_once_t *)once, run); }

int explored_tss_create(tss_t *key, tss_dtor_t destroy) { return told(explored_pthread_key_create(key, destroy)); }
void explored_tss_delete(tss_t key) { explored_pthread_key_delete(key); }
void *explored_tss_get(tss_t key) { return explored_pthread_getspecific(key); }
int explored_tss_set(tss_t key, void *value) { return told(explored_pthread_setspecific(key, value)); }
