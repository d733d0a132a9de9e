/* To try puts a word into the lock and then the one that was there back. If the lock is released in
 * between, nobody is woken, and what is put back says that a free lock is taken. */
#define _GNU_SOURCE
#include "exercise.h"

#include <errno.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { FREE, TAKEN, AWAITED };

struct mutex {
    _Atomic uint32_t state;
    int scope;
};

const size_t mutex_size = sizeof(struct mutex);

int mutex_init(struct mutex *mutex, int pshared)
{
    atomic_store(&mutex->state, FREE);
    mutex->scope = pshared ? 0 : FUTEX_PRIVATE_FLAG;
    return 0;
}

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static void await_wake(struct mutex *mutex, const struct timespec *limit)
{
    syscall(SYS_futex, &mutex->state, FUTEX_WAIT | mutex->scope, AWAITED, limit, NULL, 0);
}

static void wake(struct mutex *mutex, int count)
{
    syscall(SYS_futex, &mutex->state, FUTEX_WAKE | mutex->scope, count, NULL, NULL, 0);
}

static bool take(struct mutex *mutex)
{
    uint32_t free = FREE;
    return atomic_compare_exchange_strong(&mutex->state, &free, TAKEN);
}

int mutex_lock(struct mutex *mutex)
{
    return mutex_timedlock(mutex, -1);
}

int mutex_trylock(struct mutex *mutex)
{
    uint32_t before = atomic_exchange(&mutex->state, TAKEN);
    if (before == AWAITED)
        atomic_store(&mutex->state, AWAITED);
    return before == FREE ? 0 : -EBUSY;
}

int mutex_timedlock(struct mutex *mutex, int64_t ns)
{
    if (take(mutex))
        return 0;
    if (ns == 0)
        return -ETIMEDOUT;
    int64_t begin = now();
    while (atomic_exchange(&mutex->state, AWAITED) != FREE) {
        int64_t left = ns - (now() - begin);
        struct timespec limit = {left / 1000000000, left % 1000000000};
        if (ns > 0 && left <= 0)
            return -ETIMEDOUT;
        await_wake(mutex, ns < 0 ? NULL : &limit);
    }
    return 0;
}

int mutex_unlock(struct mutex *mutex)
{
    uint32_t before = atomic_exchange(&mutex->state, FREE);
    if (before == AWAITED)
        wake(mutex, 1);
    return before == FREE ? -EPERM : 0;
}
