// step main start A B
// step main join A B
// step A read
// step B write
#include "harness.h"

#include <sched.h>
#include <stdatomic.h>

static _Atomic int ready;
static int value;

static void write_value(void)
{
    value = 42;
    atomic_thread_fence(memory_order_release);
    atomic_store_explicit(&ready, 1, memory_order_relaxed);
}

static int read_value(void)
{
    while (!atomic_load_explicit(&ready, memory_order_relaxed))
        sched_yield();
    atomic_thread_fence(memory_order_acquire);
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
