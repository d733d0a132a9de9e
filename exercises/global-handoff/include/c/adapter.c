/* Drives the candidate's threads: `exclusive`, `total`, `alternate`, `reached`, `open`; and
 * `earlier K ROUNDS N`, a call of `alternate` whose turns are not recorded: `ok` if the N-th turn, which
 * fails (0: none), was the last one and the caller was told.
 *
 * Parameters: procs (threads), rounds, start; fault=N (the N-th turn fails); gate=N (the N-th turn waits
 * at the gate, -1: the one that fails); counted=1 (`alternate` tells if ever more threads were there
 * than it may start); delay.* as in harness.h. `reached` returns when that turn is at the gate, or none
 * will ever be; `open` lets it go on. */
#include "exercise.h"
#include "harness.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static const int FAILURE = 7;

/* Volatile and not atomic on purpose: nothing but the candidate's lock orders its use. */
struct cell {
    volatile long number;
};

static struct cell cell;
static struct delays delays;
static int64_t procs, rounds, fault, gate;
static int64_t is_counted;
static _Atomic int64_t turns;
static _Atomic int most_threads;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int reached, opened;

static void say(int *flag)
{
    pthread_mutex_lock(&lock);
    *flag = 1;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static void await(const int *flag)
{
    pthread_mutex_lock(&lock);
    while (!*flag)
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
}

void adapter_create(const struct parameters *parameters)
{
    cell.number = parameter_number_or(parameters, "start", 0);
    delays = delays_of(parameters);
    procs = parameter_number(parameters, "procs");
    rounds = parameter_number(parameters, "rounds");
    fault = parameter_number_or(parameters, "fault", 0);
    gate = parameter_number_or(parameters, "gate", 0);
    is_counted = parameter_number_or(parameters, "counted", 0);
    turns = 0;
    most_threads = 0;
    reached = opened = 0;
}

long cell_get(struct cell *c)
{
    harness_log("store", "call:load", NULL);
    delays_pause(&delays);
    long value = c->number;
    harness_log_number("store", "return:load", value);
    return value;
}

void cell_set(struct cell *c, long value)
{
    harness_log_number("store", "call:save", value);
    c->number = value;
    delays_pause(&delays);
    harness_log("store", "return:save", NULL);
}

static int threads_of_now(void)
{
    char line[128];
    int threads = 0;
    FILE *status = fopen("/proc/self/status", "r");
    while (status != NULL && threads == 0 && fgets(line, sizeof line, status) != NULL)
        sscanf(line, "Threads: %d", &threads);
    if (threads == 0)
        harness_fatal("threads cannot be counted");
    fclose(status);
    return threads;
}

static void count_threads(void)
{
    int now = threads_of_now(), most = most_threads;
    while (now > most && !atomic_compare_exchange_weak(&most_threads, &most, now))
        ;
}

static int emit(void *context, int thread, int round)
{
    char thread_word[16], round_word[16];
    (void)context;
    snprintf(thread_word, sizeof thread_word, "%d", thread);
    snprintf(round_word, sizeof round_word, "%d", round);
    harness_log("emit", "call:turn", thread_word, round_word, NULL);
    int64_t turn = ++turns;
    if (is_counted)
        count_threads();
    if (turn == (gate < 0 ? fault : gate)) {
        say(&reached);
        await(&opened);
    }
    delays_pause(&delays);
    if (turn == fault) {
        harness_log("emit", "return:turn", "failed", NULL);
        return FAILURE;
    }
    harness_log("emit", "return:turn", NULL);
    return 0;
}

static void told(struct result *result, int code)
{
    char other[32];
    snprintf(other, sizeof other, "error:%d", code);
    result_word(result, code == 0 ? "ok" : code == FAILURE ? "failed" : other);
}

static void take_turns(struct result *result)
{
    char other[32];
    int before = is_counted ? threads_of_now() : 0;
    int code = alternate((int)procs, (int)rounds, emit, &cell);
    int started = is_counted ? most_threads - before : 0;
    say(&reached);
    snprintf(other, sizeof other, "%d-threads", started);
    if (started > procs)
        result_word(result, other);
    else
        told(result, code);
}

/* A call of alternate whose turns are only counted. */
struct earlier {
    int64_t fault;
    _Atomic int64_t taken;
};

static int count_turn(void *context, int thread, int round)
{
    struct earlier *earlier = context;
    (void)thread;
    (void)round;
    return ++earlier->taken == earlier->fault ? FAILURE : 0;
}

static void take_turns_earlier(int64_t k, int64_t r, int64_t failing, struct result *result)
{
    char other[64];
    struct earlier earlier = {.fault = failing};
    int code = alternate((int)k, (int)r, count_turn, &earlier);
    int64_t taken = earlier.taken;
    int is_right = failing == 0 ? code == 0 && taken == k * r : code == FAILURE && taken == failing;
    snprintf(other, sizeof other, "%lld-turns-%s", (long long)taken, code == 0 ? "ok" : "failed");
    result_word(result, is_right ? "ok" : other);
}

void adapter_call(const struct operation *op, struct result *result)
{
    if (operation_is(op, "exclusive"))
        told(result, exclusive((int)procs, (int)rounds, &cell));
    else if (operation_is(op, "total"))
        result_number(result, cell.number);
    else if (operation_is(op, "alternate"))
        take_turns(result);
    else if (operation_is(op, "earlier"))
        take_turns_earlier(operation_number(op, 0), operation_number(op, 1), operation_number(op, 2),
                           result);
    else if (operation_is(op, "reached"))
        await(&reached), told(result, 0);
    else if (operation_is(op, "open"))
        say(&opened), told(result, 0);
    else
        harness_unknown(op);
}
