// step main start A B
// step main join A B
// step main check
// step A enter
// step A enter
// step B enter
#include "harness.h"

#include <stdatomic.h>

static atomic_flag taken = ATOMIC_FLAG_INIT;
static int count;

static void enter(void)
{
    while (atomic_flag_test_and_set_explicit(&taken, memory_order_acquire))
        ;
    count++;
    atomic_flag_clear_explicit(&taken, memory_order_release);
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
        is_right = count == 3;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
