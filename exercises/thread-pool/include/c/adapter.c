/* Drives the candidate's pool: `submit NAME HOW`, `result NAME [ns]`, `cancel NAME`, `done NAME`,
 * `free NAME`, `many PREFIX COUNT`, `shutdown [cancel]`, `end`, `open GATE`; parameters `workers`,
 * `limit`. `free` leaves alone what has not ended; nothing is asked of a task that was freed.
 *
 * HOW is `give` with a gate to wait at as in `give@G`; `meet`: waits until as many tasks meet as
 * there are workers; `spawn=A`: submits another one in the task. A task gives a number that is
 * drawn while it runs. */
#include "exercise.h"
#include "harness.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TASKS_MAX = 1024, GATES = 26, WORD_MAX = 32 };

struct task {
    char name[WORD_MAX];
    char how[WORD_MAX];
    struct handle *handle;
};

static struct pool *pool;
static struct task tasks[TASKS_MAX];
static int task_count;
static int64_t last_number;
static int64_t missing;

/* How many of the threads that ran tasks have not ended. */
static pthread_key_t has_run;
static int64_t threads;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int gate_is_open[GATES];

static int *gate_called(const char *name)
{
    if (name[0] < 'A' || name[0] > 'Z' || name[1] != '\0')
        harness_fatal("a gate is called by one capital letter");
    return &gate_is_open[name[0] - 'A'];
}

static void open_gate(const char *name)
{
    pthread_mutex_lock(&lock);
    *gate_called(name) = 1;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static void pass_gate(const char *name)
{
    pthread_mutex_lock(&lock);
    while (!*gate_called(name))
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
}

static void meet(void)
{
    pthread_mutex_lock(&lock);
    missing--;
    pthread_cond_broadcast(&changed);
    while (missing > 0)
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
}

static struct task *task_called(const char *name)
{
    struct task *found = NULL;
    pthread_mutex_lock(&lock);
    for (int i = 0; i < task_count && found == NULL; i++)
        if (strcmp(tasks[i].name, name) == 0)
            found = &tasks[i];
    pthread_mutex_unlock(&lock);
    if (found == NULL)
        harness_fatal("no task was submitted under this name");
    return found;
}

static int submit(const char *name, const char *how);

static void thread_ends(void *ignored)
{
    (void)ignored;
    __atomic_sub_fetch(&threads, 1, __ATOMIC_SEQ_CST);
}

static void count_thread(void)
{
    if (pthread_getspecific(has_run) != NULL)
        return;
    pthread_setspecific(has_run, &threads);
    __atomic_add_fetch(&threads, 1, __ATOMIC_SEQ_CST);
}

static void *run(void *argument)
{
    struct task *task = argument;
    const char *how = task->how;
    char number[WORD_MAX];
    harness_log("task", "call:run", task->name, NULL);
    if (strncmp(how, "give@", 5) == 0)
        pass_gate(how + 5);
    else if (strcmp(how, "meet") == 0)
        meet();
    else if (strncmp(how, "spawn=", 6) == 0)
        submit(how + 6, "give");
    else if (strcmp(how, "give") != 0)
        harness_fatal("no such task");
    count_thread();
    intptr_t drawn = __atomic_add_fetch(&last_number, 1, __ATOMIC_SEQ_CST);
    snprintf(number, sizeof number, "%lld", (long long)drawn);
    harness_log("task", "return:run", task->name, number, NULL);
    return (void *)drawn;
}

static int submit(const char *name, const char *how)
{
    pthread_mutex_lock(&lock);
    if (task_count == TASKS_MAX)
        harness_fatal("too many tasks in one case");
    struct task *task = &tasks[task_count++];
    snprintf(task->name, sizeof task->name, "%s", name);
    snprintf(task->how, sizeof task->how, "%s", how);
    task->handle = NULL;
    pthread_mutex_unlock(&lock);
    struct handle *handle = NULL;
    int code = pool_submit(pool, run, task, &handle);
    __atomic_store_n(&task->handle, handle, __ATOMIC_SEQ_CST);
    return code;
}

/* NULL for a task that was refused: every question about it is answered like that. */
static struct handle *handle_called(const char *name)
{
    return __atomic_load_n(&task_called(name)->handle, __ATOMIC_SEQ_CST);
}

static void told(struct result *result, int code)
{
    char other[WORD_MAX];
    switch (code) {
    case 0:
        result_word(result, "ok");
        break;
    case -EPIPE:
        result_word(result, "closed");
        break;
    case -ETIMEDOUT:
        result_word(result, "timeout");
        break;
    case -ECANCELED:
        result_word(result, "cancelled");
        break;
    default:
        snprintf(other, sizeof other, "error:%d", code);
        result_word(result, other);
    }
}

static void told_truth(struct result *result, int answer)
{
    if (answer == 0 || answer == 1)
        result_word(result, answer ? "true" : "false");
    else
        result_number(result, answer);
}

static void wait_for(struct handle *handle, int64_t ns, struct result *result)
{
    void *value = NULL;
    int code = handle_wait(handle, ns, &value);
    if (code == 0)
        result_number(result, (intptr_t)value);
    else
        told(result, code);
}

/* What concerns one handle; 0 if it is none of these. */
static int ask_handle(const struct operation *op, struct result *result)
{
    int is_result = operation_is(op, "result"), is_cancel = operation_is(op, "cancel");
    if (!is_result && !is_cancel && !operation_is(op, "done"))
        return 0;
    struct handle *handle = handle_called(operation_word(op, 0));
    if (handle == NULL)
        told(result, -EPIPE);
    else if (is_result)
        wait_for(handle, op->count > 1 ? operation_number(op, 1) : -1, result);
    else
        told_truth(result, is_cancel ? handle_cancel(handle) : handle_done(handle));
    return 1;
}

static void free_handle(const char *name, struct result *result)
{
    struct task *task = task_called(name);
    int is_over = task->handle != NULL && handle_done(task->handle);
    if (is_over) {
        handle_free(task->handle);
        __atomic_store_n(&task->handle, NULL, __ATOMIC_SEQ_CST);
    }
    result_word(result, is_over ? "ok" : "not-yet");
}

static int many(const char *prefix, int64_t count)
{
    char name[WORD_MAX];
    for (int64_t i = 0; i < count; i++) {
        snprintf(name, sizeof name, "%.16s%d", prefix, (int)i);
        int code = submit(name, "give");
        if (code != 0)
            return code;
    }
    for (int64_t i = 0; i < count; i++) {
        void *value;
        snprintf(name, sizeof name, "%.16s%d", prefix, (int)i);
        struct handle *handle = handle_called(name);
        int code = handle == NULL ? -EINVAL : handle_wait(handle, -1, &value);
        if (code != 0)
            return code;
    }
    return 0;
}

static void end(struct result *result)
{
    pool_free(pool);
    pool = NULL;
    result_word(result, __atomic_load_n(&threads, __ATOMIC_SEQ_CST) == 0 ? "ok" : "threads-left");
}

void adapter_create(const struct parameters *parameters)
{
    static int has_key;
    if (!has_key && pthread_key_create(&has_run, thread_ends) != 0)
        harness_fatal("no key for threads");
    has_key = 1;
    threads = 0;
    int64_t workers = parameter_number(parameters, "workers");
    for (int i = 0; i < task_count; i++)
        if (tasks[i].handle != NULL && handle_done(tasks[i].handle))
            handle_free(tasks[i].handle);
    task_count = 0;
    last_number = 1000;
    missing = workers;
    memset(gate_is_open, 0, sizeof gate_is_open);
    pool = pool_new((int)workers, (int)parameter_number_or(parameters, "limit", 0));
}

void adapter_call(const struct operation *op, struct result *result)
{
    if (ask_handle(op, result))
        return;
    if (operation_is(op, "open")) {
        open_gate(operation_word(op, 0));
        result_word(result, "ok");
    } else if (operation_is(op, "free")) {
        free_handle(operation_word(op, 0), result);
    } else if (pool == NULL) {
        result_word(result, "error:no-pool");
    } else if (operation_is(op, "submit")) {
        told(result, submit(operation_word(op, 0), operation_word(op, 1)));
    } else if (operation_is(op, "many")) {
        told(result, many(operation_word(op, 0), operation_number(op, 1)));
    } else if (operation_is(op, "shutdown")) {
        pool_shutdown(pool, op->count > 0);
        result_word(result, "ok");
    } else if (operation_is(op, "end")) {
        end(result);
    } else {
        harness_unknown(op);
    }
}
