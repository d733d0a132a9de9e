/* Drives the candidate's lock: `acquire [ns]`, `try-acquire`, `release`; `count n`, which adds one
 * n times to a recorded number, under the lock; `processes`, where the parameter procs says how
 * many processes do so, rounds times each, while at first this process holds the lock; and
 * `other OPERATION`, which uses a second lock.
 *
 * Parameters: shared (1 if processes share the lock), other (1 if there is a second lock, which they do
 * not share), procs and rounds, delay.* as in harness.h. */
#include "exercise.h"
#include "harness.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static const size_t ROOM_MAX = 1 << 20;
static const int ANYTHING = 0xA5;

/* Guarded by nothing but the candidate's lock; volatile, so that each use is one. */
struct store {
    volatile long number;
    struct delays delays;
};

static struct store *store;
static struct mutex *mutex;
static struct mutex *other;
static int failed;
static int64_t procs;
static int64_t rounds;

static void *shared_room(size_t size)
{
    void *room = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED)
        harness_fatal("no shared memory");
    return room;
}

void adapter_create(const struct parameters *parameters)
{
    if (mutex == NULL) {
        if (mutex_size > ROOM_MAX)
            harness_fatal("mutex_size is beyond all reason");
        mutex = shared_room(mutex_size);
        store = shared_room(sizeof *store);
    }
    store->number = 0;
    store->delays = delays_of(parameters);
    procs = parameter_number_or(parameters, "procs", 0);
    rounds = parameter_number_or(parameters, "rounds", 0);
    failed = mutex_init(mutex, (int)parameter_number_or(parameters, "shared", 0));
    if (failed == 0 && parameter_number_or(parameters, "other", 0) != 0) {
        if (other == NULL)
            other = shared_room(mutex_size);
        memset(other, ANYTHING, mutex_size);
        failed = mutex_init(other, 0);
    }
}

static void told(struct result *result, int code)
{
    char other[32];
    switch (code) {
    case 0:
        result_word(result, "ok");
        break;
    case -EBUSY:
        result_word(result, "false");
        break;
    case -ETIMEDOUT:
        result_word(result, "timeout");
        break;
    case -EPERM:
        result_word(result, "invalid");
        break;
    default:
        snprintf(other, sizeof other, "error:%d", code);
        result_word(result, other);
    }
}

static int count(int64_t times)
{
    for (int64_t i = 0; i < times; i++) {
        int code = mutex_lock(mutex);
        if (code != 0)
            return code;
        harness_log("store", "call:load", NULL);
        delays_pause(&store->delays);
        long loaded = store->number;
        harness_log_number("store", "return:load", loaded);
        harness_log_number("store", "call:save", loaded + 1);
        store->number = loaded + 1;
        delays_pause(&store->delays);
        harness_log("store", "return:save", NULL);
        code = mutex_unlock(mutex);
        if (code != 0)
            return code;
    }
    return 0;
}

/* All children find the lock taken and sleep before it is given back. */
static void processes(struct result *result)
{
    char answer[32];
    int bad = mutex_lock(mutex);
    for (int64_t i = 0; i < procs; i++) {
        pid_t child = fork();
        if (child < 0)
            harness_fatal("no further process");
        if (child == 0)
            _exit(count(rounds) == 0 ? 0 : 1);
    }
    harness_ask(answer, sizeof answer, "settle", NULL);
    bad |= mutex_unlock(mutex);
    int status;
    while (wait(&status) > 0)
        bad |= status;
    result_word(result, bad == 0 ? "ok" : "failed");
}

static void use(struct mutex *lock, const struct operation *op, struct result *result)
{
    if (operation_is(op, "acquire") && op->count == 0)
        told(result, mutex_lock(lock));
    else if (operation_is(op, "acquire"))
        told(result, mutex_timedlock(lock, operation_number(op, 0)));
    else if (operation_is(op, "try-acquire"))
        told(result, mutex_trylock(lock));
    else if (operation_is(op, "release"))
        told(result, mutex_unlock(lock));
    else
        harness_unknown(op);
}

static void use_other(const struct operation *op, struct result *result)
{
    struct operation of_other = {operation_word(op, 0), op->count - 1, op->words + 1};
    use(other, &of_other, result);
}

void adapter_call(const struct operation *op, struct result *result)
{
    if (failed != 0)
        told(result, failed);
    else if (operation_is(op, "count"))
        told(result, count(operation_number(op, 0)));
    else if (operation_is(op, "processes"))
        processes(result);
    else if (operation_is(op, "other"))
        use_other(op, result);
    else
        use(mutex, op, result);
}
