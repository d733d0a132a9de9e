/* A child sees that it is another process, under a lock that may be locked for ever. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static _Atomic pid_t owner;
static _Atomic(struct resource *) instance;
static _Thread_local bool is_making;

static struct resource *make(struct resource *(*maker)(void))
{
    pthread_mutex_lock(&lock);
    struct resource *made = atomic_load(&instance);
    if (made == NULL || owner != getpid()) {
        is_making = true;
        made = maker();
        is_making = false;
        atomic_store(&instance, made);
        owner = getpid();
    }
    pthread_mutex_unlock(&lock);
    return made;
}

struct resource *registry_get(struct resource *(*maker)(void))
{
    struct resource *made = atomic_load(&instance);
    if (made != NULL && owner == getpid())
        return made;
    if (is_making) {
        errno = EDEADLK;
        return NULL;
    }
    return make(maker);
}

void registry_reset_for_tests(void)
{
    atomic_store(&instance, NULL);
}
