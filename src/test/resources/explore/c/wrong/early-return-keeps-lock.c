// step main start A B
// step main join A B
// step A add 0
// step B add 1
// finds deadlock
#include "harness.h"

#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void add(int number)
{
    pthread_mutex_lock(&lock);
    if (number == 0)
        return;
    count += number;
    pthread_mutex_unlock(&lock);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "add"))
        add((int)operation_number(operation, 0));
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
