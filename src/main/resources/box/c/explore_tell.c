/* Turns what a child left into lines for the grader. The child may have written anything there,
 * so nothing in it is believed that could lead the launcher astray. */
#define _GNU_SOURCE
#include "explore.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { OUT_BYTES = 1 << 20, RACES_MAX = 4096 };

/* Not there in the child: it holds the nonce. */
static char *out;
static size_t filled;
static int grader;
static const struct asked *asked;
static int64_t last_nanos;
static char running[TASKS_MAX][NAME_BYTES]; /* operations */
static const void *races[RACES_MAX][2];
static int race_count;

void open_telling(int descriptor, const char *path) {
    grader = descriptor;
    open_symbols(path);
    out = mmap(NULL, OUT_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (out == MAP_FAILED || madvise(out, OUT_BYTES, MADV_DONTFORK) != 0) {
        harness_fatal("no memory for the answers");
    }
}

static void flush_telling(void) {
    for (size_t done = 0; done < filled;) {
        ssize_t written = write(grader, out + done, filled - done);
        if (written < 0 && errno != EINTR) {
            _exit(STATUS_GRADER_GONE);
        }
        done += written > 0 ? (size_t)written : 0;
    }
    filled = 0;
}

static void send(const char *bytes, size_t length) {
    if (filled + length > OUT_BYTES) {
        flush_telling();
    }
    memcpy(out + filled, bytes, length);
    filled += length;
}

static void send_line(struct line *line) {
    end_line(line);
    send(line->bytes, line->length);
}

/* Names are the script's words; a child may have put anything in their place. */
static const char *script_name(unsigned task) {
    if (task >= TASKS_MAX) {
        return "-";
    }
    shared->names[task][NAME_BYTES - 1] = '\0';
    return shared->names[task][0] == '\0' ? "-" : shared->names[task];
}

/* What steps call a thread: those that the script does not name are numbered. */
static const char *name_of(unsigned task) {
    static char numbered[NAME_BYTES];
    if (strcmp(script_name(task), "-") != 0) {
        return script_name(task);
    }
    snprintf(numbered, sizeof numbered, "thread-%u", task + 1);
    return numbered;
}

static void begin_named_line(struct line *line, int64_t nanos, unsigned task, const char *name,
                             const char *kind) {
    line->length = line->last_blank = 0;
    line->is_full = 0;
    last_nanos = nanos;
    put_number(line, nanos);
    put_text(line, " 1 ");
    put_number(line, task + 1);
    put_word(line, name);
    put_word(line, kind);
}

static void begin_line(struct line *line, int64_t nanos, unsigned task, const char *kind) {
    begin_named_line(line, nanos, task, script_name(task), kind);
}

static void put_count(struct line *line, int64_t number) {
    put_byte(line, ' ');
    put_number(line, number);
}

static void put_place(struct line *line, const void *place) {
    struct source source = source_of(place);
    put_word(line, source.file);
    put_count(line, source.line);
}

static void put_spot(struct line *line, const struct spot *spot) {
    char name[NAME_BYTES * 4];
    size_t offset = spot->block.offset;
    const char *variable = NULL;
    if (spot->address == NULL) {
        put_word(line, "-");
        return;
    }
    uintptr_t task = (uintptr_t)spot->address - (uintptr_t)tasks;
    if (task < sizeof tasks) {
        snprintf(name, sizeof name, "%.100s", name_of((unsigned)(task / sizeof *tasks)));
        offset = 0;
    } else if (spot->block.number != 0) {
        snprintf(name, sizeof name, "block%u", spot->block.number);
    } else if ((variable = variable_at(spot->address, &offset)) != NULL) {
        snprintf(name, sizeof name, "%.100s", variable);
    } else {
        snprintf(name, sizeof name, "local");
        offset = 0;
    }
    size_t length = strlen(name);
    if (offset > 0) {
        snprintf(name + length, sizeof name - length, "+%zu", offset);
    }
    put_word(line, name);
}

static void tell_step(const struct step_record *step) {
    struct line line;
    begin_named_line(&line, step->nanos, step->task, name_of(step->task), "step");
    put_count(&line, step->number);
    put_word(&line, op_names[step->op < OPS ? step->op : OP_CALL]);
    put_spot(&line, &step->spot);
    put_place(&line, step->place);
    if (step->size > 0) {
        int unused = 64 - 8 * (step->size <= 8 ? step->size : 8);
        put_count(&line, (int64_t)(step->value << unused) >> unused);
    }
    send_line(&line);
}

static bool is_told(const struct race_record *race) {
    for (int i = 0; i < race_count; i++) {
        if ((races[i][0] == race->place[0] && races[i][1] == race->place[1])
            || (races[i][0] == race->place[1] && races[i][1] == race->place[0])) {
            return true;
        }
    }
    if (race_count < RACES_MAX) {
        races[race_count][0] = race->place[0];
        races[race_count++][1] = race->place[1];
    }
    return false;
}

static void tell_race(const struct race_record *race) {
    struct line line;
    if (is_told(race)) {
        return;
    }
    begin_named_line(&line, race->nanos, race->task[1], name_of(race->task[1]), "race");
    put_spot(&line, &race->spot);
    for (int i = 0; i < 2; i++) {
        put_word(&line, race->is_write[i] ? "write" : "read");
        put_place(&line, race->place[i]);
        put_word(&line, name_of(race->task[i]));
    }
    send_line(&line);
}

static void tell_blocked(const struct step_record *blocked) {
    struct line line;
    begin_named_line(&line, blocked->nanos, blocked->task, name_of(blocked->task), "blocked");
    put_word(&line, op_names[blocked->op < OPS ? blocked->op : OP_CALL]);
    put_spot(&line, &blocked->spot);
    put_place(&line, blocked->place);
    send_line(&line);
}

/* A line of history as the child wrote it; remembers which operation each task is in. */
static void tell_text(char *text, size_t length) {
    long long nanos = 0;
    unsigned task = 0;
    char kind[NAME_BYTES] = "";
    char op[NAME_BYTES] = "";
    char *end = memchr(text, '\n', length);
    if (end == NULL || end - text >= LINE_BYTES_MAX) {
        return;
    }
    *end = '\0';
    sscanf(text, "%lld %*d %u %*s %31s %31s", &nanos, &task, kind, op);
    if (task >= 1 && task <= TASKS_MAX) {
        bool is_call = strcmp(kind, "call") == 0;
        if (is_call || strcmp(kind, "return") == 0) {
            snprintf(running[task - 1], NAME_BYTES, "%s", is_call ? op : "");
        }
    }
    last_nanos = nanos;
    *end = '\n';
    send(text, (size_t)(end + 1 - text));
}

static void tell_records(void) {
    size_t length = shared->length;
    if (length > sizeof shared->records) {
        length = 0;
    }
    for (size_t at = 0; at + 8 <= length;) {
        struct record record;
        union {
            struct step_record step;
            struct race_record race;
        } content;
        memcpy(&record, shared->records + at, sizeof record);
        at += 8;
        if (at + record.length > length) {
            return;
        }
        memcpy(&content, shared->records + at,
               record.length < sizeof content ? record.length : sizeof content);
        if (record.kind == RECORD_TEXT) {
            tell_text(shared->records + at, record.length);
        } else if (record.kind == RECORD_STEP && record.length >= sizeof content.step) {
            tell_step(&content.step);
        } else if (record.kind == RECORD_RACE && record.length >= sizeof content.race) {
            tell_race(&content.race);
        } else if (record.kind == RECORD_BLOCKED && record.length >= sizeof content.step) {
            tell_blocked(&content.step);
        }
        at += record.length;
    }
}

static void tell_raise(const char *class, const char *message) {
    struct line line;
    unsigned task = shared->task < TASKS_MAX ? shared->task : 0;
    begin_line(&line, last_nanos + STEP_NANOS, task, "raise");
    put_word(&line, running[task][0] != '\0' ? running[task] : "-");
    put_word(&line, class);
    put_word(&line, message);
    send_line(&line);
}

static void tell_delay(void) {
    struct line line;
    if (shared->delay > 0) {
        begin_line(&line, last_nanos + STEP_NANOS, 0, "delay");
        put_count(&line, shared->delay);
        send_line(&line);
    }
}

static void tell_verdict(const char *outcome, const char *what) {
    struct line line;
    begin_line(&line, last_nanos + STEP_NANOS, 0, "verdict");
    put_word(&line, asked->nonce);
    put_word(&line, outcome);
    if (what != NULL) {
        put_word(&line, what);
    }
    put_count(&line, shared->steps);
    send_line(&line);
}

static void tell_signal(int signal) {
    char name[NAME_BYTES];
    if (signal == SIGXCPU) {
        tell_verdict("livelock", NULL);
    } else if (signal == SIGALRM) {
        tell_verdict("uncontrolled", "blocked");
    } else {
        const char *known = sigabbrev_np(signal);
        snprintf(name, sizeof name, "SIG%s", known == NULL ? "?" : known);
        tell_raise(name, "the program was ended by a signal");
        tell_verdict("crashed", NULL);
    }
}

static void tell_end(int signal) {
    static char what[WHAT_BYTES];
    static char message[WHAT_BYTES];
    snprintf(what, sizeof what, "%.*s", WHAT_BYTES - 1, shared->what);
    snprintf(message, sizeof message, "%.*s", WHAT_BYTES - 1, shared->message);
    switch (signal != 0 ? RUNNING : (enum outcome)shared->outcome) {
    case DONE:
        tell_verdict("done", NULL);
        return;
    case DEADLOCK:
        tell_verdict("deadlock", NULL);
        return;
    case LIVELOCK:
        tell_verdict("livelock", NULL);
        return;
    case UNCONTROLLED:
        tell_verdict("uncontrolled", what[0] == '\0' ? "-" : what);
        return;
    case CRASHED:
    case EXITED:
        tell_raise(what, message);
        tell_verdict("crashed", NULL);
        return;
    case FATAL:
        flush_telling();
        _exit(STATUS_FATAL);
    case RUNNING:
    default:
        if (signal != 0) {
            tell_signal(signal);
        } else {
            tell_raise("Exit", "the program ended before its script did");
            tell_verdict("crashed", NULL);
        }
    }
}

void tell_schedule(const struct asked *schedule, int signal) {
    struct line line;
    asked = schedule;
    memset(running, 0, sizeof running);
    begin_line(&line, 0, 0, "schedule");
    put_word(&line, asked->nonce);
    put_word(&line, asked->seed);
    put_count(&line, (int64_t)asked->k);
    send_line(&line);
    tell_records();
    /* Also the time of steps that only a replay tells of. */
    last_nanos = shared->nanos > last_nanos ? shared->nanos : last_nanos;
    tell_delay();
    tell_end(signal);
    flush_telling();
    shared->length = 0;
}

/* The line of a failure in the launcher itself. */
void tell_failure(void) {
    tell_records();
    flush_telling();
}

void tell_explored(const char *nonce, uint64_t count) {
    struct line line;
    begin_line(&line, last_nanos + STEP_NANOS, 0, "explored");
    put_word(&line, nonce);
    put_count(&line, (int64_t)count);
    send_line(&line);
    flush_telling();
}

void tell_ready(void) {
    struct line line;
    begin_line(&line, 0, 0, "ready");
    send_line(&line);
    flush_telling();
}

void forget_races(void) {
    race_count = 0;
}
