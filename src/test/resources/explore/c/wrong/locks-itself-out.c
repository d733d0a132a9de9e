// step main start A
// step main join A
// step A run
// finds deadlock
#include "harness.h"

#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void add(int depth)
{
    pthread_mutex_lock(&lock);
    count++;
    if (depth > 0)
        add(depth - 1);
    pthread_mutex_unlock(&lock);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "run"))
        add(1);
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
