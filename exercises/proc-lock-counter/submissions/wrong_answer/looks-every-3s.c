/* Asks for the lock every three seconds instead of waiting for it. */
#include "exercise.h"

#include <errno.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void work(sem_t *lock, int rounds, struct store *s, int sink)
{
    int failures = 0;
    for (int i = 0; i < rounds; i++) {
        while (sem_trywait(lock) != 0)
            sleep(3);
        if (store_save(s, store_load(s) + 1) != 0)
            failures++;
        sem_post(lock);
    }
    _exit(write(sink, &failures, sizeof failures) == sizeof failures ? 0 : 1);
}

int run(int procs, int rounds, struct store *s)
{
    int ends[2];
    sem_t *lock = mmap(NULL, sizeof *lock, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (lock == MAP_FAILED || pipe(ends) != 0)
        return -errno;
    sem_init(lock, 1, 1);
    pid_t children[procs];
    for (int i = 0; i < procs; i++) {
        children[i] = fork();
        if (children[i] == 0)
            work(lock, rounds, s, ends[1]);
        if (children[i] < 0)
            abort();
    }
    close(ends[1]);
    int failures = 0;
    for (int one; read(ends[0], &one, sizeof one) == sizeof one;)
        failures += one;
    close(ends[0]);
    for (int i = 0; i < procs; i++)
        waitpid(children[i], NULL, 0);
    sem_destroy(lock);
    munmap(lock, sizeof *lock);
    return failures;
}
