// step main start A B
// step main join A B
// step A round
// step A round
// step B round
// step B round
#include "harness.h"

#include <pthread.h>
#include <stdatomic.h>

static pthread_barrier_t together;
static int values[2];
static _Atomic int arrived;

/* Between the barriers all may read what each wrote before. */
static int round_of(void)
{
    int me = atomic_fetch_add(&arrived, 1) % 2;
    values[me]++;
    pthread_barrier_wait(&together);
    int are_equal = values[0] == values[1];
    pthread_barrier_wait(&together);
    return are_equal;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    pthread_barrier_init(&together, NULL, 2);
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "round"))
        is_right = round_of();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
