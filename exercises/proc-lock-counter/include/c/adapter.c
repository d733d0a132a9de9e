/* Drives the candidate's counter: `run`, then `total`.
 *
 * Parameters: procs, rounds, start; fault=N (each N-th save is refused); hold.load=N and hold.nanos
 * (the N-th load takes so long); delay.* as in harness.h. */
#include "exercise.h"
#include "harness.h"

#include <stdio.h>
#include <sys/mman.h>
#include <time.h>

/* In shared memory, with a pause wherever another process may come in between. The numbers are
 * volatile and not atomic on purpose: nothing but the candidate's lock orders their use. */
struct store {
    volatile long value;
    volatile long saves;
    volatile long loads;
    struct delays delays;
    long fault;
    long held;
    int64_t hold;
};

static struct store *store;
static int procs;
static int rounds;

static void put_off(int64_t nanos)
{
    struct timespec left = {nanos / 1000000000, nanos % 1000000000};
    while (nanosleep(&left, &left) != 0)
        ;
}

long store_load(struct store *s)
{
    harness_log("store", "call:load", NULL);
    delays_pause(&s->delays);
    long count = ++s->loads;
    long value = s->value;
    if (count == s->held)
        put_off(s->hold);
    delays_pause(&s->delays);
    harness_log_number("store", "return:load", value);
    return value;
}

int store_save(struct store *s, long value)
{
    harness_log_number("store", "call:save", value);
    delays_pause(&s->delays);
    long count = ++s->saves;
    if (s->fault != 0 && count % s->fault == 0) {
        harness_log("store", "return:save", "fault", NULL);
        return 1;
    }
    s->value = value;
    delays_pause(&s->delays);
    harness_log("store", "return:save", NULL);
    return 0;
}

void adapter_create(const struct parameters *parameters)
{
    if (store == NULL) {
        store = mmap(NULL, sizeof *store, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (store == MAP_FAILED)
            harness_fatal("no shared memory for the store");
    }
    *store = (struct store){
        .value = parameter_number(parameters, "start"),
        .delays = delays_of(parameters),
        .fault = parameter_number_or(parameters, "fault", 0),
        .held = parameter_number_or(parameters, "hold.load", 0),
        .hold = parameter_number_or(parameters, "hold.nanos", 0),
    };
    procs = (int)parameter_number(parameters, "procs");
    rounds = (int)parameter_number(parameters, "rounds");
}

void adapter_call(const struct operation *op, struct result *result)
{
    if (operation_is(op, "total")) {
        result_number(result, store->value);
    } else if (operation_is(op, "run")) {
        int failures = run(procs, rounds, store);
        result_word(result, failures == 0 ? "ok" : "failed");
        if (failures != 0)
            result_number(result, failures);
    } else {
        harness_unknown(op);
    }
}
