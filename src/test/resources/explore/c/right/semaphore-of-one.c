// step main start A B C
// step main join A B C
// step main check
// step A run
// step B run
// step C run
#include "harness.h"

#include <semaphore.h>

static sem_t free_places;
static int count;

static void run(void)
{
    sem_wait(&free_places);
    count++;
    sem_post(&free_places);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    sem_init(&free_places, 0, 1);
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "run"))
        run();
    else if (operation_is(operation, "check"))
        is_right = count == 3;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
