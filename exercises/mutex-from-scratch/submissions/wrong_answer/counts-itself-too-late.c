/* Counts itself among those who wait after its last look at the lock, and sleeps on that count. */
#define _GNU_SOURCE
#include "exercise.h"

#include <errno.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { FREE, TAKEN };

struct mutex {
    _Atomic uint32_t state;
    _Atomic uint32_t waiting;
    int scope;
};

const size_t mutex_size = sizeof(struct mutex);

int mutex_init(struct mutex *mutex, int pshared)
{
    atomic_store(&mutex->state, FREE);
    atomic_store(&mutex->waiting, 0);
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
    uint32_t waiting = atomic_fetch_add(&mutex->waiting, 1) + 1;
    syscall(SYS_futex, &mutex->waiting, FUTEX_WAIT | mutex->scope, waiting, limit, NULL, 0);
    atomic_fetch_sub(&mutex->waiting, 1);
}

static void wake(struct mutex *mutex, int count)
{
    syscall(SYS_futex, &mutex->waiting, FUTEX_WAKE | mutex->scope, count, NULL, NULL, 0);
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
    return take(mutex) ? 0 : -EBUSY;
}

int mutex_timedlock(struct mutex *mutex, int64_t ns)
{
    if (take(mutex))
        return 0;
    if (ns == 0)
        return -ETIMEDOUT;
    int64_t begin = now();
    int64_t left = ns;
    bool taken = false;
    while (!(taken = take(mutex)) && (ns < 0 || left > 0)) {
        struct timespec limit = {left / 1000000000, left % 1000000000};
        await_wake(mutex, ns < 0 ? NULL : &limit);
        left = ns - (now() - begin);
    }
    return taken ? 0 : -ETIMEDOUT;
}

int mutex_unlock(struct mutex *mutex)
{
    uint32_t before = atomic_exchange(&mutex->state, FREE);
    if (atomic_load(&mutex->waiting) > 0)
        wake(mutex, 1);
    return before == FREE ? -EPERM : 0;
}
