// step main start A C
// step main join A C
// step A wait
// step C set
// finds deadlock
#include "harness.h"

#include <pthread.h>

static _Atomic int is_set;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static void wait_for_it(void)
{
    pthread_mutex_lock(&lock);
    while (!is_set)
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
}

/* The flag may change between the look and the wait of another thread. */
static void set(void)
{
    is_set = 1;
    pthread_cond_broadcast(&changed);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "wait"))
        wait_for_it();
    else if (operation_is(operation, "set"))
        set();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
