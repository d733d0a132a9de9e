/* Threads that exclude each other, and threads that take turns. exercise.h is given and cannot be
 * changed; the statement shows it. Keep the form of the two functions. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>

int exclusive(int k, int rounds, struct cell *cell)
{
    (void)k, (void)rounds, (void)cell;
    return -ENOSYS;
}

int alternate(int k, int rounds, int (*emit)(void *ctx, int i, int r), void *ctx)
{
    (void)k, (void)rounds, (void)emit, (void)ctx;
    return -ENOSYS;
}
