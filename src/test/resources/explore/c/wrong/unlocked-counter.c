// step main start A B
// step main join A B
// step main check
// step A run
// step A run
// step B run
// step B run
// finds race
#include "harness.h"

#include <pthread.h>

static int count;

static void run(void)
{
    count++;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "run"))
        run();
    else if (operation_is(operation, "check"))
        is_right = count == 4;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
