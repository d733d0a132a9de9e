// step main start A B C
// step main join A B C
// step main check
// step A read
// step B write
// step C write
#include "harness.h"

#include <pthread.h>

static int readers;
static int writers;
static int values[2];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static void write_both(void)
{
    pthread_mutex_lock(&lock);
    while (writers > 0 || readers > 0)
        pthread_cond_wait(&changed, &lock);
    writers = 1;
    pthread_mutex_unlock(&lock);
    values[0]++;
    values[1]++;
    pthread_mutex_lock(&lock);
    writers = 0;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static int read_both(void)
{
    pthread_mutex_lock(&lock);
    while (writers > 0)
        pthread_cond_wait(&changed, &lock);
    readers++;
    pthread_mutex_unlock(&lock);
    int are_equal = values[0] == values[1];
    pthread_mutex_lock(&lock);
    if (--readers == 0)
        pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    return are_equal;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "read"))
        is_right = read_both();
    else if (operation_is(operation, "write"))
        write_both();
    else if (operation_is(operation, "check"))
        is_right = values[0] == 2;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
