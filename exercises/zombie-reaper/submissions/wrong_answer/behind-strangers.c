/* Looks at whoever has ended first, without waiting for it, and passes strangers by: while one stays a
 * zombie, our own that ended after it stay zombies too. */
#define _GNU_SOURCE
#include "exercise.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

struct ended {
    struct ended *next;
    struct exit_rec rec;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static struct ended *untold, *alive;
static int living;

static void begin(void *(*run)(void *))
{
    pthread_condattr_t attr;
    pthread_t thread;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&changed, &attr);
    pthread_condattr_destroy(&attr);
    if (pthread_create(&thread, NULL, run, NULL) != 0)
        abort();
    pthread_detach(thread);
}

static void reap(pid_t pid)
{
    pthread_mutex_lock(&lock);
    for (struct ended **at = &alive; *at != NULL; at = &(*at)->next)
        if ((*at)->rec.pid == pid) {
            struct ended *one = *at;
            int how;
            waitpid(pid, &how, 0);
            one->rec.code = WIFSIGNALED(how) ? -WTERMSIG(how) : WEXITSTATUS(how);
            *at = one->next;
            one->next = untold;
            untold = one;
            living--;
            pthread_cond_broadcast(&changed);
            pthread_mutex_unlock(&lock);
            return;
        }
    pthread_mutex_unlock(&lock);
    poll(NULL, 0, 250);
}

static _Noreturn void *look(void *unused)
{
    (void)unused;
    for (;;) {
        siginfo_t info = {0};
        if (waitid(P_ALL, 0, &info, WEXITED | WNOWAIT) == 0)
            reap(info.si_pid);
        else
            poll(NULL, 0, 250);
    }
}

int reaper_init(void)
{
    begin(look);
    return 0;
}

pid_t reaper_spawn(char *const argv[])
{
    posix_spawnattr_t attr;
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_init(&attr);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigmask(&attr, &none);
    struct ended *one = calloc(1, sizeof *one);
    pthread_mutex_lock(&lock);
    int error = posix_spawn(&one->rec.pid, argv[0], NULL, &attr, argv, environ);
    pid_t pid = one->rec.pid;
    if (error == 0) {
        one->next = alive;
        alive = one;
        living++;
    } else {
        free(one);
    }
    pthread_mutex_unlock(&lock);
    posix_spawnattr_destroy(&attr);
    return error == 0 ? pid : -error;
}

static void tell(struct exit_rec *recs, size_t *count)
{
    size_t room = *count;
    *count = 0;
    while (untold != NULL && *count < room) {
        struct ended *ended = untold;
        untold = ended->next;
        recs[(*count)++] = ended->rec;
        free(ended);
    }
}

int reaper_wait_all(struct exit_rec *recs, size_t *count, int64_t ns)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (ns > 0) {
        end.tv_sec += ns / 1000000000 + (end.tv_nsec + ns % 1000000000) / 1000000000;
        end.tv_nsec = (end.tv_nsec + ns % 1000000000) % 1000000000;
    }
    int error = 0;
    pthread_mutex_lock(&lock);
    while (living > 0 && error == 0)
        error = ns < 0 ? pthread_cond_wait(&changed, &lock)
                       : pthread_cond_timedwait(&changed, &lock, &end);
    tell(recs, count);
    int is_over = living == 0 && untold == NULL;
    pthread_mutex_unlock(&lock);
    return is_over ? 0 : -ETIMEDOUT;
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
