/* Drives the candidate's counter: `run`, then `total`. `looks` tells how often who waited was awake
 * in the second half of the held load; `given-back` whether somebody else counted or at least was
 * woken before the process of the first load had begun its last increment.
 *
 * Parameters: procs, rounds, start; fault=N (each N-th save is refused); hold.load=N and hold.nanos
 * (the N-th load takes so long); limit.nanos (who waits for a lock with a limit waits no longer);
 * pipe.bytes (what pipes hold that are open when a process first loads); delay.* as in harness.h. */
#define _GNU_SOURCE
#include "exercise.h"
#include "harness.h"
#include "lock_limits.h"
#include "siblings.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { FILES_MAX = 256 };

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
    long pipe_bytes;
    pid_t first;
    long moves;
    long looks;
    int is_kept;
};

static struct store *store;
static int procs;
static int rounds;
static int own_loads;
static unsigned char is_ours[FILES_MAX];

static void put_off(int64_t nanos)
{
    struct timespec left = {nanos / 1000000000, nanos % 1000000000};
    while (nanosleep(&left, &left) != 0)
        ;
}

/* A pipe holds 64 KiB by default, but no more than a page if the user has many of them (pipe(7)). */
static void narrow_pipes(long bytes)
{
    for (int file = 0; file < FILES_MAX; file++)
        if (!is_ours[file])
            fcntl(file, F_SETPIPE_SZ, (int)bytes);
}

/* While the others wait for the lock, nothing wakes them but their own limits. */
static void hold_up(struct store *s)
{
    struct siblings before, after;
    put_off(s->hold / 2);
    siblings_look(&before);
    put_off(s->hold / 2);
    siblings_look(&after);
    s->looks = siblings_stillest(&before, &after);
    s->first = getpid();
    s->moves = siblings_moves(&after);
}

/* Who gives the lock back wakes somebody who sleeps for it, even if it is gone again by then. */
static void look_for_woken(struct store *s)
{
    if (getpid() != s->first || own_loads != rounds || s->loads != rounds)
        return;
    struct siblings now;
    siblings_look(&now);
    s->is_kept = now.count > 0 && siblings_moves(&now) == s->moves;
}

long store_load(struct store *s)
{
    if (own_loads++ == 0 && s->pipe_bytes > 0)
        narrow_pipes(s->pipe_bytes);
    harness_log("store", "call:load", NULL);
    delays_pause(&s->delays);
    long count = ++s->loads;
    long value = s->value;
    if (count == s->held)
        hold_up(s);
    look_for_woken(s);
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
        .pipe_bytes = parameter_number_or(parameters, "pipe.bytes", 0),
    };
    own_loads = 0;
    limit_most = parameter_number_or(parameters, "limit.nanos", 0);
    for (int file = 0; file < FILES_MAX; file++)
        is_ours[file] = fcntl(file, F_GETFD) >= 0;
    procs = (int)parameter_number(parameters, "procs");
    rounds = (int)parameter_number(parameters, "rounds");
}

void adapter_call(const struct operation *op, struct result *result)
{
    if (operation_is(op, "total")) {
        result_number(result, store->value);
    } else if (operation_is(op, "looks")) {
        result_number(result, store->looks);
    } else if (operation_is(op, "given-back")) {
        result_word(result, store->is_kept ? "no" : "yes");
    } else if (operation_is(op, "run")) {
        int failures = run(procs, rounds, store);
        result_word(result, failures == 0 ? "ok" : "failed");
        if (failures != 0)
            result_number(result, failures);
    } else {
        harness_unknown(op);
    }
}
