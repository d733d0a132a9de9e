// step main start A B
// step main join A B
// step main check
// step A enter
// step B enter
// finds wrong
#include "harness.h"

static _Atomic int taken;
static _Atomic int inside;
static _Atomic int most;

static void enter(void)
{
    while (taken)
        ;
    taken = 1;
    if (++inside > 1)
        most = 2;
    inside--;
    taken = 0;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "enter"))
        enter();
    else if (operation_is(operation, "check"))
        is_right = most < 2;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
