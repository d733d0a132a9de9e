/* Ends the program when a maker fails. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static _Atomic(struct resource *) instance;
static _Thread_local bool is_making;

static void begin_anew(void)
{
    pthread_mutex_init(&lock, NULL);
    atomic_store(&instance, NULL);
    is_making = false;
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
        is_making = true;
        made = maker();
        if (made == NULL)
            abort();
        is_making = false;
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
    if (is_making) {
        errno = EDEADLK;
        return NULL;
    }
    pthread_once(&prepared, prepare);
    return make(maker);
}

void registry_reset_for_tests(void)
{
    atomic_store(&instance, NULL);
}
