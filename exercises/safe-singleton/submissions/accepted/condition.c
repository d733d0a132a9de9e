/* The maker runs outside of the lock; who comes meanwhile waits for the end of it. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t over = PTHREAD_COND_INITIALIZER;
static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static struct resource *instance;
static bool is_making;
static pthread_t making;

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
    pthread_cond_init(&over, NULL);
    pthread_mutex_unlock(&lock);
}

static void prepare(void)
{
    pthread_atfork(before_fork, in_parent, in_child);
}

static struct resource *make(struct resource *(*maker)(void))
{
    struct resource *made = maker();
    pthread_mutex_lock(&lock);
    instance = made;
    is_making = false;
    pthread_cond_broadcast(&over);
    pthread_mutex_unlock(&lock);
    return made;
}

struct resource *registry_get(struct resource *(*maker)(void))
{
    pthread_once(&prepared, prepare);
    pthread_mutex_lock(&lock);
    if (is_making && pthread_equal(making, pthread_self())) {
        pthread_mutex_unlock(&lock);
        errno = EDEADLK;
        return NULL;
    }
    while (is_making)
        pthread_cond_wait(&over, &lock);
    struct resource *made = instance;
    if (made == NULL) {
        is_making = true;
        making = pthread_self();
    }
    pthread_mutex_unlock(&lock);
    return made != NULL ? made : make(maker);
}

void registry_reset_for_tests(void)
{
    pthread_mutex_lock(&lock);
    instance = NULL;
    pthread_mutex_unlock(&lock);
}
