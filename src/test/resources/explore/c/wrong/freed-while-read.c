// step main start A B
// step main join A B
// step A read
// step B drop
// finds raise
#include "harness.h"

#include <stdatomic.h>
#include <stdlib.h>

struct item {
    int value;
};

static struct item *_Atomic shared;

static int read_it(void)
{
    const struct item *got = shared;
    return got == NULL || got->value == 5;
}

static void drop(void)
{
    free(atomic_exchange(&shared, NULL));
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    struct item *made = malloc(sizeof *made);
    made->value = 5;
    shared = made;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "read"))
        is_right = read_it();
    else if (operation_is(operation, "drop"))
        drop();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
