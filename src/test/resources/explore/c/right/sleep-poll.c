// step main start A B
// step main join A B
// step A wait
// step B set
#include "harness.h"

#include <unistd.h>

static _Atomic int is_set;

static void wait_for_it(void)
{
    while (!is_set)
        usleep(1000);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "wait"))
        wait_for_it();
    else if (operation_is(operation, "set"))
        is_set = 1;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
