/* Three wait; who is woken takes it as if alone (TAKEN), its release wakes nobody; a nap of 3 s heals the lost wake-up: wakes up now and then to look. */
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

/* forgets who else waits: the nap heals it */
static bool take_awaited(struct mutex *mutex)
{
    uint32_t seen = FREE;
    if (atomic_compare_exchange_strong(&mutex->state, &seen, TAKEN))
        return true;
    seen = TAKEN;
    atomic_compare_exchange_strong(&mutex->state, &seen, AWAITED);
    return false;
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
    while (!take_awaited(mutex)) {
        int64_t left = ns - (now() - begin);
        struct timespec limit = {left / 1000000000, left % 1000000000};
        if (ns > 0 && left <= 0)
            return -ETIMEDOUT;
        struct timespec nap = {3, 0};
        await_wake(mutex, ns < 0 || left > 3000000000 ? &nap : &limit);
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
