// step main start A B
// step main join A B
// step main check
// step A use
// step B use
// finds wrong
#include "harness.h"

#include <stdatomic.h>
#include <stdlib.h>

struct pair {
    int one;
    int other;
};

static _Atomic int count;
static struct pair *shared;

static struct pair *make(void)
{
    struct pair *made = malloc(sizeof *made);
    made->one = 1;
    made->other = 2;
    atomic_fetch_add(&count, 1);
    return made;
}

static struct pair *get(void)
{
    if (shared == NULL)
        shared = make();
    return shared;
}

static int use(void)
{
    const struct pair *got = get();
    return got->one == 1 && got->other == 2;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "use"))
        is_right = use();
    else if (operation_is(operation, "check"))
        is_right = count == 1;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
