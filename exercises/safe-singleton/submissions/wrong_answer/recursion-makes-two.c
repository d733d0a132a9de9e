/* The lock lets its owner in again, and so a maker makes a second one. */
#define _GNU_SOURCE
#include "exercise.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static _Atomic(struct resource *) instance;

static void begin_anew(void)
{
    lock = (pthread_mutex_t)PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
    atomic_store(&instance, NULL);
}

static void prepare(void)
{
    pthread_atfork(NULL, NULL, begin_anew);
}

static struct resource *make(struct resource *(*maker)(void))
{
    pthread_mutex_lock(&lock);
    struct resource *made = atomic_load(&instance);
    if (made == NULL) {
        made = maker();
        atomic_store(&instance, made);
    }
    pthread_mutex_unlock(&lock);
    return made;
}

struct resource *registry_get(struct resource *(*maker)(void))
{
    struct resource *made = atomic_load(&instance);
    if (made != NULL)
        return made;
    pthread_once(&prepared, prepare);
    return make(maker);
}

void registry_reset_for_tests(void)
{
    atomic_store(&instance, NULL);
}
