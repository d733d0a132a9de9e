// step main start A B
// step main join A B
// step main check
// step A a
// step B b
// finds livelock
#include "harness.h"

static _Atomic int wants_a;
static _Atomic int wants_b;
static int count;

/* Both may want to enter and wait for the other for ever. */
static void enter(_Atomic int *mine, _Atomic int *other)
{
    *mine = 1;
    while (*other)
        ;
    count++;
    *mine = 0;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "a"))
        enter(&wants_a, &wants_b);
    else if (operation_is(operation, "b"))
        enter(&wants_b, &wants_a);
    else if (operation_is(operation, "check"))
        is_right = count == 2;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
