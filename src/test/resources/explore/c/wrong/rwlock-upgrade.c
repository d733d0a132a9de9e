// step main start A B
// step main join A B
// step A raise-it
// step B raise-it
// finds deadlock
#include "harness.h"

#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int count;

/* Who reads cannot become a writer while another one reads too. */
static void raise_it(void)
{
    pthread_rwlock_rdlock(&lock);
    if (count < 2) {
        pthread_rwlock_wrlock(&lock);
        count++;
        pthread_rwlock_unlock(&lock);
    }
    pthread_rwlock_unlock(&lock);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "raise-it"))
        raise_it();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
