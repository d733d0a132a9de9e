/* Condition variables, semaphores, barriers and the futex. */
#define _GNU_SOURCE
#include "explore.h"

#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdarg.h>
#include <string.h>
#include <sys/syscall.h>

/* All zeros is what PTHREAD_COND_INITIALIZER gives: the clock is CLOCK_REALTIME then. */
struct condition {
    int clock;
};

int explored_pthread_cond_init(pthread_cond_t *cond, const pthread_condattr_t *attributes) {
    clockid_t clock = CLOCK_REALTIME;
    if (attributes != NULL) {
        pthread_condattr_getclock(attributes, &clock);
    }
    check_block(cond, sizeof *cond);
    memset(cond, 0, sizeof *cond);
    ((struct condition *)cond)->clock = clock;
    check_access(cond, sizeof(int), true, false, CALLER);
    return 0;
}

static void begin_cond(pthread_cond_t *cond, enum op op, const void *place) {
    sync_point(op, cond, place);
    check_block(cond, sizeof *cond);
    check_access(cond, sizeof(int), false, true, place);
}

int explored_pthread_cond_destroy(pthread_cond_t *cond) {
    sync_point(OP_FREE, cond, CALLER);
    check_access(cond, sizeof(int), true, false, CALLER);
    return 0;
}

static int wait_cond(pthread_cond_t *cond, pthread_mutex_t *mutex, int64_t deadline,
                     const void *place) {
    static const enum op after[] = {OP_WAKE, OP_TIMEOUT, OP_SPURIOUS};
    begin_cond(cond, OP_WAIT, place);
    if (!release_mutex(mutex)) {
        misused("WaitWithoutLock", "a condition is waited for without holding its mutex");
    }
    enum cause cause = wait_for(OP_WAIT, cond, place, deadline, true);
    take_step(after[cause], cond, place);
    int code = acquire_mutex(mutex, place);
    return cause == TIMED_OUT ? ETIMEDOUT : code;
}

static int wait_cond_until(pthread_cond_t *cond, pthread_mutex_t *mutex, int clock,
                           const struct timespec *end, const void *place) {
    return is_time(end) ? wait_cond(cond, mutex, deadline_of(clock, end), place) : EINVAL;
}

int explored_pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex) {
    return wait_cond(cond, mutex, NEVER, CALLER);
}

int explored_pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex,
                           const struct timespec *end) {
    return wait_cond_until(cond, mutex, ((struct condition *)cond)->clock, end, CALLER);
}

int explored_pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *mutex, clockid_t clock,
                           const struct timespec *end) {
    return wait_cond_until(cond, mutex, clock, end, CALLER);
}

int explored_pthread_cond_signal(pthread_cond_t *cond) {
    begin_cond(cond, OP_SIGNAL, CALLER);
    signal_one(OP_WAIT, cond);
    return 0;
}

int explored_pthread_cond_broadcast(pthread_cond_t *cond) {
    begin_cond(cond, OP_SIGNAL_ALL, CALLER);
    wake_all(OP_WAIT, cond);
    return 0;
}

struct semaphore {
    unsigned value;
};

static struct semaphore *begin_sem(sem_t *sem, enum op op, const void *place) {
    sync_point(op, sem, place);
    check_block(sem, sizeof *sem);
    check_access(sem, sizeof(int), false, true, place);
    return (struct semaphore *)sem;
}

int explored_sem_init(sem_t *sem, int is_shared, unsigned value) {
    (void)is_shared;
    if (value > SEM_VALUE_MAX) {
        errno = EINVAL;
        return -1;
    }
    check_block(sem, sizeof *sem);
    memset(sem, 0, sizeof *sem);
    ((struct semaphore *)sem)->value = value;
    check_access(sem, sizeof(int), true, false, CALLER);
    return 0;
}

int explored_sem_destroy(sem_t *sem) {
    sync_point(OP_FREE, sem, CALLER);
    check_access(sem, sizeof(int), true, false, CALLER);
    return 0;
}

static int failed(int code) {
    errno = code;
    return -1;
}

static int take_sem(sem_t *sem, int64_t deadline, const void *place) {
    struct semaphore *semaphore = begin_sem(sem, OP_WAIT, place);
    while (semaphore->value == 0) {
        if (wait_for(OP_WAIT, sem, place, deadline, false) == TIMED_OUT) {
            take_step(OP_TIMEOUT, sem, place);
            return failed(ETIMEDOUT);
        }
        take_step(OP_WAKE, sem, place);
    }
    semaphore->value--;
    learn(sem);
    return 0;
}

static int take_sem_until(sem_t *sem, int clock, const struct timespec *end, const void *place) {
    if (((struct semaphore *)sem)->value == 0 && !is_time(end)) {
        return failed(EINVAL);
    }
    return take_sem(sem, deadline_of(clock, end), place);
}

int explored_sem_wait(sem_t *sem) {
    return take_sem(sem, NEVER, CALLER);
}

int explored_sem_timedwait(sem_t *sem, const struct timespec *end) {
    return take_sem_until(sem, CLOCK_REALTIME, end, CALLER);
}

int explored_sem_clockwait(sem_t *sem, clockid_t clock, const struct timespec *end) {
    return take_sem_until(sem, clock, end, CALLER);
}

int explored_sem_trywait(sem_t *sem) {
    struct semaphore *semaphore = begin_sem(sem, OP_WAIT, CALLER);
    if (semaphore->value == 0) {
        return failed(EAGAIN);
    }
    semaphore->value--;
    learn(sem);
    return 0;
}

int explored_sem_post(sem_t *sem) {
    struct semaphore *semaphore = begin_sem(sem, OP_SIGNAL, CALLER);
    if (semaphore->value == SEM_VALUE_MAX) {
        return failed(EOVERFLOW);
    }
    semaphore->value++;
    publish(sem);
    wake_one(OP_WAIT, sem);
    return 0;
}

int explored_sem_getvalue(sem_t *sem, int *value) {
    *value = (int)begin_sem(sem, OP_READ, CALLER)->value;
    return 0;
}

struct barrier {
    unsigned parties;
    unsigned arrived;
};

int explored_pthread_barrier_init(pthread_barrier_t *barrier, const pthread_barrierattr_t *attributes,
                         unsigned parties) {
    (void)attributes;
    if (parties == 0) {
        return EINVAL;
    }
    check_block(barrier, sizeof *barrier);
    memset(barrier, 0, sizeof *barrier);
    ((struct barrier *)barrier)->parties = parties;
    check_access(barrier, sizeof(int), true, false, CALLER);
    return 0;
}

int explored_pthread_barrier_destroy(pthread_barrier_t *barrier) {
    sync_point(OP_FREE, barrier, CALLER);
    check_access(barrier, sizeof(int), true, false, CALLER);
    return 0;
}

/* Those who wait learn of all who came before the last goes on, for then another round begins. */
static void meet(pthread_barrier_t *object) {
    clocks all = {0};
    for (int i = 0; i < task_count; i++) {
        if (tasks[i].state == BLOCKED && tasks[i].op == OP_PARK && tasks[i].object == object) {
            order_after(all, tasks[i].seen);
        }
    }
    order_after(all, current->seen);
    for (int i = 0; i < task_count; i++) {
        if (tasks[i].state == BLOCKED && tasks[i].op == OP_PARK && tasks[i].object == object) {
            memcpy(tasks[i].seen, all, sizeof all);
            tasks[i].seen[i]++;
        }
    }
    memcpy(current->seen, all, sizeof all);
    current->seen[current->number]++;
}

int explored_pthread_barrier_wait(pthread_barrier_t *object) {
    sync_point(OP_PARK, object, CALLER);
    check_block(object, sizeof *object);
    check_access(object, sizeof(int), false, true, CALLER);
    struct barrier *barrier = (struct barrier *)object;
    if (++barrier->arrived == barrier->parties) {
        barrier->arrived = 0;
        meet(object);
        wake_all(OP_PARK, object);
        return PTHREAD_BARRIER_SERIAL_THREAD;
    }
    wait_for(OP_PARK, object, CALLER, NEVER, false);
    take_step(OP_WAKE, object, CALLER);
    return 0;
}

static int64_t futex_end(int op, const struct timespec *limit) {
    if (limit == NULL) {
        return NEVER;
    }
    if ((op & FUTEX_CMD_MASK) == FUTEX_WAIT) {
        return later((int64_t)limit->tv_sec * 1000000000 + limit->tv_nsec);
    }
    return deadline_of(op & FUTEX_CLOCK_REALTIME ? CLOCK_REALTIME : CLOCK_MONOTONIC, limit);
}

static long futex_wait(const uint32_t *word, int op, uint32_t value, const struct timespec *limit,
                       const void *place) {
    static const enum op after[] = {OP_WAKE, OP_TIMEOUT, OP_SPURIOUS};
    if (limit != NULL && !is_time(limit)) {
        return failed(EINVAL);
    }
    if (*word != value) {
        return failed(EAGAIN);
    }
    enum cause cause = wait_for(OP_PARK, word, place, futex_end(op, limit), true);
    take_step(after[cause], word, place);
    return cause == TIMED_OUT ? failed(ETIMEDOUT) : 0;
}

static long futex_wake(const uint32_t *word, int most) {
    long woken = 0;
    while (woken < most && wake_one(OP_PARK, word)) {
        woken++;
    }
    return woken;
}

/* Only the futex may be called by number. */
long explored_syscall(long number, ...) {
    va_list arguments;
    va_start(arguments, number);
    const uint32_t *word = va_arg(arguments, const uint32_t *);
    int op = va_arg(arguments, int);
    uint32_t value = va_arg(arguments, uint32_t);
    int command = op & FUTEX_CMD_MASK;
    bool is_wait = command == FUTEX_WAIT || command == FUTEX_WAIT_BITSET;
    const struct timespec *limit = is_wait ? va_arg(arguments, const struct timespec *) : NULL;
    va_end(arguments);
    if (number != SYS_futex) {
        uncontrolled("syscall");
    }
    sync_point(is_wait ? OP_PARK : OP_UNPARK, word, CALLER);
    check_block(word, sizeof *word);
    if (is_wait) {
        return futex_wait(word, op, value, limit, CALLER);
    }
    if (command == FUTEX_WAKE || command == FUTEX_WAKE_BITSET) {
        return futex_wake(word, (int)value);
    }
    uncontrolled("futex");
}
