/* Double-checked locking on a plain pointer. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static struct resource *instance;
static _Thread_local bool is_making;

static void begin_anew(void)
{
    pthread_mutex_init(&lock, NULL);
    instance = NULL;
    is_making = false;
}

static void prepare(void)
{
    pthread_atfork(NULL, NULL, begin_anew);
}

static struct resource *make(struct resource *(*maker)(void))
{
    pthread_mutex_lock(&lock);
    struct resource *made = instance;
    if (made == NULL) {
        is_making = true;
        made = maker();
        is_making = false;
        instance = made;
    }
    pthread_mutex_unlock(&lock);
    return made;
}

struct resource *registry_get(struct resource *(*maker)(void))
{
    struct resource *made = instance;
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
    instance = NULL;
}
