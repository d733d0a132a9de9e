// step main start A
// step main join A
// step A run
// finds race
#include "harness.h"

#include <pthread.h>

static int sum;

static void *add(void *argument)
{
    sum += *(int *)argument;
    return NULL;
}

static int run(void)
{
    static int number = 4;
    pthread_t thread;
    pthread_create(&thread, NULL, add, &number);
    pthread_detach(thread);
    return sum == 4;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
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
