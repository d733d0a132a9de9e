/* Who gives up does not look whether the lock was just handed to it. */
#define _GNU_SOURCE
#include "exercise.h"

#include <errno.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* How many have the lock or wait for it, and how often it was handed over and not yet fetched. */
struct mutex {
    _Atomic uint32_t wanted;
    _Atomic uint32_t handed;
};

const size_t mutex_size = sizeof(struct mutex);

int mutex_init(struct mutex *mutex, int pshared)
{
    (void)pshared;
    atomic_store(&mutex->wanted, 0);
    atomic_store(&mutex->handed, 0);
    return 0;
}

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static bool fetch(struct mutex *mutex)
{
    uint32_t one = 1;
    return atomic_compare_exchange_strong(&mutex->handed, &one, 0);
}

int mutex_lock(struct mutex *mutex)
{
    return mutex_timedlock(mutex, -1);
}

int mutex_trylock(struct mutex *mutex)
{
    uint32_t nobody = 0;
    return atomic_compare_exchange_strong(&mutex->wanted, &nobody, 1) ? 0 : -EBUSY;
}

int mutex_timedlock(struct mutex *mutex, int64_t ns)
{
    if (ns == 0)
        return mutex_trylock(mutex) == 0 ? 0 : -ETIMEDOUT;
    int64_t begin = now();
    if (atomic_fetch_add(&mutex->wanted, 1) == 0)
        return 0;
    while (!fetch(mutex)) {
        int64_t left = ns - (now() - begin);
        struct timespec limit = {left / 1000000000, left % 1000000000};
        if (ns > 0 && left <= 0) {
            atomic_fetch_sub(&mutex->wanted, 1);
            return -ETIMEDOUT;
        }
        syscall(SYS_futex, &mutex->handed, FUTEX_WAIT, 0, ns < 0 ? NULL : &limit, NULL, 0);
    }
    return 0;
}

int mutex_unlock(struct mutex *mutex)
{
    uint32_t wanted = atomic_load(&mutex->wanted);
    do {
        if (wanted == 0)
            return -EPERM;
    } while (!atomic_compare_exchange_weak(&mutex->wanted, &wanted, wanted - 1));
    if (wanted > 1) {
        atomic_store(&mutex->handed, 1);
        syscall(SYS_futex, &mutex->handed, FUTEX_WAKE, 1, NULL, NULL, 0);
    }
    return 0;
}
