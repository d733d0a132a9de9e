// step main start A B
// step main join A B
// step A read
// step A drop
// step B read
// step B drop
#include "harness.h"

#include <stdatomic.h>
#include <stdlib.h>

struct item {
    _Atomic int users;
    int value;
};

static struct item *shared;

static void drop(void)
{
    if (atomic_fetch_sub(&shared->users, 1) == 1)
        free(shared);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    shared = malloc(sizeof *shared);
    shared->users = 2;
    shared->value = 5;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "read"))
        is_right = shared->value == 5;
    else if (operation_is(operation, "drop"))
        drop();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
