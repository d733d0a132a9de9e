/* The functions of the C library that wait for a lock until a moment. A lock that is held for
 * seconds stands for one that is held for minutes: who gives up waiting does it within the case. */
#ifndef __SANITIZE_THREAD__
#define _GNU_SOURCE
#endif
#include "lock_limits.h"

int64_t limit_most;

#ifndef __SANITIZE_THREAD__
#include <dlfcn.h>
#include <pthread.h>
#include <semaphore.h>
#include <time.h>

static int (*real_sem_clockwait)(sem_t *, clockid_t, const struct timespec *);
static int (*real_mutex_clocklock)(pthread_mutex_t *, clockid_t, const struct timespec *);

__attribute__((constructor(101))) static void find_real(void)
{
    *(void **)&real_sem_clockwait = dlsym(RTLD_NEXT, "sem_clockwait");
    *(void **)&real_mutex_clocklock = dlsym(RTLD_NEXT, "pthread_mutex_clocklock");
}

static struct timespec sooner(clockid_t clock, const struct timespec *end)
{
    struct timespec most;
    if (limit_most == 0 || clock_gettime(clock, &most) != 0)
        return *end;
    int64_t nanos = most.tv_nsec + limit_most;
    most.tv_sec += nanos / 1000000000;
    most.tv_nsec = nanos % 1000000000;
    int is_sooner = most.tv_sec != end->tv_sec ? most.tv_sec < end->tv_sec : most.tv_nsec < end->tv_nsec;
    return is_sooner ? most : *end;
}

int sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *end)
{
    struct timespec first = sooner(clock, end);
    return real_sem_clockwait(semaphore, clock, &first);
}

int sem_timedwait(sem_t *semaphore, const struct timespec *end)
{
    return sem_clockwait(semaphore, CLOCK_REALTIME, end);
}

int pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock, const struct timespec *end)
{
    struct timespec first = sooner(clock, end);
    return real_mutex_clocklock(mutex, clock, &first);
}

int pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *end)
{
    return pthread_mutex_clocklock(mutex, CLOCK_REALTIME, end);
}
#endif
