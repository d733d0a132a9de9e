/* Spins on a flag in shared memory: right, but a waiting process uses a whole processor. */
#include "exercise.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct shared {
    atomic_flag lock;
    int failures;
};

static void work(struct shared *shared, int rounds, struct store *s)
{
    for (int i = 0; i < rounds; i++) {
        while (atomic_flag_test_and_set(&shared->lock))
            ;
        if (store_save(s, store_load(s) + 1) != 0)
            shared->failures++;
        atomic_flag_clear(&shared->lock);
    }
}

int run(int procs, int rounds, struct store *s)
{
    struct shared *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
                                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return -errno;
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
    munmap(shared, sizeof *shared);
    return failures;
}
