// step main start A B
// step main join A B
// step A read
// step B write
#include "harness.h"

#include <sched.h>

static _Atomic int ready;
static int value;

static void write_value(void)
{
    value = 42;
    ready = 1;
}

static int read_value(void)
{
    while (!ready)
        sched_yield();
    return value == 42;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "read"))
        is_right = read_value();
    else if (operation_is(operation, "write"))
        write_value();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
