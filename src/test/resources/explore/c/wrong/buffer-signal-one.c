// step main start A B C D
// step main join A B C D
// step A put
// step A put
// step B put
// step B put
// step C take
// step C take
// step D take
// step D take
// finds deadlock
#include "harness.h"

#include <pthread.h>

static int item;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static void put(int value)
{
    pthread_mutex_lock(&lock);
    while (item != 0)
        pthread_cond_wait(&changed, &lock);
    item = value;
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&lock);
}

/* Returns what is there, 0 if there is nothing. */
static int take(void)
{
    pthread_mutex_lock(&lock);
    while (item == 0)
        pthread_cond_wait(&changed, &lock);
    int value = item;
    item = 0;
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&lock);
    return value;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "put"))
        put(7);
    else if (operation_is(operation, "take"))
        is_right = take() == 7;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
