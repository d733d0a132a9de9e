// step main start A B
// step main join A B
// step main check
// step A use
// step B use
// finds race
#include "harness.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct pair {
    int one;
    int other;
};

static _Atomic int count;
static struct pair *_Atomic shared;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static struct pair *make(void)
{
    struct pair *made = malloc(sizeof *made);
    made->one = 1;
    made->other = 2;
    atomic_fetch_add(&count, 1);
    return made;
}

/* The pointer is atomic, but nothing orders what it points to. */
static struct pair *get(void)
{
    struct pair *got = atomic_load_explicit(&shared, memory_order_relaxed);
    if (got != NULL)
        return got;
    pthread_mutex_lock(&lock);
    got = atomic_load_explicit(&shared, memory_order_relaxed);
    if (got == NULL) {
        got = make();
        atomic_store_explicit(&shared, got, memory_order_relaxed);
    }
    pthread_mutex_unlock(&lock);
    return got;
}

static int use(void)
{
    const struct pair *got = get();
    return got->one == 1 && got->other == 2;
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "use"))
        is_right = use();
    else if (operation_is(operation, "check"))
        is_right = count == 1;
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
