/* The library's lock. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

struct mutex {
    pthread_mutex_t lock;
};

const size_t mutex_size = sizeof(struct mutex);

int mutex_init(struct mutex *mutex, int pshared)
{
    pthread_mutexattr_t attr;
    pthread_mutexattr_init(&attr);
    pthread_mutexattr_setpshared(&attr, pshared ? PTHREAD_PROCESS_SHARED : PTHREAD_PROCESS_PRIVATE);
    return -pthread_mutex_init(&mutex->lock, &attr);
}

int mutex_lock(struct mutex *mutex)
{
    return -pthread_mutex_lock(&mutex->lock);
}

int mutex_trylock(struct mutex *mutex)
{
    return -pthread_mutex_trylock(&mutex->lock);
}

int mutex_timedlock(struct mutex *mutex, int64_t ns)
{
    if (ns < 0)
        return mutex_lock(mutex);
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += (end.tv_nsec + ns) / 1000000000;
    end.tv_nsec = (end.tv_nsec + ns) % 1000000000;
    return -pthread_mutex_timedlock(&mutex->lock, &end);
}

int mutex_unlock(struct mutex *mutex)
{
    return -pthread_mutex_unlock(&mutex->lock);
}
