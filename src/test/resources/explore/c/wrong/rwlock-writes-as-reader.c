// step main start A B
// step main join A B
// step main check
// step A write
// step B write
// finds race
#include "harness.h"

#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int count;

static void write_it(void)
{
    pthread_rwlock_rdlock(&lock);
    count++;
    pthread_rwlock_unlock(&lock);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "write"))
        write_it();
    else if (operation_is(operation, "check"))
        is_right = count == 2;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
