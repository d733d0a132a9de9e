// step main start A B
// step main join A B
// step main check
// step A claim
// step B claim
#include "harness.h"

#include <stdatomic.h>

static _Atomic int owner;
static _Atomic int owners;

/* Whether nobody was first. */
static int is_mine(int self)
{
    int nobody = 0;
    while (nobody == 0)
        if (atomic_compare_exchange_weak(&owner, &nobody, self))
            return 1;
    return 0;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    static _Atomic int last;
    int is_right = 1;
    if (operation_is(operation, "claim"))
        owners += is_mine(++last);
    else if (operation_is(operation, "check"))
        is_right = owners == 1;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
