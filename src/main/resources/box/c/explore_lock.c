/* Mutexes, reader-writer locks and spin locks. Their state is kept in the objects themselves, so
 * that what a program copies, clears or initializes statically means what it means in glibc. */
#define _GNU_SOURCE
#include "explore.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>

/* The kinds that glibc keeps in the lowest bits. */
enum { KIND_MASK = 3 };

static int kind_of(const pthread_mutex_t *mutex) {
    return mutex->__data.__kind & KIND_MASK;
}

static int self(void) {
    return current->number + 1;
}

int explored_pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attributes) {
    int kind = PTHREAD_MUTEX_DEFAULT;
    int robust = PTHREAD_MUTEX_STALLED;
    int protocol = PTHREAD_PRIO_NONE;
    if (attributes != NULL) {
        pthread_mutexattr_gettype(attributes, &kind);
        pthread_mutexattr_getrobust(attributes, &robust);
        pthread_mutexattr_getprotocol(attributes, &protocol);
    }
    if (robust != PTHREAD_MUTEX_STALLED || protocol != PTHREAD_PRIO_NONE) {
        uncontrolled("robust-or-priority-mutex");
    }
    check_block(mutex, sizeof *mutex);
    memset(mutex, 0, sizeof *mutex);
    mutex->__data.__kind = kind;
    check_access(mutex, sizeof(int), true, false, CALLER);
    return 0;
}

int explored_pthread_mutex_destroy(pthread_mutex_t *mutex) {
    sync_point(OP_FREE, mutex, CALLER);
    if (mutex->__data.__lock != 0) {
        return EBUSY;
    }
    check_access(mutex, sizeof(int), true, false, CALLER);
    mutex->__data.__kind = -1;
    return 0;
}

/* EBUSY if somebody else holds it. */
static int try_mutex(pthread_mutex_t *mutex, bool may_wait) {
    if (mutex->__data.__kind == -1) {
        misused("DestroyedMutex", "a mutex is used that was destroyed before");
    }
    if (mutex->__data.__lock == 0) {
        mutex->__data.__lock = self();
        learn(mutex);
        return 0;
    }
    if (mutex->__data.__lock == self() && kind_of(mutex) == PTHREAD_MUTEX_RECURSIVE) {
        mutex->__data.__count++;
        return 0;
    }
    if (may_wait && mutex->__data.__lock == self() && kind_of(mutex) == PTHREAD_MUTEX_ERRORCHECK) {
        return EDEADLK;
    }
    return EBUSY;
}

static int lock_mutex(pthread_mutex_t *mutex, int64_t deadline, const void *place) {
    int code;
    while ((code = try_mutex(mutex, true)) == EBUSY) {
        if (wait_for(OP_LOCK, mutex, place, deadline, false) == TIMED_OUT) {
            take_step(OP_TIMEOUT, mutex, place);
            return ETIMEDOUT;
        }
        take_step(OP_LOCK, mutex, place);
    }
    return code;
}

static void begin_use(pthread_mutex_t *mutex, enum op op, const void *place) {
    sync_point(op, mutex, place);
    check_block(mutex, sizeof *mutex);
    check_access(mutex, sizeof(int), false, true, place);
}

int explored_pthread_mutex_lock(pthread_mutex_t *mutex) {
    begin_use(mutex, OP_LOCK, CALLER);
    return lock_mutex(mutex, NEVER, CALLER);
}

int explored_pthread_mutex_trylock(pthread_mutex_t *mutex) {
    begin_use(mutex, OP_LOCK, CALLER);
    return try_mutex(mutex, false);
}

static int lock_until(pthread_mutex_t *mutex, int clock, const struct timespec *end,
                      const void *place) {
    begin_use(mutex, OP_LOCK, place);
    int code = try_mutex(mutex, true);
    if (code != EBUSY) {
        return code;
    }
    return is_time(end) ? lock_mutex(mutex, deadline_of(clock, end), place) : EINVAL;
}

int explored_pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *end) {
    return lock_until(mutex, CLOCK_REALTIME, end, CALLER);
}

int explored_pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock, const struct timespec *end) {
    return lock_until(mutex, clock, end, CALLER);
}

bool release_mutex(void *object) {
    pthread_mutex_t *mutex = object;
    if (mutex->__data.__lock != self()) {
        return false;
    }
    if (mutex->__data.__count > 0) {
        mutex->__data.__count--;
        return true;
    }
    publish_first(mutex);
    mutex->__data.__lock = 0;
    wake_all(OP_LOCK, mutex);
    return true;
}

int acquire_mutex(void *mutex, const void *place) {
    take_step(OP_LOCK, mutex, place);
    return lock_mutex(mutex, NEVER, place);
}

int explored_pthread_mutex_unlock(pthread_mutex_t *mutex) {
    begin_use(mutex, OP_UNLOCK, CALLER);
    if (release_mutex(mutex)) {
        return 0;
    }
    if (kind_of(mutex) == PTHREAD_MUTEX_ERRORCHECK || kind_of(mutex) == PTHREAD_MUTEX_RECURSIVE) {
        return EPERM;
    }
    misused("UnlockNotHeld", "a mutex is unlocked that the thread has not locked");
}

/* Of a reader-writer lock only the first words are used. */
struct rwlock {
    int writer;
    int readers;
};

/* What readers pass on to the next writer is kept apart from what writers pass on. */
static const char *by_readers(const struct rwlock *lock) {
    return (const char *)lock + 1;
}

int explored_pthread_rwlock_init(pthread_rwlock_t *lock, const pthread_rwlockattr_t *attributes) {
    (void)attributes;
    check_block(lock, sizeof *lock);
    memset(lock, 0, sizeof *lock);
    check_access(lock, sizeof(int), true, false, CALLER);
    return 0;
}

int explored_pthread_rwlock_destroy(pthread_rwlock_t *lock) {
    sync_point(OP_FREE, lock, CALLER);
    check_access(lock, sizeof(int), true, false, CALLER);
    return 0;
}

static int try_read(struct rwlock *lock) {
    if (lock->writer == self()) {
        return EDEADLK;
    }
    if (lock->writer != 0) {
        return EBUSY;
    }
    lock->readers++;
    learn(lock);
    return 0;
}

static int try_write(struct rwlock *lock) {
    if (lock->writer == self()) {
        return EDEADLK;
    }
    if (lock->writer != 0 || lock->readers > 0) {
        return EBUSY;
    }
    lock->writer = self();
    learn(lock);
    learn(by_readers(lock));
    return 0;
}

typedef int attempt(struct rwlock *);

static void begin_rwlock(pthread_rwlock_t *lock, enum op op, const void *place) {
    sync_point(op, lock, place);
    check_block(lock, sizeof *lock);
    check_access(lock, sizeof(int), false, true, place);
}

static int lock_rwlock(pthread_rwlock_t *lock, attempt *attempt, int64_t deadline,
                       const void *place) {
    int code;
    begin_rwlock(lock, OP_LOCK, place);
    while ((code = attempt((struct rwlock *)lock)) == EBUSY) {
        if (wait_for(OP_LOCK, lock, place, deadline, false) == TIMED_OUT) {
            take_step(OP_TIMEOUT, lock, place);
            return ETIMEDOUT;
        }
        take_step(OP_LOCK, lock, place);
    }
    return code;
}

static int try_rwlock(pthread_rwlock_t *lock, attempt *attempt, const void *place) {
    begin_rwlock(lock, OP_LOCK, place);
    return attempt((struct rwlock *)lock) == 0 ? 0 : EBUSY;
}

static int lock_rwlock_until(pthread_rwlock_t *lock, attempt *attempt, int clock,
                             const struct timespec *end, const void *place) {
    return is_time(end) ? lock_rwlock(lock, attempt, deadline_of(clock, end), place) : EINVAL;
}

int explored_pthread_rwlock_rdlock(pthread_rwlock_t *lock) {
    return lock_rwlock(lock, try_read, NEVER, CALLER);
}

int explored_pthread_rwlock_wrlock(pthread_rwlock_t *lock) {
    return lock_rwlock(lock, try_write, NEVER, CALLER);
}

int explored_pthread_rwlock_tryrdlock(pthread_rwlock_t *lock) {
    return try_rwlock(lock, try_read, CALLER);
}

int explored_pthread_rwlock_trywrlock(pthread_rwlock_t *lock) {
    return try_rwlock(lock, try_write, CALLER);
}

int explored_pthread_rwlock_timedrdlock(pthread_rwlock_t *lock, const struct timespec *end) {
    return lock_rwlock_until(lock, try_read, CLOCK_REALTIME, end, CALLER);
}

int explored_pthread_rwlock_timedwrlock(pthread_rwlock_t *lock, const struct timespec *end) {
    return lock_rwlock_until(lock, try_write, CLOCK_REALTIME, end, CALLER);
}

int explored_pthread_rwlock_clockrdlock(pthread_rwlock_t *lock, clockid_t clock,
                               const struct timespec *end) {
    return lock_rwlock_until(lock, try_read, clock, end, CALLER);
}

int explored_pthread_rwlock_clockwrlock(pthread_rwlock_t *lock, clockid_t clock,
                               const struct timespec *end) {
    return lock_rwlock_until(lock, try_write, clock, end, CALLER);
}

int explored_pthread_rwlock_unlock(pthread_rwlock_t *object) {
    begin_rwlock(object, OP_UNLOCK, CALLER);
    struct rwlock *lock = (struct rwlock *)object;
    if (lock->writer == self()) {
        lock->writer = 0;
        publish_first(lock);
    } else if (lock->readers > 0) {
        lock->readers--;
        publish(by_readers(lock));
    } else {
        misused("UnlockNotHeld", "a reader-writer lock is unlocked that nobody has locked");
    }
    wake_all(OP_LOCK, object);
    return 0;
}

int explored_pthread_spin_init(pthread_spinlock_t *lock, int shared_by) {
    (void)shared_by;
    *lock = 0;
    check_access((const void *)lock, sizeof *lock, true, false, CALLER);
    return 0;
}

int explored_pthread_spin_destroy(pthread_spinlock_t *lock) {
    (void)lock;
    return 0;
}

static void begin_spin(pthread_spinlock_t *lock, enum op op, const void *place) {
    sync_point(op, (const void *)lock, place);
    check_block((const void *)lock, sizeof *lock);
    check_access((const void *)lock, sizeof *lock, false, true, place);
}

int explored_pthread_spin_trylock(pthread_spinlock_t *lock) {
    begin_spin(lock, OP_LOCK, CALLER);
    if (*lock != 0) {
        return EBUSY;
    }
    *lock = self();
    learn((const void *)lock);
    return 0;
}

int explored_pthread_spin_lock(pthread_spinlock_t *lock) {
    begin_spin(lock, OP_LOCK, CALLER);
    while (*lock != 0) {
        wait_for(OP_LOCK, (const void *)lock, CALLER, NEVER, false);
        take_step(OP_LOCK, (const void *)lock, CALLER);
    }
    *lock = self();
    learn((const void *)lock);
    return 0;
}

int explored_pthread_spin_unlock(pthread_spinlock_t *lock) {
    begin_spin(lock, OP_UNLOCK, CALLER);
    if (*lock != self()) {
        misused("UnlockNotHeld", "a spin lock is unlocked that the thread has not locked");
    }
    publish_first((const void *)lock);
    *lock = 0;
    wake_all(OP_LOCK, (const void *)lock);
    return 0;
}
