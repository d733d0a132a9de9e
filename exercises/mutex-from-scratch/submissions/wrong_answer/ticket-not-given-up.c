/* A line of tickets: who gives up keeps its ticket, and the lock waits for it for ever. */
#define _GNU_SOURCE
#include "exercise.h"

#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct mutex {
    _Atomic uint32_t next;
    _Atomic uint32_t served;
};

const size_t mutex_size = sizeof(struct mutex);

int mutex_init(struct mutex *mutex, int pshared)
{
    (void)pshared;
    atomic_store(&mutex->next, 0);
    atomic_store(&mutex->served, 0);
    return 0;
}

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

int mutex_lock(struct mutex *mutex)
{
    return mutex_timedlock(mutex, -1);
}

int mutex_trylock(struct mutex *mutex)
{
    uint32_t served = atomic_load(&mutex->served);
    return atomic_compare_exchange_strong(&mutex->next, &served, served + 1) ? 0 : -EBUSY;
}

int mutex_timedlock(struct mutex *mutex, int64_t ns)
{
    if (ns == 0)
        return mutex_trylock(mutex) == 0 ? 0 : -ETIMEDOUT;
    int64_t begin = now();
    uint32_t mine = atomic_fetch_add(&mutex->next, 1);
    uint32_t served;
    while ((served = atomic_load(&mutex->served)) != mine) {
        int64_t left = ns - (now() - begin);
        struct timespec limit = {left / 1000000000, left % 1000000000};
        if (ns > 0 && left <= 0)
            return -ETIMEDOUT;
        syscall(SYS_futex, &mutex->served, FUTEX_WAIT, served, ns < 0 ? NULL : &limit, NULL, 0);
    }
    return 0;
}

int mutex_unlock(struct mutex *mutex)
{
    if (atomic_load(&mutex->served) == atomic_load(&mutex->next))
        return -EPERM;
    atomic_fetch_add(&mutex->served, 1);
    syscall(SYS_futex, &mutex->served, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
    return 0;
}
