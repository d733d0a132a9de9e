// step main start A B
// step main join A B
// step main check
// step A run
// step B run
#include "harness.h"

#include <pthread.h>

static pthread_mutex_t lock;
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
    pthread_mutexattr_t kind;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&lock, &kind);
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "run"))
        add(2);
    else if (operation_is(operation, "check"))
        is_right = count == 6;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
