/* A semaphore of the library. */
#include "exercise.h"

#include <errno.h>
#include <semaphore.h>
#include <time.h>

struct mutex {
    sem_t token;
};

const size_t mutex_size = sizeof(struct mutex);

int mutex_init(struct mutex *mutex, int pshared)
{
    return sem_init(&mutex->token, pshared, 1);
}

int mutex_lock(struct mutex *mutex)
{
    return sem_wait(&mutex->token);
}

int mutex_trylock(struct mutex *mutex)
{
    return sem_trywait(&mutex->token) == 0 ? 0 : -EBUSY;
}

int mutex_timedlock(struct mutex *mutex, int64_t ns)
{
    if (ns < 0)
        return mutex_lock(mutex);
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += (end.tv_nsec + ns) / 1000000000;
    end.tv_nsec = (end.tv_nsec + ns) % 1000000000;
    return sem_timedwait(&mutex->token, &end) == 0 ? 0 : -ETIMEDOUT;
}

int mutex_unlock(struct mutex *mutex)
{
    int tokens = 0;
    sem_getvalue(&mutex->token, &tokens);
    return tokens > 0 ? -EPERM : sem_post(&mutex->token);
}
