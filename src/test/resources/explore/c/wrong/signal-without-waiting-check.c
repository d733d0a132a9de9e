// step main start A B
// step main join A B
// step A take
// step B put
// finds deadlock
#include "harness.h"

#include <pthread.h>

static int item;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static void put(int value)
{
    pthread_mutex_lock(&lock);
    item = value;
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&lock);
}

/* Waits even if the item is there already: the signal is lost then. */
static int take(void)
{
    pthread_mutex_lock(&lock);
    pthread_cond_wait(&changed, &lock);
    int value = item;
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
