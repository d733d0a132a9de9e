/* A failed get tells that it failed, not the errno that the maker left. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static struct resource *instance;
static _Thread_local bool is_making, was_refused;

static void begin_anew(void)
{
    pthread_mutex_init(&lock, NULL);
    instance = NULL;
}

static void prepare(void)
{
    pthread_atfork(NULL, NULL, begin_anew);
}

struct resource *registry_get(struct resource *(*maker)(void))
{
    pthread_once(&prepared, prepare);
    if (is_making) {
        was_refused = true;
        errno = EDEADLK;
        return NULL;
    }
    pthread_mutex_lock(&lock);
    if (instance == NULL) {
        was_refused = false;
        is_making = true;
        instance = maker();
        is_making = false;
    }
    struct resource *made = instance;
    pthread_mutex_unlock(&lock);
    if (made == NULL)
        errno = was_refused ? EDEADLK : ECANCELED;
    return made;
}

void registry_reset_for_tests(void)
{
    instance = NULL;
}
