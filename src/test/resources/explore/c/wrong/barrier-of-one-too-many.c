// step main start A B
// step main join A B
// step A meet
// step B meet
// finds deadlock
#include "harness.h"

#include <pthread.h>

static pthread_barrier_t together;

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    pthread_barrier_init(&together, NULL, 3);
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "meet"))
        pthread_barrier_wait(&together);
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
