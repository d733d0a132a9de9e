/* What a child leaves for the launcher, in memory that both share, and how a schedule ends. */
#define _GNU_SOURCE
#include "explore.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

struct shared *shared;
bool is_traced;

const char *const op_names[OPS] = {
    "read", "write", "cas", "lock", "unlock", "wait", "wake", "spurious", "timeout", "signal",
    "signal-all", "sleep", "yield", "start", "join", "exit", "park", "unpark", "free", "fence",
    "ask", "call", "run", "cas-fails"};

static struct step_record *unsettled;
static const void *written;

long kernel(long number, long a, long b, long c, long d) {
    int before = errno;
    long result = syscall(number, a, b, c, d);
    errno = before;
    return result;
}

void open_shared(void) {
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
                  MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (shared == MAP_FAILED) {
        harness_fatal("no memory for the history");
    }
}

static void *add(enum record_kind kind, size_t length) {
    size_t whole = (length + 7) & ~(size_t)7;
    if (shared->length + sizeof(struct record) + 8 + whole > sizeof shared->records) {
        uncontrolled("too-long-a-history");
    }
    char *at = shared->records + shared->length;
    struct record record = {(uint16_t)kind, (uint16_t)whole};
    memcpy(at, &record, sizeof record);
    shared->length += (uint32_t)(8 + whole);
    return memset(at + 8, 0, whole);
}

static int64_t tick(void) {
    return shared->nanos = now_nanos += STEP_NANOS;
}

void start_line(struct line *line, const char *kind) {
    if (current->state == READY && task_count > 0) {
        sync_point(OP_CALL, NULL, NULL);
        snprintf(shared->names[current->number], NAME_BYTES, "%s", thread_name());
    }
    head_line(line, tick(), 1, current->number + 1, kind);
}

void write_line(struct line *line) {
    end_line(line);
    memcpy(add(RECORD_TEXT, line->length), line->bytes, line->length);
}

static struct spot spot_of(const void *address) {
    return (struct spot){address, block_of(address)};
}

void record_step(enum op op, const void *object, const void *place) {
    int64_t nanos = tick();
    if (++shared->steps > STEPS_MAX) {
        finish(LIVELOCK);
    }
    hurry();
    if (is_traced && op != OP_CALL) {
        struct step_record *step = add(RECORD_STEP, sizeof *step);
        *step = (struct step_record){.nanos = nanos,
                                     .number = shared->steps,
                                     .task = (uint16_t)current->number,
                                     .op = (uint8_t)op,
                                     .spot = spot_of(object),
                                     .place = place};
        unsettled = step;
    }
}

/* Of the step just taken. What is written is known only when the task goes on from there. */
void value_follows(const void *address, size_t size, bool is_written) {
    if (unsettled == NULL || size > 8 || (size & (size - 1)) != 0 || !is_readable(address)) {
        return;
    }
    unsettled->size = (uint8_t)size;
    written = address;
    if (!is_written) {
        settle_value();
    }
}

void settle_value(void) {
    if (unsettled != NULL && written != NULL) {
        memcpy(&unsettled->value, written, unsettled->size);
    }
    unsettled = NULL;
    written = NULL;
}

void record_race(const struct race_record *race) {
    struct race_record *kept = add(RECORD_RACE, sizeof *kept);
    *kept = *race;
    kept->nanos = tick();
}

/* Tells of every task that is not done what it waits for, or that it would have gone on. */
static void record_blocked(void) {
    for (int i = 0; i < task_count; i++) {
        if (tasks[i].state == ENDED) {
            continue;
        }
        bool is_waiting = tasks[i].state == BLOCKED;
        struct step_record *blocked = add(RECORD_BLOCKED, sizeof *blocked);
        *blocked = (struct step_record){.nanos = tick(),
                                        .task = (uint16_t)i,
                                        .op = (uint8_t)(is_waiting ? tasks[i].op : OP_RUN),
                                        .spot = spot_of(is_waiting ? tasks[i].object : NULL),
                                        .place = tasks[i].place};
    }
}

void finish(enum outcome outcome) {
    settle_value();
    if (outcome == DEADLOCK || outcome == LIVELOCK) {
        record_blocked();
    }
    shared->outcome = outcome;
    _exit(0);
}

static void say(const char *what, const char *message) {
    snprintf(shared->what, sizeof shared->what, "%s", what);
    snprintf(shared->message, sizeof shared->message, "%s", message);
}

void uncontrolled(const char *what) {
    say(what, "");
    finish(UNCONTROLLED);
}

void misused(const char *class, const char *message) {
    say(class, message);
    finish(CRASHED);
}

/* The process was told to end before the script did. */
void left(int status) {
    char message[WHAT_BYTES];
    snprintf(message, sizeof message, "the program ended itself with status %d", status);
    say("Exit", message);
    finish(status == STATUS_FATAL && shared->outcome == FATAL ? FATAL : EXITED);
}

/* Who spins or polls is never still: the question is answered without them after so many steps. */
enum { ASK_STEPS_MAX = 1000 };
static uint32_t asked_until;

static bool are_still(const struct task *asking) {
    if (shared->steps > asked_until) {
        return true;
    }
    for (int i = 0; i < task_count; i++) {
        if (&tasks[i] != asking && !cannot_run(&tasks[i])) {
            return false;
        }
    }
    return true;
}

static const char *const *asked_for;
static int asked_count;

static struct task *task_called(const char *name) {
    for (int i = 0; i < task_count; i++) {
        if (strcmp(shared->names[i], name) == 0) {
            return &tasks[i];
        }
    }
    return NULL;
}

/* A thread that has not begun yet can still run, and one that waits for a lock will, unless
 * nobody can who might hold it. */
static bool are_named_still(const struct task *asking) {
    if (shared->steps > asked_until) {
        return true;
    }
    for (int i = 0; i < asked_count; i++) {
        const struct task *task = task_called(asked_for[i]);
        if (task != asking && (task == NULL || !cannot_run(task)
                               || (task->op == OP_LOCK && !are_still(asking)))) {
            return false;
        }
    }
    return true;
}

static void answer(const char *what, int count, const char *const *args) {
    struct line line;
    head_line(&line, tick(), 1, current->number + 1, "answer");
    put_word(&line, what);
    for (int i = 0; i < count; i++) {
        const struct task *task = task_called(args[i]);
        if (task != NULL && task->state == BLOCKED && cannot_run(task)) {
            put_word(&line, args[i]);
        }
    }
    for (int i = 0; count == 0 && i < task_count; i++) {
        if (&tasks[i] != current && tasks[i].state == BLOCKED && cannot_run(&tasks[i])
            && is_in_script(shared->names[i])) {
            put_word(&line, shared->names[i]);
        }
    }
    write_line(&line);
}

void ask(char *words, size_t size, const char *what, int count, const char *const *args) {
    struct line line;
    start_line(&line, "ask");
    put_word(&line, what);
    for (int i = 0; i < count; i++) {
        put_word(&line, args[i]);
    }
    write_line(&line);
    asked_until = shared->steps + ASK_STEPS_MAX;
    if (strcmp(what, "asleep") == 0) {
        asked_for = args;
        asked_count = count;
        wait_until_may_go_on(are_named_still, NULL);
    } else if (strcmp(what, "settle") == 0) {
        wait_until_may_go_on(are_still, NULL);
    } else if (strcmp(what, "quiet") != 0) {
        fatal_word("this question cannot be explored:", what);
    }
    answer(what, count, args);
    if (size > 0) {
        snprintf(words, size, "%s", count > 0 ? args[0] : "");
    }
}
