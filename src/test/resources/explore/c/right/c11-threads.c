// step main start A B
// step main join A B
// step main check
// step A run
// step B run
#include "harness.h"

#include <threads.h>

static mtx_t lock;
static cnd_t changed;
static int count;

/* Each waits for the other. */
static void run(void)
{
    mtx_lock(&lock);
    count++;
    cnd_broadcast(&changed);
    while (count < 2)
        cnd_wait(&changed, &lock);
    mtx_unlock(&lock);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    mtx_init(&lock, mtx_plain);
    cnd_init(&changed);
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "run"))
        run();
    else if (operation_is(operation, "check"))
        is_right = count == 2;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
