/* Runs beside the candidate's functions: runs scripts at full speed and writes the history.
 *
 * A history line is one write(2), made in a local buffer without a lock or an allocation. */
#define _GNU_SOURCE
#include "script.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static int history = -1;
static char incoming[LINE_BYTES_MAX + 1];
static struct requests requests = {-1, 0, 0, incoming};
static pthread_mutex_t asking = PTHREAD_MUTEX_INITIALIZER;

void start_line(struct line *line, const char *kind) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t nanos = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
    head_line(line, nanos, getpid(), gettid(), kind);
}

void write_line(struct line *line) {
    end_line(line);
    ssize_t written;
    do {
        written = write(history, line->bytes, line->length);
    } while (written < 0 && errno == EINTR);
    if (written != (ssize_t)line->length) {
        _exit(STATUS_GRADER_GONE);
    }
}

void give_up(void) {
    _exit(STATUS_FATAL);
}

/* The words of the next request, in memory of their own. */
static struct words next_request(void) {
    char *line = strdup(next_line(&requests));
    if (line == NULL) {
        harness_fatal("no memory for the script");
    }
    return split(line);
}

void ask(char *answer, size_t size, const char *what, int count, const char *const *args) {
    struct line line;
    pthread_mutex_lock(&asking);
    start_line(&line, "ask");
    put_word(&line, what);
    for (int i = 0; i < count; i++) {
        put_word(&line, args[i]);
    }
    write_line(&line);
    struct words words = next_request();
    if (strcmp(words.word[0], "answer") != 0) {
        fatal_word("expected an answer, got", words.word[0]);
    }
    if (size > 0) {
        snprintf(answer, size, "%s", words.count > 1 ? words.word[1] : "");
    }
    pthread_mutex_unlock(&asking);
}

static void serve(void) {
    begin_script("");
    for (;;) {
        struct words words = next_request();
        const char *kind = words.word[0];
        if (strcmp(kind, "go") == 0) {
            run_script();
        } else if (strcmp(kind, "bye") == 0) {
            return;
        } else if (!take_request(&words)) {
            fatal_word("unknown request", kind);
        }
    }
}

/* A copy out of the way of code that counts on small numbers; closed on exec, not on fork. */
static int private_descriptor(int descriptor) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        _exit(STATUS_FATAL);
    }
    int least = (int)(limit.rlim_cur < 1024 ? limit.rlim_cur : 1024) - 24;
    int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, least);
    if (copy < 0) {
        _exit(STATUS_FATAL);
    }
    return copy;
}

int main(void) {
    requests.descriptor = private_descriptor(STDIN_FILENO);
    history = private_descriptor(STDOUT_FILENO);
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
        _exit(STATUS_FATAL);
    }
    close(nothing);
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    name_thread("main");
    struct line ready;
    start_line(&ready, "ready");
    write_line(&ready);
    serve();
    fflush(stdout);
    _exit(0);
}
