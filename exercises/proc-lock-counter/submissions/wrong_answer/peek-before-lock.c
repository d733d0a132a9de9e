/* Loads once more without the lock: two loads for one increment. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct shared {
    pthread_mutex_t lock;
    int failures;
};

static void work(struct shared *shared, int rounds, struct store *s)
{
    for (int i = 0; i < rounds; i++) {
        long before = store_load(s);
        (void)before;
        pthread_mutex_lock(&shared->lock);
        if (store_save(s, store_load(s) + 1) != 0)
            shared->failures++;
        pthread_mutex_unlock(&shared->lock);
    }
}

int run(int procs, int rounds, struct store *s)
{
    struct shared *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
                                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return -errno;
    pthread_mutexattr_t attr;
    pthread_mutexattr_init(&attr);
    pthread_mutexattr_setpshared(&attr, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&shared->lock, &attr);
    pthread_mutexattr_destroy(&attr);
    for (int i = 0; i < procs; i++) {
        pid_t child = fork();
        if (child == 0) {
            work(shared, rounds, s);
            _exit(0);
        }
        if (child < 0)
            abort();
    }
    for (int i = 0; i < procs; i++)
        while (wait(NULL) < 0 && errno == EINTR)
            ;
    int failures = shared->failures;
    pthread_mutex_destroy(&shared->lock);
    munmap(shared, sizeof *shared);
    return failures;
}
