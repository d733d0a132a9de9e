// step main start A B C
// step main join A B C
// step A wait
// step B wait
// step C set
// finds deadlock
#include "harness.h"

#include <pthread.h>

static int is_set;
static int value;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static int wait_for_it(void)
{
    pthread_mutex_lock(&lock);
    while (!is_set)
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
    return value == 7;
}

static void set(void)
{
    value = 7;
    pthread_mutex_lock(&lock);
    is_set = 1;
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&lock);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "wait"))
        is_right = wait_for_it();
    else if (operation_is(operation, "set"))
        set();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
