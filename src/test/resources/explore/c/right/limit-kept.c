// step A wait 300000000
// step B wait 300000000
// step B wait 1000000
// step C poke
// step C nap 200000000
// step C poke
// step C nap 2000000000
// check timeouts op=wait
#include "harness.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

static int is_set;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static struct timespec after(int64_t nanos)
{
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    nanos += end.tv_nsec;
    end.tv_sec += nanos / 1000000000;
    end.tv_nsec = nanos % 1000000000;
    return end;
}

/* One end of the limit, whatever wakes it. */
static void wait_for_it(int64_t nanos)
{
    struct timespec end = after(nanos);
    int code = 0;
    pthread_mutex_lock(&lock);
    while (!is_set && code == 0)
        code = pthread_cond_timedwait(&changed, &lock, &end);
    pthread_mutex_unlock(&lock);
}

static void poke(void)
{
    pthread_mutex_lock(&lock);
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    if (operation_is(operation, "wait")) {
        wait_for_it(operation_number(operation, 0));
    } else if (operation_is(operation, "poke")) {
        poke();
    } else if (operation_is(operation, "nap")) {
        int64_t nanos = operation_number(operation, 0);
        struct timespec length = {nanos / 1000000000, nanos % 1000000000};
        nanosleep(&length, NULL);
    } else {
        harness_unknown(operation);
    }
    result_word(result, "ok");
}
