/* Whether somebody makes it is looked at and noted without a lock in between. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t over = PTHREAD_COND_INITIALIZER;
static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static _Atomic(struct resource *) instance;
static atomic_bool is_making;
static _Thread_local bool is_maker;

static void before_fork(void)
{
    pthread_mutex_lock(&lock);
}

static void in_parent(void)
{
    pthread_mutex_unlock(&lock);
}

static void in_child(void)
{
    instance = NULL;
    is_making = false;
    is_maker = false;
    pthread_cond_init(&over, NULL);
    pthread_mutex_unlock(&lock);
}

static void prepare(void)
{
    pthread_atfork(before_fork, in_parent, in_child);
}

static struct resource *make(struct resource *(*maker)(void))
{
    is_maker = true;
    struct resource *made = maker();
    is_maker = false;
    pthread_mutex_lock(&lock);
    instance = made;
    is_making = false;
    pthread_cond_broadcast(&over);
    pthread_mutex_unlock(&lock);
    return made;
}

static void await_end(void)
{
    pthread_mutex_lock(&lock);
    while (is_making)
        pthread_cond_wait(&over, &lock);
    pthread_mutex_unlock(&lock);
}

struct resource *registry_get(struct resource *(*maker)(void))
{
    pthread_once(&prepared, prepare);
    if (is_maker) {
        errno = EDEADLK;
        return NULL;
    }
    if (is_making)
        await_end();
    struct resource *made = instance;
    if (made != NULL)
        return made;
    is_making = true;
    return make(maker);
}

void registry_reset_for_tests(void)
{
    pthread_mutex_lock(&lock);
    instance = NULL;
    pthread_mutex_unlock(&lock);
}
