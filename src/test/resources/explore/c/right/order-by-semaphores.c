// step main start A B C
// step main join A B C
// step main check
// step A third
// step B second
// step C first
#include "harness.h"

#include <pthread.h>
#include <semaphore.h>

static sem_t after_first;
static sem_t after_second;
static int said[3];
static int count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void say(int number)
{
    pthread_mutex_lock(&lock);
    said[count++] = number;
    pthread_mutex_unlock(&lock);
}

static void first(void)
{
    say(1);
    sem_post(&after_first);
}

static void second(void)
{
    sem_wait(&after_first);
    say(2);
    sem_post(&after_second);
}

static void third(void)
{
    sem_wait(&after_second);
    say(3);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    sem_init(&after_first, 0, 0);
    sem_init(&after_second, 0, 0);
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "first"))
        first();
    else if (operation_is(operation, "second"))
        second();
    else if (operation_is(operation, "third"))
        third();
    else if (operation_is(operation, "check"))
        is_right = said[0] == 1 && said[1] == 2 && said[2] == 3;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
