// step main start A B C
// step main join A B C
// step main check
// step A run
// step B run
// step C run
// finds deadlock
#include "harness.h"

#include <stdatomic.h>
#include <unistd.h>

#include <linux/futex.h>
#include <sys/syscall.h>

/* 0 free, 1 taken, 2 taken and somebody may wait: which nobody ever says. */
static _Atomic uint32_t word;
static int count;

static void enter(void)
{
    uint32_t seen = 0;
    if (!atomic_compare_exchange_strong(&word, &seen, 1))
        while (atomic_exchange(&word, 1) != 0)
            syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 1, NULL, NULL, 0);
}

static void leave(void)
{
    if (atomic_exchange(&word, 0) == 2)
        syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

static void run(void)
{
    enter();
    count++;
    leave();
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "run"))
        run();
    else if (operation_is(operation, "check"))
        is_right = count == 3;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
