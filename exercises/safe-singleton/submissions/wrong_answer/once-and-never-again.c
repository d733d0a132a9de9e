/* A maker is tried once; after a failure there is nothing. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static struct resource *instance;
static _Thread_local struct resource *(*own_maker)(void);
static _Thread_local bool is_making;

static void make(void)
{
    is_making = true;
    instance = own_maker();
    is_making = false;
}

static void prepare(void)
{
    pthread_atfork(NULL, NULL, registry_reset_for_tests);
}

struct resource *registry_get(struct resource *(*maker)(void))
{
    if (is_making) {
        errno = EDEADLK;
        return NULL;
    }
    pthread_once(&prepared, prepare);
    own_maker = maker;
    pthread_once(&once, make);
    return instance;
}

void registry_reset_for_tests(void)
{
    once = (pthread_once_t)PTHREAD_ONCE_INIT;
    instance = NULL;
}
