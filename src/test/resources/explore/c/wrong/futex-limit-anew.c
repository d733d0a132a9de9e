// step A wait 300000000
// check timeouts op=wait
// finds wrong-result
#include "harness.h"

#include <errno.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static atomic_uint state;

/* The limit of a futex is relative: the same one again is a new one. */
static void wait_for_it(int64_t nanos)
{
    struct timespec limit = {nanos / 1000000000, nanos % 1000000000};
    while (atomic_load(&state) == 0) {
        if (syscall(SYS_futex, &state, FUTEX_WAIT_PRIVATE, 0, &limit, NULL, 0) != 0
            && errno == ETIMEDOUT)
            return;
    }
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    if (operation_is(operation, "wait"))
        wait_for_it(operation_number(operation, 0));
    else
        harness_unknown(operation);
    result_word(result, "ok");
}
