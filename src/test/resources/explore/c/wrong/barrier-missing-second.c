// step main start A B
// step main join A B
// step A round
// step B round
// finds race
#include "harness.h"

#include <pthread.h>
#include <stdatomic.h>

static pthread_barrier_t together;
static int values[2];
static _Atomic int arrived;

/* The next round may write while the other still reads. */
static int round_of(void)
{
    int me = atomic_fetch_add(&arrived, 1) % 2;
    int sum = 0;
    for (int i = 0; i < 2; i++) {
        values[me] = i + 1;
        pthread_barrier_wait(&together);
        sum += values[1 - me];
    }
    return sum == 3;
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
