// step main start A
// step main join A
// step A wait
// finds wrong
#include "harness.h"

#include <pthread.h>
#include <time.h>

static int is_set;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static struct timespec in_ten_millis(void)
{
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_nsec += 10000000;
    if (end.tv_nsec >= 1000000000) {
        end.tv_nsec -= 1000000000;
        end.tv_sec++;
    }
    return end;
}

static int64_t nanos(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

/* True if the event came, or the whole time is over. */
static int wait_for_it(void)
{
    int64_t begin = nanos();
    struct timespec end = in_ten_millis();
    int code = 0;
    pthread_mutex_lock(&lock);
    if (!is_set)
        code = pthread_cond_timedwait(&changed, &lock, &end);
    (void)code;
    int came = is_set;
    pthread_mutex_unlock(&lock);
    return came || nanos() - begin >= 10000000;
}

static void set(void)
{
    pthread_mutex_lock(&lock);
    is_set = 1;
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&lock);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "wait"))
        is_right = wait_for_it();
    else if (operation_is(operation, "set"))
        set();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
