/* Drives the candidate's registry: `get make|fail|break [gate]`, `nested [gate]`, `escape`,
 * `reset`, `collect`, `open gate`, `child HOW…`.
 *
 * A maker waits at its gate until that is opened. That of `nested` calls registry_get itself and
 * answers what came of it, that of `escape` returns what came of it. `child` forks; the child calls
 * registry_get with one maker after the other, which the history tells of as uses of the object
 * `child`. A HOW `fork` leaves the rest to a child of the child. */
#include "exercise.h"
#include "harness.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { GATES = 26, MADE_MAX = 4096, WORD_MAX = 32 };

struct resource {
    int64_t number;
};

/* One for each case: resources of an earlier case are strangers to a later one. */
static struct resource made[MADE_MAX];
static int64_t made_first, made_count;

static pthread_mutex_t gate_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t gate_opened = PTHREAD_COND_INITIALIZER;
static int gate_is_open[GATES];

/* What the calling thread's maker is to do. */
static _Thread_local const char *how = "none";
static _Thread_local const char *gate;
static _Thread_local char inner[WORD_MAX];

/* The errno of the calling thread's maker that failed last. */
static _Thread_local int left;

static int *gate_called(const char *name)
{
    if (name[0] < 'A' || name[0] > 'Z' || name[1] != '\0')
        harness_fatal("a gate is called by one capital letter");
    return &gate_is_open[name[0] - 'A'];
}

static void open_gate(const char *name)
{
    pthread_mutex_lock(&gate_lock);
    *gate_called(name) = 1;
    pthread_cond_broadcast(&gate_opened);
    pthread_mutex_unlock(&gate_lock);
}

static void pass_gate(const char *name)
{
    if (name == NULL)
        return;
    pthread_mutex_lock(&gate_lock);
    while (!*gate_called(name))
        pthread_cond_wait(&gate_opened, &gate_lock);
    pthread_mutex_unlock(&gate_lock);
}

static void tell(char *word, const struct resource *resource)
{
    int64_t at = resource == NULL ? -1 : resource - made;
    if (resource == NULL && errno != EDEADLK && errno != left)
        snprintf(word, WORD_MAX, "failed:%d", errno);
    else if (resource == NULL)
        snprintf(word, WORD_MAX, "%s", errno == EDEADLK ? "refused" : "failed");
    else if (resource < made || at < made_first || at >= made_first + made_count)
        snprintf(word, WORD_MAX, "stranger");
    else
        snprintf(word, WORD_MAX, "%lld", (long long)resource->number);
}

static struct resource *new_resource(void)
{
    int64_t number = __atomic_add_fetch(&made_count, 1, __ATOMIC_SEQ_CST);
    if (made_first + number > MADE_MAX)
        harness_fatal("too many resources were made");
    struct resource *resource = &made[made_first + number - 1];
    resource->number = number;
    return resource;
}

static struct resource *log_made(struct resource *resource)
{
    int error = errno;
    if (resource == NULL)
        harness_log("maker", "return:make", "failed", NULL);
    else
        harness_log_number("maker", "return:make", resource->number);
    left = error;
    errno = error;
    return resource;
}

static void plan(const char *todo, const char *gate_name)
{
    how = todo;
    gate = gate_name;
    errno = 0;
}

static struct resource *plain_maker(void)
{
    harness_log("maker", "call:make", how, NULL);
    pass_gate(gate);
    if (strcmp(how, "make") == 0)
        return log_made(new_resource());
    errno = strcmp(how, "fail") == 0 ? EIO : 0;
    return log_made(NULL);
}

static struct resource *nesting_maker(void)
{
    const char *own_gate = gate;
    harness_log("maker", "call:make", "nest", NULL);
    plan("make", NULL);
    tell(inner, registry_get(plain_maker));
    pass_gate(own_gate);
    return log_made(new_resource());
}

static struct resource *escaping_maker(void)
{
    harness_log("maker", "call:make", "nest", NULL);
    errno = 0;
    return log_made(registry_get(plain_maker));
}

static void get(const char *todo, const char *gate_name, char *word)
{
    if (strcmp(todo, "make") != 0 && strcmp(todo, "fail") != 0 && strcmp(todo, "break") != 0)
        harness_fatal("no such maker");
    plan(todo, gate_name);
    tell(word, registry_get(plain_maker));
}

static void nested(const char *gate_name, char *word)
{
    snprintf(inner, WORD_MAX, "existing");
    plan("make", gate_name);
    tell(word, registry_get(nesting_maker));
    if (strcmp(word, "refused") != 0 && strcmp(word, "failed") != 0)
        snprintf(word, WORD_MAX, "%s", inner);
    else
        snprintf(word, WORD_MAX, "outer-failed");
}

static void escape(char *word)
{
    plan("make", NULL);
    tell(word, registry_get(escaping_maker));
    if (strcmp(word, "refused") == 0)
        snprintf(word, WORD_MAX, "escaped");
}

static void child(const struct operation *op, int from, char *word);

_Noreturn static void be_child(const struct operation *op, int from)
{
    char word[WORD_MAX];
    for (int i = from; i < op->count; i++) {
        if (strcmp(operation_word(op, i), "fork") == 0) {
            child(op, i + 1, word);
            _exit(strcmp(word, "ok") == 0 ? 0 : 1);
        }
        harness_log("child", "call:get", operation_word(op, i), NULL);
        get(operation_word(op, i), NULL, word);
        harness_log("child", "return:get", word, NULL);
    }
    _exit(0);
}

static void child(const struct operation *op, int from, char *word)
{
    int status = -1;
    pid_t pid = fork();
    if (pid == 0)
        be_child(op, from);
    if (pid < 0)
        harness_fatal("the adapter cannot fork");
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    snprintf(word, WORD_MAX, status == 0 ? "ok" : "died:%d", status);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    made_first += made_count;
    made_count = 0;
    memset(gate_is_open, 0, sizeof gate_is_open);
    registry_reset_for_tests();
}

void adapter_call(const struct operation *op, struct result *result)
{
    char word[WORD_MAX] = "ok";
    if (operation_is(op, "get"))
        get(operation_word(op, 0), op->count > 1 ? operation_word(op, 1) : NULL, word);
    else if (operation_is(op, "nested"))
        nested(op->count > 0 ? operation_word(op, 0) : NULL, word);
    else if (operation_is(op, "escape"))
        escape(word);
    else if (operation_is(op, "child"))
        child(op, 0, word);
    else if (operation_is(op, "reset"))
        registry_reset_for_tests();
    else if (operation_is(op, "open"))
        open_gate(operation_word(op, 0));
    else if (!operation_is(op, "collect"))
        harness_unknown(op);
    result_word(result, word);
}
