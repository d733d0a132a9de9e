/* The handler allocates and prints, which it must not while the program may be doing just that. */
#define _GNU_SOURCE
#include "exercise.h"

#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { CHILDREN_MAX = 1024 };
enum { FREE, TAKEN, LIVING, ENDED };

static struct child {
    atomic_int state;
    _Atomic pid_t pid;
    int code;
} children[CHILDREN_MAX];

static sem_t changed;
static atomic_int waiting;

/* As many as wait: a post wakes one, and an exit concerns them all. */
static void post(void)
{
    for (int each = atomic_load(&waiting); each > 0; each--)
        sem_post(&changed);
}

static void reap(void)
{
    for (struct child *child = children; child < children + CHILDREN_MAX; child++) {
        int how;
        if (atomic_load(&child->state) == LIVING
            && waitpid(child->pid, &how, WNOHANG) == child->pid) {
            child->code = WIFEXITED(how) ? WEXITSTATUS(how) : -WTERMSIG(how);
            atomic_store(&child->state, ENDED);
            char *text = malloc(64);
            snprintf(text, 64, "%d ended with %d\n", child->pid, child->code);
            fputs(text, stdout);
            fflush(stdout);
            free(text);
            post();
        }
    }
}

static void on_child(int signal)
{
    int before = errno;
    (void)signal;
    reap();
    errno = before;
}

int reaper_init(void)
{
    struct sigaction action = {.sa_handler = on_child, .sa_flags = SA_RESTART | SA_NOCLDSTOP};
    if (sem_init(&changed, 0, 0) != 0 || sigaction(SIGCHLD, &action, NULL) != 0)
        return -errno;
    return 0;
}

pid_t reaper_spawn(char *const argv[])
{
    for (struct child *child = children; child < children + CHILDREN_MAX; child++) {
        int is_free = FREE;
        if (atomic_compare_exchange_strong(&child->state, &is_free, TAKEN)) {
            pid_t pid;
            int error = posix_spawn(&pid, argv[0], NULL, NULL, argv, environ);
            if (error != 0) {
                atomic_store(&child->state, FREE);
                return -error;
            }
            int is_taken = TAKEN;
            atomic_store(&child->pid, pid);
            /* unless a thread that still saw the last one who lived here has waited for this one */
            atomic_compare_exchange_strong(&child->state, &is_taken, LIVING);
            reap(); /* it may have ended before it was among the living */
            return pid;
        }
    }
    return -EAGAIN;
}

static int any_living(void)
{
    for (struct child *child = children; child < children + CHILDREN_MAX; child++)
        if (atomic_load(&child->state) == LIVING)
            return 1;
    return 0;
}

int reaper_wait_all(struct exit_rec *recs, size_t *count, int64_t ns)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (ns > 0) {
        end.tv_sec += ns / 1000000000 + (end.tv_nsec + ns % 1000000000) / 1000000000;
        end.tv_nsec = (end.tv_nsec + ns % 1000000000) % 1000000000;
    }
    int in_time = 1;
    atomic_fetch_add(&waiting, 1);
    while (any_living() && in_time) {
        int error = ns < 0 ? sem_wait(&changed) : sem_clockwait(&changed, CLOCK_MONOTONIC, &end);
        in_time = error == 0 || errno == EINTR;
    }
    atomic_fetch_sub(&waiting, 1);
    size_t room = *count;
    int any_untold = 0;
    *count = 0;
    for (struct child *child = children; child < children + CHILDREN_MAX; child++) {
        int is_ended = ENDED;
        if (*count == room) {
            any_untold |= atomic_load(&child->state) == ENDED;
        } else if (atomic_compare_exchange_strong(&child->state, &is_ended, TAKEN)) {
            recs[(*count)++] = (struct exit_rec){child->pid, child->code};
            atomic_store(&child->state, FREE);
        }
    }
    return any_untold || any_living() ? -ETIMEDOUT : 0;
}

int daemonize(char *const argv[], const char *pidfile)
{
    pid_t middle = fork();
    if (middle < 0)
        return -errno;
    if (middle == 0) {
        setsid();
        pid_t daemon = fork();
        if (daemon == 0) {
            int nothing = open("/dev/null", O_RDWR);
            sigset_t none;
            sigemptyset(&none);
            sigprocmask(SIG_SETMASK, &none, NULL);
            umask(0);
            for (int stream = 0; stream < 3; stream++)
                dup2(nothing, stream);
            if (nothing > 2)
                close(nothing);
            if (chdir("/") == 0)
                execv(argv[0], argv);
            _exit(127);
        }
        int file = open(pidfile, O_WRONLY | O_CREAT | O_TRUNC, 0644);
        _exit(daemon > 0 && file >= 0 && dprintf(file, "%d\n", daemon) > 0 ? 0 : 1);
    }
    int how;
    while (waitpid(middle, &how, 0) < 0)
        if (errno != EINTR)
            return -errno;
    return how == 0 ? 0 : -EIO;
}

pid_t adopt_and_kill(pid_t zombie)
{
    char path[32], text[512];
    int parent;
    snprintf(path, sizeof path, "/proc/%d/stat", zombie);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return -errno;
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = '\0';
    const char *rest = strrchr(text, ')');
    if (rest == NULL || sscanf(rest + 1, " %*c %d", &parent) != 1)
        return -ESRCH;
    kill(parent, SIGKILL);
    return parent;
}
