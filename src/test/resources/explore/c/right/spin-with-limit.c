// step A spin 5000000
// step B spin 3000000
// step B nap 50000000
// step C nap 20000000
// check timeouts op=spin
#include "harness.h"

#include <sched.h>
#include <time.h>

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int64_t nanos = operation_number(operation, 0);
    if (operation_is(operation, "spin")) {
        int64_t end = now() + nanos;
        while (now() < end)
            sched_yield();
    } else if (operation_is(operation, "nap")) {
        struct timespec length = {nanos / 1000000000, nanos % 1000000000};
        nanosleep(&length, NULL);
    } else {
        harness_unknown(operation);
    }
    result_word(result, "ok");
}
