// step main start A B
// step main join A B
// step A write
// step B read
// finds race
#include "harness.h"

#include <pthread.h>
#include <string.h>

struct point {
    int x;
    int y;
    int z[6];
};

static struct point shared;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void write_it(void)
{
    pthread_mutex_lock(&lock);
    memset(&shared, 1, sizeof shared);
    pthread_mutex_unlock(&lock);
}

static int read_it(void)
{
    struct point copy;
    memcpy(&copy, &shared, sizeof copy);
    return copy.x == copy.z[5];
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
}

void adapter_call(const struct operation *operation, struct result *result)
{
    int is_right = 1;
    if (operation_is(operation, "write"))
        write_it();
    else if (operation_is(operation, "read"))
        is_right = read_it();
    else
        harness_unknown(operation);
    result_word(result, is_right ? "ok" : "wrong");
}
