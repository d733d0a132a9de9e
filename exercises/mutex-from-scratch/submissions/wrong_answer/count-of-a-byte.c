/* Free when taken as often as released; but one of the counts begins again after 256. */
#define _GNU_SOURCE
#include "exercise.h"

#include <errno.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct mutex {
    _Atomic uint32_t released;
    _Atomic uint8_t taken;
    int scope;
};

const size_t mutex_size = sizeof(struct mutex);

int mutex_init(struct mutex *mutex, int pshared)
{
    atomic_store(&mutex->released, 0);
    atomic_store(&mutex->taken, 0);
    mutex->scope = pshared ? 0 : FUTEX_PRIVATE_FLAG;
    return 0;
}

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static void await_wake(struct mutex *mutex, uint32_t released, const struct timespec *limit)
{
    syscall(SYS_futex, &mutex->released, FUTEX_WAIT | mutex->scope, released, limit, NULL, 0);
}

static void wake(struct mutex *mutex, int count)
{
    syscall(SYS_futex, &mutex->released, FUTEX_WAKE | mutex->scope, count, NULL, NULL, 0);
}

/* If not, it is not before a further release that it may be tried again. */
static bool take(struct mutex *mutex, uint32_t *released)
{
    *released = atomic_load(&mutex->released);
    uint8_t taken = (uint8_t)*released;
    return atomic_compare_exchange_strong(&mutex->taken, &taken, (uint8_t)(taken + 1));
}

int mutex_lock(struct mutex *mutex)
{
    return mutex_timedlock(mutex, -1);
}

int mutex_trylock(struct mutex *mutex)
{
    uint32_t released;
    return take(mutex, &released) ? 0 : -EBUSY;
}

int mutex_timedlock(struct mutex *mutex, int64_t ns)
{
    uint32_t released;
    if (take(mutex, &released))
        return 0;
    if (ns == 0)
        return -ETIMEDOUT;
    int64_t begin = now();
    while (!take(mutex, &released)) {
        int64_t left = ns - (now() - begin);
        struct timespec limit = {left / 1000000000, left % 1000000000};
        if (ns > 0 && left <= 0)
            return -ETIMEDOUT;
        await_wake(mutex, released, ns < 0 ? NULL : &limit);
    }
    return 0;
}

int mutex_unlock(struct mutex *mutex)
{
    uint32_t released = atomic_load(&mutex->released);
    do {
        if (atomic_load(&mutex->taken) == released)
            return -EPERM;
    } while (!atomic_compare_exchange_weak(&mutex->released, &released, released + 1));
    wake(mutex, 1);
    return 0;
}
