// step main start A B
// step main join A B
// step main check
// step A give
// step B take
// finds deadlock
#include "harness.h"

#include <pthread.h>

static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t second = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void with(pthread_mutex_t *one, pthread_mutex_t *other)
{
    pthread_mutex_lock(one);
    pthread_mutex_lock(other);
    count++;
    pthread_mutex_unlock(other);
    pthread_mutex_unlock(one);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "give"))
        with(&first, &second);
    else if (operation_is(operation, "take"))
        with(&second, &first);
    else if (operation_is(operation, "check"))
        is_right = count == 2;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
