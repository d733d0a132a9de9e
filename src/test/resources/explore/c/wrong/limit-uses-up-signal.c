// step main start A B C
// step main join A B C
// step A borrow
// step B take
// step C put
// finds deadlock
#include "harness.h"

#include <pthread.h>
#include <time.h>

static int items;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t came = PTHREAD_COND_INITIALIZER;

static void put(void)
{
    pthread_mutex_lock(&lock);
    items++;
    pthread_cond_signal(&came);
    pthread_mutex_unlock(&lock);
}

static void take(void)
{
    pthread_mutex_lock(&lock);
    while (items == 0)
        pthread_cond_wait(&came, &lock);
    items--;
    pthread_mutex_unlock(&lock);
}

static int take_within(const struct timespec *end)
{
    int code = 0;
    pthread_mutex_lock(&lock);
    while (items == 0 && code == 0)
        code = pthread_cond_timedwait(&came, &lock, end);
    int has_one = code == 0;
    items -= has_one;
    pthread_mutex_unlock(&lock);
    return has_one;
}

/* Gives back what it got, so one item is enough for both. */
static void borrow(void)
{
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec++;
    if (take_within(&end))
        put();
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    if (operation_is(operation, "borrow"))
        borrow();
    else if (operation_is(operation, "take"))
        take();
    else if (operation_is(operation, "put"))
        put();
    else
        harness_unknown(operation);
    result_word(result, "ok");
}
