// step main start A B C
// step main join A B C
// step main check
// step A third
// step B second
// step C first
// finds wrong
#include "harness.h"

#include <pthread.h>
#include <unistd.h>

static int said[3];
static int count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void say(int number)
{
    pthread_mutex_lock(&lock);
    said[count++] = number;
    pthread_mutex_unlock(&lock);
}

static void after(int number, unsigned micros)
{
    usleep(micros);
    say(number);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "first"))
        say(1);
    else if (operation_is(operation, "second"))
        after(2, 20000);
    else if (operation_is(operation, "third"))
        after(3, 40000);
    else if (operation_is(operation, "check"))
        is_right = said[0] == 1 && said[1] == 2 && said[2] == 3;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
