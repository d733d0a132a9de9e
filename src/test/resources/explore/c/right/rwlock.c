// step main start A B C
// step main join A B C
// step main check
// step A read
// step B write
// step C write
#include "harness.h"

#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int values[2];

static void write_both(void)
{
    pthread_rwlock_wrlock(&lock);
    values[0]++;
    values[1]++;
    pthread_rwlock_unlock(&lock);
}

static int read_both(void)
{
    pthread_rwlock_rdlock(&lock);
    int are_equal = values[0] == values[1];
    pthread_rwlock_unlock(&lock);
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
