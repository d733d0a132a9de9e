// step main start A B
// step main join A B
// step A hold
// step B let-go
// finds raise
#include "harness.h"

#include <pthread.h>
#include <semaphore.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static sem_t held;

static void hold(void)
{
    pthread_mutex_lock(&lock);
    sem_post(&held);
}

static void let_go(void)
{
    sem_wait(&held);
    pthread_mutex_unlock(&lock);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    sem_init(&held, 0, 0);
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "hold"))
        hold();
    else if (operation_is(operation, "let-go"))
        let_go();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
