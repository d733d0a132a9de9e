// step main start A B
// step main join A B
// step main check
// step A submit
// step A submit
// step B submit
#include "harness.h"

#include <pthread.h>

static int tasks;
static int done;
static int is_over;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static pthread_t worker;

static void *work(void *nothing)
{
    pthread_mutex_lock(&lock);
    while (tasks > 0 || !is_over) {
        if (tasks > 0) {
            tasks--;
            done++;
            pthread_cond_broadcast(&changed);
        } else {
            pthread_cond_wait(&changed, &lock);
        }
    }
    pthread_mutex_unlock(&lock);
    return nothing;
}

static void submit(void)
{
    pthread_mutex_lock(&lock);
    tasks++;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static int finish(void)
{
    pthread_mutex_lock(&lock);
    is_over = 1;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    pthread_join(worker, NULL);
    return done == 3;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    pthread_create(&worker, NULL, work, NULL);
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "submit"))
        submit();
    else if (operation_is(operation, "check"))
        is_right = finish();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
