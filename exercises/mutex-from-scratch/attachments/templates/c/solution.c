/* A lock. exercise.h is given and cannot be changed; the statement shows it. Everything below may be
 * rewritten as long as mutex_size and the five functions keep their form. */
#define _GNU_SOURCE
#include "exercise.h"

#include <errno.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct mutex {
    _Atomic uint32_t state;
};

const size_t mutex_size = sizeof(struct mutex);

int mutex_init(struct mutex *mutex, int pshared)
{
    (void)mutex, (void)pshared;
    return -ENOSYS;
}

int mutex_lock(struct mutex *mutex)
{
    (void)mutex;
    return -ENOSYS;
}

int mutex_trylock(struct mutex *mutex)
{
    (void)mutex;
    return -ENOSYS;
}

int mutex_timedlock(struct mutex *mutex, int64_t ns)
{
    (void)mutex, (void)ns;
    return -ENOSYS;
}

int mutex_unlock(struct mutex *mutex)
{
    (void)mutex;
    return -ENOSYS;
}
