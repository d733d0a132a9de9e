// step main start A B C
// step main join A B C
// step A eat 0
// step B eat 1
// step C eat 2
// finds deadlock
#include "harness.h"

#include <pthread.h>

static pthread_mutex_t forks[3];

static void eat(int place)
{
    pthread_mutex_lock(&forks[place]);
    pthread_mutex_lock(&forks[(place + 1) % 3]);
    pthread_mutex_unlock(&forks[(place + 1) % 3]);
    pthread_mutex_unlock(&forks[place]);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    for (int i = 0; i < 3; i++)
        pthread_mutex_init(&forks[i], NULL);
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "eat"))
        eat((int)operation_number(operation, 0));
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
