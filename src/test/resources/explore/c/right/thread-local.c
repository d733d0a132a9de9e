// step main start A B
// step main join A B
// step A run
// step A run
// step B run
// step B run
#include "harness.h"

#include <pthread.h>

static __thread int mine;
static pthread_key_t key;

static int run(void)
{
    mine++;
    pthread_setspecific(key, (char *)pthread_getspecific(key) + 1);
    return (intptr_t)pthread_getspecific(key) == mine;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    pthread_key_create(&key, NULL);
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "run"))
        is_right = run();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
