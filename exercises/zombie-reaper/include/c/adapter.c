/* Drives the candidate's reaper, daemon and end of a careless parent.
 *
 * `spawn NAME exit N | signal N | last N | live`: `last` ends with N when told to, `live` of the
 * signal. `burst stopped|running NAME…` asks the grader to end them all at once. `status NAME` is
 * what the reaper says, `told NAME` what it has said without being asked once more. `poll` asks it
 * once, `poll-noticed` all the time until `notices N` has sent it so many. `wait-by-one` is a
 * `wait-all` with room for one exit. `stranger N` is a child that the reaper did not start, and
 * that is waited for by `stranger-status` only. `end-inside NAME` ends it while this thread is taken
 * as allocating or printing. `daemonize late` lets each process that is forked meanwhile take its
 * time before it does anything. `daemon-…` are facts that /proc tells of the daemon. `adopt KIND
 * COUNT` answers whom the solution ended and how many zombies were left a second later. */
#define _GNU_SOURCE
#include "exercise.h"
#include "harness.h"
#include "inside.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { POLLS_LATER, POLLS_NOW, POLLED };
enum { NAMES_MAX = 64, EXITS_MAX = 4096, ZOMBIES_MAX = 64, TEXT_MAX = 4096, LOOKS = 200 };

/* Programs come from a disk that others use as well. */
enum { START_ROUNDS = 10 };

static const int64_t STEP_NANOS = 5000000;
static const int64_t NOTICE_NANOS = 20000;
static const int64_t LATE_NANOS = 400000000;
static const char NEVER[] = "/tmp/never";
/* For who takes it for the end of the name, there is no such parent. */
static const char ODD_NAME[] = "a) Z 99999 (b";
static char *const DAEMON[] = {"/bin/sleep", "3600", NULL};

struct child {
    char name[32];
    pid_t pid;
};

/* Names belong to a case, exits to the process: pids are not used twice in so short a time. */
static struct child children[NAMES_MAX];
static int child_count;
static struct exit_rec exits[EXITS_MAX];
static size_t exit_count;
static pthread_mutex_t exits_lock = PTHREAD_MUTEX_INITIALIZER;
static pid_t stranger_pid;
static pid_t daemon_pid;
static volatile int births_are_late;
static pthread_t polling;
static atomic_int polls;
static int init_code;

static void pause_for(int64_t nanos)
{
    struct timespec left = {nanos / 1000000000, nanos % 1000000000};
    while (nanosleep(&left, &left) != 0 && errno == EINTR)
        ;
}

/* Who is forked does not run before the kernel lets it: that may be any time later. */
static void begin(void)
{
    if (births_are_late)
        pause_for(LATE_NANOS);
}

/* Before main, so that threads and descriptors that the reaper keeps are no left-overs of a case. */
__attribute__((constructor)) static void init(void)
{
    mkfifo(NEVER, 0600);
    pthread_atfork(NULL, NULL, begin);
    init_code = reaper_init();
}

static void settle(void)
{
    char answer[TEXT_MAX];
    harness_ask(answer, sizeof answer, "settle", NULL);
}

/* Until the condition holds; false if it does not, though everybody else has come to rest. */
static int await_that(int (*holds)(const void *), const void *what)
{
    for (int i = 0; i < LOOKS; i++) {
        if (holds(what))
            return 1;
        pause_for(STEP_NANOS);
    }
    settle();
    return holds(what);
}

static void await_always(int (*holds)(const void *), const void *what)
{
    while (!holds(what))
        pause_for(STEP_NANOS);
}

static size_t read_file(char *text, size_t size, const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = file < 0 ? 0 : read(file, text, size - 1);
    if (file >= 0)
        close(file);
    text[length > 0 ? length : 0] = '\0';
    return length > 0 ? (size_t)length : 0;
}

struct stat_line {
    char state;
    pid_t parent;
    pid_t session;
    int terminal;
};

/* State 0 if there is no such process. */
static struct stat_line stat_of(pid_t pid)
{
    char path[64], text[TEXT_MAX];
    struct stat_line line = {0};
    int group;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    read_file(text, sizeof text, path);
    const char *rest = strrchr(text, ')');
    if (rest != NULL)
        sscanf(rest + 2, "%c %d %d %d %d", &line.state, &line.parent, &group, &line.session,
               &line.terminal);
    return line;
}

static pid_t pid_called(const char *name)
{
    for (int i = 0; i < child_count; i++)
        if (strcmp(children[i].name, name) == 0)
            return children[i].pid;
    harness_fatal("a child that was not spawned");
}

/* Never to a group, which a solution's pid 0 or error number would mean. */
static void send(pid_t pid, int signal)
{
    if (pid > 1)
        kill(pid, signal);
}

static int exists(const void *path)
{
    return access(path, F_OK) == 0;
}

static void spawn(const struct operation *op, struct result *result)
{
    const char *name = operation_word(op, 0), *how = operation_word(op, 1);
    const char *number = op->count > 2 ? operation_word(op, 2) : "";
    char ready[64], script[256];
    snprintf(ready, sizeof ready, "/tmp/ready-%.30s", name);
    int waits = strcmp(how, "last") == 0 || strcmp(how, "live") == 0;
    if (strcmp(how, "exit") == 0)
        snprintf(script, sizeof script, "exit %s", number);
    else if (strcmp(how, "signal") == 0)
        snprintf(script, sizeof script, "kill -%s $$", number);
    else if (strcmp(how, "last") == 0)
        snprintf(script, sizeof script, "trap 'exit %s' TERM; echo > %s; read line <> %s", number,
                 ready, NEVER);
    else
        snprintf(script, sizeof script, "echo > %s; read line <> %s", ready, NEVER);
    char *const argv[] = {"/bin/sh", "-c", script, NULL};
    if (child_count == NAMES_MAX)
        harness_fatal("too many children in one case");
    struct child *child = &children[child_count++];
    snprintf(child->name, sizeof child->name, "%s", name);
    child->pid = reaper_spawn(argv);
    int is_there = !waits || child->pid <= 0;
    for (int i = 0; i < START_ROUNDS && !is_there; i++)
        is_there = await_that(exists, ready);
    unlink(ready);
    if (!is_there)
        result_word(result, "not-started");
    else if (child->pid > 0)
        result_word(result, "ok");
    else
        result_number(result, child->pid);
}

static void burst(const struct operation *op, struct result *result)
{
    char answer[16];
    const char *words[16] = {NULL};
    static char pids[16][16];
    if (op->count > 15)
        harness_fatal("too many children in a burst");
    for (int i = 1; i < op->count; i++) {
        snprintf(pids[i], sizeof pids[i], "%d", pid_called(operation_word(op, i)));
        words[i] = pids[i];
    }
    harness_ask(answer, sizeof answer, "burst", operation_word(op, 0), words[1], words[2], words[3],
                words[4], words[5], words[6], words[7], words[8], words[9], words[10], words[11],
                words[12], words[13], words[14], words[15], NULL);
    result_word(result, "ok");
}

static void keep(const struct exit_rec *recs, size_t count)
{
    pthread_mutex_lock(&exits_lock);
    for (size_t i = 0; i < count && i < NAMES_MAX && exit_count < EXITS_MAX; i++)
        exits[exit_count++] = recs[i];
    pthread_mutex_unlock(&exits_lock);
}

static void collect(void)
{
    struct exit_rec recs[NAMES_MAX];
    size_t count;
    do {
        count = NAMES_MAX;
        reaper_wait_all(recs, &count, 0);
        keep(recs, count);
    } while (count == NAMES_MAX);
}

/* All codes told for a child, so that one told twice shows. */
static void codes_of(pid_t pid, char *word, size_t size)
{
    size_t length = 0;
    word[0] = '\0';
    pthread_mutex_lock(&exits_lock);
    for (size_t i = 0; i < exit_count; i++) {
        if (exits[i].pid == pid)
            snprintf(word + length, size - length, "%s%d", length ? "+" : "", exits[i].code);
        length = strlen(word);
    }
    pthread_mutex_unlock(&exits_lock);
}

static int is_told(const void *pid)
{
    char word[128];
    collect();
    codes_of(*(const pid_t *)pid, word, sizeof word);
    return word[0] != '\0';
}

static void told(const struct operation *op, struct result *result)
{
    char word[128];
    codes_of(pid_called(operation_word(op, 0)), word, sizeof word);
    result_word(result, word[0] == '\0' ? "unknown" : word);
}

static void status(const struct operation *op, struct result *result)
{
    pid_t pid = pid_called(operation_word(op, 0));
    await_that(is_told, &pid);
    told(op, result);
}

static void wait_all(const struct operation *op, struct result *result)
{
    struct exit_rec recs[NAMES_MAX];
    size_t count = NAMES_MAX;
    int code = reaper_wait_all(recs, &count, op->count > 0 ? operation_number(op, 0) : -1);
    keep(recs, count);
    if (code == 0)
        result_word(result, "ok");
    else if (code == -ETIMEDOUT)
        result_word(result, "timeout");
    else
        result_number(result, code);
}

/* How many exits there was room for, and how many were told; only what was told is kept. */
static void wait_by_one(struct result *result)
{
    struct exit_rec recs[NAMES_MAX] = {{0, 0}};
    size_t count = 1;
    char word[32];
    int code = reaper_wait_all(recs, &count, -1);
    for (size_t i = 1; i < NAMES_MAX; i++)
        if (recs[i].pid != 0)
            count = i + 1;
    keep(recs, count);
    snprintf(word, sizeof word, "%s-%zu", code == 0 ? "all" : code == -ETIMEDOUT ? "more" : "error",
             count);
    result_word(result, word);
}

static void poll_noticed(void)
{
    polling = pthread_self();
    atomic_store(&polls, POLLS_NOW);
    is_noticed = 1;
    while (atomic_load(&polls) == POLLS_NOW)
        collect();
    is_noticed = 0;
}

/* A notice means that somebody may have ended: a stranger, for one. It may come at any moment. */
static void notices(int64_t count)
{
    while (atomic_load(&polls) == POLLS_LATER)
        pause_for(STEP_NANOS);
    for (int64_t i = 0; i < count; i++) {
        pthread_kill(polling, SIGCHLD);
        pause_for(NOTICE_NANOS);
    }
    atomic_store(&polls, POLLED);
}

static int is_dead(const void *pid)
{
    char state = stat_of(*(const pid_t *)pid).state;
    return state == 'Z' || state == 0;
}

/* If it has not it is told again: a shell that was told between its last look for signals and the
 * call it waits in would wait for ever. */
static int ends(const void *pid)
{
    if (is_dead(pid))
        return 1;
    send(*(const pid_t *)pid, SIGTERM);
    return 0;
}

static int is_gone(const void *pid)
{
    return stat_of(*(const pid_t *)pid).state == 0;
}

/* A child that the reaper did not start. */
static pid_t start_stranger(const struct operation *op)
{
    pid_t pid = fork();
    if (pid == 0)
        _exit((int)operation_number(op, 0));
    await_always(is_dead, &pid);
    return pid;
}

/* Whose is its status? */
static void stranger_status(pid_t pid, struct result *result)
{
    int how;
    pid_t waited;
    do {
        waited = waitpid(pid, &how, 0);
    } while (waited < 0 && errno == EINTR);
    if (waited == pid)
        result_number(result, WEXITSTATUS(how));
    else
        result_word(result, "stolen");
}

static void foreign(const struct operation *op, struct result *result)
{
    pid_t pid = start_stranger(op);
    pause_for(200000000);
    settle();
    stranger_status(pid, result);
}

/* Busy with something else: allocating and printing, as programs do. */
static void work(int64_t nanos)
{
    struct timespec now, begin;
    static char text[64];
    FILE *nothing = fopen("/dev/null", "w");
    clock_gettime(CLOCK_MONOTONIC, &begin);
    do {
        for (size_t size = 1; size < 2000; size += 7) {
            char *volatile memory = malloc(size);
            snprintf(text, sizeof text, "%zu", size);
            if (nothing != NULL)
                fputs(text, nothing);
            free(memory);
        }
        clock_gettime(CLOCK_MONOTONIC, &now);
    } while ((now.tv_sec - begin.tv_sec) * INT64_C(1000000000) + now.tv_nsec - begin.tv_nsec < nanos);
    if (nothing != NULL)
        fclose(nothing);
}

/* The notice comes at the instant at which it is let through; if another thread takes it, the
 * better. */
static void end_inside(pid_t pid)
{
#ifndef __SANITIZE_THREAD__
    sigset_t notice, before;
    sigemptyset(&notice);
    sigaddset(&notice, SIGCHLD);
    pthread_sigmask(SIG_BLOCK, &notice, &before);
    await_that(ends, &pid);
    is_inside = 1;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    is_inside = 0;
#else
    send(pid, SIGTERM);
#endif
}

static void fact_of_ours(char *word, size_t size)
{
    char text[TEXT_MAX], directory[128], mask[16] = "";
    read_file(text, sizeof text, "/proc/self/status");
    const char *line = strstr(text, "\nUmask:\t");
    if (line != NULL)
        sscanf(line + 8, "%15s", mask);
    ssize_t length = readlink("/proc/self/cwd", directory, sizeof directory - 1);
    directory[length > 0 ? length : 0] = '\0';
    snprintf(word, size, "%s+%s", mask, directory);
}

/* The file is there already, of a daemon that had a longer number. */
static void start_daemon(const struct operation *op, struct result *result)
{
    static const char OLD[] = "99999999999999999999\n";
    static int number;
    char pidfile[64], text[32], expected[32], before[256], after[256];
    snprintf(pidfile, sizeof pidfile, "/tmp/daemon-%d.pid", ++number);
    int file = open(pidfile, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0 || write(file, OLD, sizeof OLD - 1) < 0)
        harness_fatal("no file for a pid");
    close(file);
    fact_of_ours(before, sizeof before);
    births_are_late = op->count > 0;
    int code = daemonize(DAEMON, pidfile);
    births_are_late = 0;
    fact_of_ours(after, sizeof after);
    size_t length = read_file(text, sizeof text, pidfile);
    daemon_pid = (pid_t)strtol(text, NULL, 10);
    snprintf(expected, sizeof expected, "%d\n", daemon_pid);
    if (code != 0 || daemon_pid <= 0)
        result_number(result, code);
    else if (length != strlen(expected) || strcmp(text, expected) != 0)
        result_word(result, "not-a-pid-and-a-newline");
    else if (strcmp(before, after) != 0)
        result_word(result, after);
    else
        result_word(result, "ok");
}

static void command_of(char *text, size_t size)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/cmdline", daemon_pid);
    size_t length = read_file(text, size, path);
    for (size_t i = 0; i + 1 < length; i++)
        if (text[i] == '\0')
            text[i] = '+';
}

static int runs_daemon(const void *nothing)
{
    char text[TEXT_MAX];
    (void)nothing;
    command_of(text, sizeof text);
    return strcmp(text, "/bin/sleep+3600") == 0;
}

static int is_inits(const void *nothing)
{
    (void)nothing;
    return stat_of(daemon_pid).parent == 1;
}

static void link_word(struct result *result, const char *names[], int count)
{
    char word[512] = "", path[64], target[128];
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "/proc/%d/%s", daemon_pid, names[i]);
        ssize_t length = readlink(path, target, sizeof target - 1);
        target[length > 0 ? length : 0] = '\0';
        size_t used = strlen(word);
        snprintf(word + used, sizeof word - used, "%s%s", i > 0 ? "+" : "", target);
    }
    result_word(result, word);
}

static void daemon_umask(struct result *result)
{
    char path[64], text[TEXT_MAX], mask[16] = "";
    snprintf(path, sizeof path, "/proc/%d/status", daemon_pid);
    read_file(text, sizeof text, path);
    const char *line = strstr(text, "\nUmask:\t");
    if (line != NULL)
        sscanf(line + 8, "%15s", mask);
    result_word(result, mask);
}

static void daemon_fact(const char *fact, struct result *result)
{
    char text[TEXT_MAX];
    if (strcmp(fact, "command") == 0) {
        await_that(runs_daemon, NULL);
        command_of(text, sizeof text);
        result_word(result, text);
    } else if (strcmp(fact, "session") == 0) {
        result_word(result, stat_of(daemon_pid).session == getsid(0) ? "old" : "new");
    } else if (strcmp(fact, "leads-session") == 0) {
        result_word(result, stat_of(daemon_pid).session == daemon_pid ? "yes" : "no");
    } else if (strcmp(fact, "terminal") == 0) {
        result_number(result, stat_of(daemon_pid).terminal);
    } else if (strcmp(fact, "parent") == 0) {
        await_that(is_inits, NULL);
        pid_t parent = stat_of(daemon_pid).parent;
        result_word(result, parent == 1 ? "init" : parent == getpid() ? "self" : "other");
    } else if (strcmp(fact, "directory") == 0) {
        link_word(result, (const char *[]){"cwd"}, 1);
    } else if (strcmp(fact, "streams") == 0) {
        link_word(result, (const char *[]){"fd/0", "fd/1", "fd/2"}, 3);
    } else if (strcmp(fact, "umask") == 0) {
        daemon_umask(result);
    } else {
        harness_fatal("no such fact of a daemon");
    }
}

/* A process that never waits for its children. */
static _Noreturn void never_wait(const char *kind, int count, int sink)
{
    pid_t pids[ZOMBIES_MAX + 1];
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGCHLD, SIG_DFL);
    if (strcmp(kind, "deaf") == 0)
        for (const int *one = (int[]){SIGTERM, SIGINT, SIGHUP, SIGQUIT, 0}; *one != 0; one++)
            signal(*one, SIG_IGN);
    pids[0] = getpid();
    for (int i = 1; i <= count; i++) {
        pids[i] = fork();
        if (pids[i] == 0) {
            if (strcmp(kind, "named") == 0)
                prctl(PR_SET_NAME, ODD_NAME);
            _exit(0);
        }
    }
    if (write(sink, pids, sizeof *pids * (size_t)(count + 1)) < 0)
        _exit(1);
    close(sink);
    for (;;)
        pause();
}

static int is_stopped(const void *pid)
{
    return stat_of(*(const pid_t *)pid).state == 'T';
}

static void adopt(const struct operation *op, struct result *result)
{
    const char *kind = operation_word(op, 0);
    int count = (int)operation_number(op, 1), ends[2], left = 0, who = 0;
    pid_t pids[ZOMBIES_MAX + 1] = {0};
    if (count > ZOMBIES_MAX || pipe2(ends, O_CLOEXEC) != 0)
        harness_fatal("no careless parent");
    pid_t middle = fork();
    if (middle == 0) {
        if (fork() == 0)
            never_wait(kind, count, ends[1]);
        _exit(0);
    }
    while (waitpid(middle, NULL, 0) < 0 && errno == EINTR)
        ;
    close(ends[1]);
    while (read(ends[0], pids, sizeof pids) < 0 && errno == EINTR)
        ;
    close(ends[0]);
    for (int i = 1; i <= count; i++)
        await_always(is_dead, &pids[i]);
    if (strcmp(kind, "stopped") == 0) {
        kill(pids[0], SIGSTOP);
        await_always(is_stopped, &pids[0]);
    }
    pid_t ended = adopt_and_kill(pids[1]);
    for (int i = 0; i <= count; i++) {
        int is_left = !await_that(is_gone, &pids[i]);
        left += i > 0 && is_left;
        who = ended == pids[i] ? i + 1 : who;
        if (i == 0 && is_left)
            kill(pids[0], SIGKILL);
        if (i == 0 && is_left)
            left += count;
    }
    char word[32];
    snprintf(word, sizeof word, "%s-%d", who == 1 ? "parent" : who > 1 ? "zombie" : "other",
             left > count ? count : left);
    result_word(result, word);
}

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
    child_count = 0;
    atomic_store(&polls, POLLS_LATER);
}

void adapter_call(const struct operation *op, struct result *result)
{
    char answer[16];
    if (init_code != 0) {
        result_word(result, "error:init");
    } else if (operation_is(op, "spawn")) {
        spawn(op, result);
    } else if (operation_is(op, "burst")) {
        burst(op, result);
    } else if (operation_is(op, "status")) {
        status(op, result);
    } else if (operation_is(op, "told")) {
        told(op, result);
    } else if (operation_is(op, "poll")) {
        collect();
        result_word(result, "ok");
    } else if (operation_is(op, "poll-noticed")) {
        poll_noticed();
        result_word(result, "ok");
    } else if (operation_is(op, "notices")) {
        notices(operation_number(op, 0));
        result_word(result, "ok");
    } else if (operation_is(op, "wait-by-one")) {
        wait_by_one(result);
    } else if (operation_is(op, "wait-all")) {
        wait_all(op, result);
    } else if (operation_is(op, "foreign")) {
        foreign(op, result);
    } else if (operation_is(op, "stranger")) {
        stranger_pid = start_stranger(op);
        result_word(result, "ok");
    } else if (operation_is(op, "stranger-status")) {
        stranger_status(stranger_pid, result);
    } else if (operation_is(op, "daemonize")) {
        start_daemon(op, result);
    } else if (strncmp(op->name, "daemon-", 7) == 0) {
        daemon_fact(op->name + 7, result);
    } else if (operation_is(op, "adopt")) {
        adopt(op, result);
    } else if (operation_is(op, "alive")) {
        pid_t pid = pid_called(operation_word(op, 0));
        result_word(result, is_dead(&pid) ? "no" : "yes");
    } else if (operation_is(op, "ended")) {
        pid_t pid = pid_called(operation_word(op, 0));
        result_word(result, is_dead(&pid) ? "yes" : "no");
    } else if (operation_is(op, "parent")) {
        pid_t parent = stat_of(pid_called(operation_word(op, 0))).parent;
        result_word(result, parent == getpid() ? "self" : "other");
    } else if (operation_is(op, "end")) {
        for (int i = 0; i < op->count; i++)
            send(pid_called(operation_word(op, i)), SIGTERM);
        for (int i = 0; i < op->count; i++) {
            pid_t pid = pid_called(operation_word(op, i));
            await_that(ends, &pid);
        }
        result_word(result, "ok");
    } else if (operation_is(op, "end-inside")) {
        end_inside(pid_called(operation_word(op, 0)));
        result_word(result, "ok");
    } else if (operation_is(op, "end-daemon")) {
        send(daemon_pid, SIGKILL);
        await_that(is_gone, &daemon_pid);
        result_word(result, "ok");
    } else if (operation_is(op, "work")) {
        work(operation_number(op, 0));
        result_word(result, "ok");
    } else if (operation_is(op, "watch")) {
        harness_ask(answer, sizeof answer, "quiet", operation_word(op, 0), "switches=5",
                    NULL);
        result_word(result, "ok");
    } else {
        harness_unknown(op);
    }
}
