/* A counter shared by processes. exercise.h is given and cannot be changed; the statement shows
 * it. Everything below may be rewritten as long as `run` keeps its form. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int run(int procs, int rounds, struct store *s)
{
    (void)procs, (void)rounds, (void)s;
    return -ENOSYS;
}
