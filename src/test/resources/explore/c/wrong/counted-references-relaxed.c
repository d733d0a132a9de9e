// step main start A B
// step main join A B
// step A add
// step A drop
// step B add
// step B drop
// finds race
#include "harness.h"

#include <stdatomic.h>
#include <stdlib.h>

struct item {
    _Atomic int users;
    int values[2];
};

static struct item *shared;
static _Atomic int next;

static void drop(void)
{
    if (atomic_fetch_sub_explicit(&shared->users, 1, memory_order_relaxed) == 1)
        free(shared);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    shared = calloc(1, sizeof *shared);
    shared->users = 2;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "add"))
        shared->values[atomic_fetch_add(&next, 1)]++;
    else if (operation_is(operation, "drop"))
        drop();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
