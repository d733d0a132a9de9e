/* Threads of one process instead of processes. */
#include "exercise.h"

#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct store *counted;
static int rounds_each;
static int failures;

static void *work(void *nothing)
{
    for (int i = 0; i < rounds_each; i++) {
        pthread_mutex_lock(&lock);
        if (store_save(counted, store_load(counted) + 1) != 0)
            failures++;
        pthread_mutex_unlock(&lock);
    }
    return nothing;
}

int run(int procs, int rounds, struct store *s)
{
    pthread_t threads[procs];
    counted = s;
    rounds_each = rounds;
    failures = 0;
    for (int i = 0; i < procs; i++)
        pthread_create(&threads[i], NULL, work, NULL);
    for (int i = 0; i < procs; i++)
        pthread_join(threads[i], NULL);
    return failures;
}
