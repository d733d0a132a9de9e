// step main start A B
// step main join A B
// step main check
// step A a
// step B b
#include "harness.h"

static _Atomic int wants[2];
static _Atomic int turn;
static int count;

static void enter(int me)
{
    wants[me] = 1;
    turn = 1 - me;
    while (wants[1 - me] && turn == 1 - me)
        ;
    count++;
    wants[me] = 0;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "a"))
        enter(0);
    else if (operation_is(operation, "b"))
        enter(1);
    else if (operation_is(operation, "check"))
        is_right = count == 2;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
