// step main start A B
// step main join A B
// step A run
// step B run
#include "harness.h"

#include <pthread.h>

struct part {
    int from;
    int sum;
};

static void *add(void *argument)
{
    struct part *part = argument;
    for (int i = part->from; i < part->from + 3; i++)
        part->sum += i;
    return NULL;
}

static int run(void)
{
    struct part parts[2] = {{0, 0}, {3, 0}};
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, add, &parts[i]);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    return parts[0].sum + parts[1].sum == 15;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "run"))
        is_right = run();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
