/* Reads scripts, runs them and says what is written to the history; see script.h.
 *
 * It holds no expected value and decides nothing. The main thread alone reads requests and keeps
 * scripts; script threads only read them. */
#define _GNU_SOURCE
#include "script.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct result {
    struct line line;
};

static pid_t script_pid;
static __thread const char *script_name;
static __thread pid_t script_name_pid;

const char *thread_name(void) {
    return script_name != NULL && script_name_pid == getpid() ? script_name : "-";
}

void name_thread(const char *name) {
    script_name = name;
    script_name_pid = getpid();
}

void head_line(struct line *line, int64_t nanos, pid_t process, pid_t thread, const char *kind) {
    line->length = line->last_blank = 0;
    line->is_full = 0;
    put_number(line, nanos);
    put_byte(line, ' ');
    put_number(line, process);
    put_byte(line, ' ');
    put_number(line, thread);
    put_byte(line, ' ');
    put_text(line, thread_name());
    put_byte(line, ' ');
    put_text(line, kind);
}

static void record(const char *kind) {
    struct line line;
    start_line(&line, kind);
    write_line(&line);
}

void harness_log(const char *object, const char *op, ...) {
    struct line line;
    va_list words;
    int before = errno;
    start_line(&line, "log");
    put_word(&line, object);
    put_word(&line, op);
    va_start(words, op);
    for (const char *word; (word = va_arg(words, const char *)) != NULL;) {
        put_word(&line, word);
    }
    va_end(words);
    write_line(&line);
    errno = before;
}

void harness_log_number(const char *object, const char *op, int64_t number) {
    struct line line;
    int before = errno;
    start_line(&line, "log");
    put_word(&line, object);
    put_word(&line, op);
    put_byte(&line, ' ');
    put_number(&line, number);
    write_line(&line);
    errno = before;
}

void harness_fatal(const char *message) {
    struct line line;
    start_line(&line, "fatal");
    put_word(&line, message);
    write_line(&line);
    give_up();
}

void harness_unknown(const struct operation *operation) {
    fatal_word("unknown operation", operation->name);
}

struct thread {
    const char *name;
    struct operation *steps;
    int count;
    int is_late;
    int is_started;
    int is_joined;
    pthread_t handle;
};

struct parameters {
    int count;
    char **pair;
};

static struct {
    const char *name;
    struct parameters object;
    struct thread *threads; /* [0] is main */
    int count;
} script;

static pthread_barrier_t together;

static struct thread *thread_called(const char *name) {
    for (int i = 0; i < script.count; i++) {
        if (strcmp(script.threads[i].name, name) == 0) {
            return &script.threads[i];
        }
    }
    return NULL;
}

static struct thread *new_thread(const char *name) {
    script.threads = allocate(script.threads, sizeof *script.threads * (size_t)(script.count + 1));
    struct thread *thread = &script.threads[script.count++];
    memset(thread, 0, sizeof *thread);
    thread->name = name;
    return thread;
}

/* Words of earlier cases are not freed: a process runs few, and left-over threads may hold them. */
void begin_script(const char *name) {
    script.name = name;
    script.object.count = 0;
    script.object.pair = NULL;
    script.threads = NULL;
    script.count = 0;
    new_thread("main");
}

static void add_step(const struct words *words) {
    if (words->count < 3) {
        harness_fatal("a step has a thread and an operation");
    }
    struct thread *thread = thread_called(words->word[1]);
    if (thread == NULL) {
        thread = new_thread(words->word[1]);
    }
    thread->steps = allocate(thread->steps, sizeof *thread->steps * (size_t)(thread->count + 1));
    thread->steps[thread->count++] = (struct operation){
        words->word[2], words->count - 3, (const char *const *)words->word + 3};
}

static void add_parameters(const struct words *words) {
    for (int i = 1; i < words->count; i++) {
        if (strchr(words->word[i], '=') == NULL) {
            fatal_word("an object parameter is KEY=VALUE, not", words->word[i]);
        }
        script.object.pair = allocate(
            script.object.pair, sizeof *script.object.pair * (size_t)(script.object.count + 1));
        script.object.pair[script.object.count++] = words->word[i];
    }
}

static const char *parameter(const struct parameters *parameters, const char *key) {
    size_t length = strlen(key);
    for (int i = parameters->count - 1; i >= 0; i--) {
        const char *pair = parameters->pair[i];
        if (strncmp(pair, key, length) == 0 && pair[length] == '=') {
            return pair + length + 1;
        }
    }
    return NULL;
}

static int64_t number(const char *what, const char *text) {
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0') {
        fatal_word(what, text);
    }
    return value;
}

const char *parameter_text(const struct parameters *parameters, const char *key) {
    const char *value = parameter(parameters, key);
    if (value == NULL) {
        fatal_word("missing object parameter", key);
    }
    return value;
}

int64_t parameter_number(const struct parameters *parameters, const char *key) {
    return number("an object parameter is no whole number:", parameter_text(parameters, key));
}

int64_t parameter_number_or(const struct parameters *parameters, const char *key,
                            int64_t otherwise) {
    return parameter(parameters, key) == NULL ? otherwise : parameter_number(parameters, key);
}

int operation_is(const struct operation *operation, const char *name) {
    return strcmp(operation->name, name) == 0;
}

const char *operation_word(const struct operation *operation, int index) {
    if (index < 0 || index >= operation->count) {
        fatal_word("too few words for", operation->name);
    }
    return operation->words[index];
}

int64_t operation_number(const struct operation *operation, int index) {
    return number("not a whole number:", operation_word(operation, index));
}

void result_word(struct result *result, const char *word) {
    put_word(&result->line, word);
}

void result_number(struct result *result, int64_t value) {
    put_byte(&result->line, ' ');
    put_number(&result->line, value);
}

static void sleep_nanos(int64_t nanos) {
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    int64_t sum = end.tv_nsec + nanos % 1000000000;
    end.tv_sec += (time_t)(nanos / 1000000000 + sum / 1000000000);
    end.tv_nsec = (long)(sum % 1000000000);
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL) == EINTR) {
    }
}

struct delays delays_of(const struct parameters *parameters) {
    return (struct delays){parameter(parameters, "gate.seed") != NULL,
                           (uint64_t)parameter_number_or(parameters, "delay.seed", 0),
                           parameter_number_or(parameters, "delay.percent", 0),
                           parameter_number_or(parameters, "delay.nanos", 0)};
}

/* splitmix64 */
static uint64_t draw(uint64_t *state) {
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

void delays_pause(const struct delays *delays) {
    static __thread uint64_t state;
    static __thread uint64_t seed;
    static __thread pid_t owner;
    if (delays->is_gated) {
        raise(SIGSTOP);
        return;
    }
    if (delays->percent == 0 || delays->nanos_max <= 0) {
        return;
    }
    if (owner != getpid() || seed != delays->seed) {
        owner = getpid();
        seed = delays->seed;
        state = seed ^ (uint64_t)owner << 32;
        for (const char *c = thread_name(); *c != '\0'; c++) {
            state = state * 31 + (unsigned char)*c;
        }
    }
    int is_now = draw(&state) % 100 < (uint64_t)delays->percent;
    int64_t nanos = (int64_t)(draw(&state) % (uint64_t)delays->nanos_max) + 1;
    if (is_now) {
        sleep_nanos(nanos);
    }
}

/* A forked child that comes back from the candidate's code ends here. */
static void stay(const char *op) {
    if (getpid() == script_pid) {
        return;
    }
    struct line line;
    start_line(&line, "raise");
    put_word(&line, op);
    put_word(&line, "EscapedChild");
    put_word(&line, "a forked child returned to the caller");
    write_line(&line);
    _exit(STATUS_ESCAPED);
}

static void call(const struct operation *operation) {
    struct line line;
    struct result result = {0};
    start_line(&line, "call");
    put_word(&line, operation->name);
    for (int i = 0; i < operation->count; i++) {
        put_word(&line, operation->words[i]);
    }
    write_line(&line);
    put_word(&result.line, operation->name);
    adapter_call(operation, &result);
    stay(operation->name);
    start_line(&line, "return");
    put_byte(&line, ' ');
    for (size_t i = 0; i < result.line.length; i++) {
        put_byte(&line, result.line.bytes[i]);
    }
    line.is_full |= result.line.is_full;
    write_line(&line);
}

void harness_ask(char *answer, size_t size, const char *what, ...) {
    const char *args[64];
    int count = 0;
    va_list words;
    va_start(words, what);
    for (const char *word; (word = va_arg(words, const char *)) != NULL && count < 64;) {
        args[count++] = word;
    }
    va_end(words);
    ask(answer, size, what, count, args);
}

static void *run_thread(void *argument);

static struct thread *of_main(const struct operation *operation, int index) {
    struct thread *thread = thread_called(operation_word(operation, index));
    if (thread == NULL || thread == script.threads || strcmp(thread_name(), "main") != 0) {
        fatal_word("not for this thread:", operation->name);
    }
    return thread;
}

static void start(struct thread *thread) {
    if (thread->is_started) {
        fatal_word("started twice:", thread->name);
    }
    thread->is_started = 1;
    if (pthread_create(&thread->handle, NULL, run_thread, thread) != 0) {
        fatal_word("cannot start thread", thread->name);
    }
    pthread_setname_np(thread->handle, thread->name);
}

static void join(struct thread *thread) {
    if (thread->is_started && !thread->is_joined) {
        pthread_join(thread->handle, NULL);
        thread->is_joined = 1;
    }
}

static void sleep_step(const struct operation *operation) {
    harness_log("thread", "call:sleep", operation_word(operation, 0), NULL);
    sleep_nanos(operation_number(operation, 0));
    harness_log("thread", "return:sleep", NULL);
}

static void take(const struct operation *step) {
    if (operation_is(step, "start")) {
        for (int i = 0; i < step->count; i++) {
            start(of_main(step, i));
        }
    } else if (operation_is(step, "join")) {
        for (int i = 0; i < step->count; i++) {
            join(of_main(step, i));
        }
    } else if (operation_is(step, "sleep")) {
        sleep_step(step);
    } else if (operation_is(step, "ask")) {
        ask(NULL, 0, operation_word(step, 0), step->count - 1, step->words + 1);
    } else {
        call(step);
    }
}

static void take_all(const struct thread *thread) {
    record("thread");
    if (!thread->is_late && thread != script.threads) {
        pthread_barrier_wait(&together);
    }
    for (int i = 0; i < thread->count; i++) {
        take(&thread->steps[i]);
    }
    record("exit");
}

static void *run_thread(void *argument) {
    const struct thread *thread = argument;
    name_thread(thread->name);
    take_all(thread);
    return NULL;
}

static void mark_late(void) {
    for (int i = 0; i < script.threads[0].count; i++) {
        const struct operation *step = &script.threads[0].steps[i];
        for (int j = 0; operation_is(step, "start") && j < step->count; j++) {
            of_main(step, j)->is_late = 1;
        }
    }
}

void run_script(void) {
    struct line line;
    unsigned early = 0;
    script_pid = getpid();
    start_line(&line, "begin");
    put_word(&line, script.name);
    write_line(&line);
    adapter_create(&script.object);
    stay("create");
    mark_late();
    for (int i = 1; i < script.count; i++) {
        early += !script.threads[i].is_late;
    }
    pthread_barrier_init(&together, NULL, early + 1);
    for (int i = 1; i < script.count; i++) {
        if (!script.threads[i].is_late) {
            start(&script.threads[i]);
        }
    }
    pthread_barrier_wait(&together);
    if (script.threads[0].count > 0) {
        take_all(&script.threads[0]);
    }
    for (int i = 1; i < script.count; i++) {
        join(&script.threads[i]);
    }
    pthread_barrier_destroy(&together);
    record("end");
}

int is_in_script(const char *name) {
    return thread_called(name) != NULL;
}

int take_request(const struct words *words) {
    const char *kind = words->word[0];
    if (strcmp(kind, "case") == 0 && words->count == 2) {
        begin_script(words->word[1]);
    } else if (strcmp(kind, "object") == 0) {
        add_parameters(words);
    } else if (strcmp(kind, "step") == 0) {
        add_step(words);
    } else {
        return 0;
    }
    return 1;
}
