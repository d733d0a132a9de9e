/* The daemon writes its pid itself, and is given 10 ms to do it. */
#define _GNU_SOURCE
#include "exercise.h"

#include <errno.h>
#include <fcntl.h>
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
static struct ended *untold;
static int living;

int reaper_init(void)
{
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    int error = pthread_cond_init(&changed, &attr);
    pthread_condattr_destroy(&attr);
    return -error;
}

static void *wait_for(void *child)
{
    struct ended *ended = child;
    int how;
    while (waitpid(ended->rec.pid, &how, 0) < 0 && errno == EINTR)
        ;
    ended->rec.code = WIFEXITED(how) ? WEXITSTATUS(how) : -WTERMSIG(how);
    pthread_mutex_lock(&lock);
    ended->next = untold;
    untold = ended;
    living--;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    return NULL;
}

pid_t reaper_spawn(char *const argv[])
{
    struct ended *child = calloc(1, sizeof *child);
    if (child == NULL)
        return -ENOMEM;
    pthread_mutex_lock(&lock);
    int error = posix_spawn(&child->rec.pid, argv[0], NULL, NULL, argv, environ);
    living += error == 0;
    pthread_mutex_unlock(&lock);
    if (error != 0) {
        free(child);
        return -error;
    }
    pid_t pid = child->rec.pid;
    pthread_t thread;
    pthread_attr_t attr;
    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    if (pthread_create(&thread, &attr, wait_for, child) != 0)
        abort();
    pthread_attr_destroy(&attr);
    return pid;
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
            int file = open(pidfile, O_WRONLY | O_CREAT | O_TRUNC, 0644);
            dprintf(file, "%d\n", getpid());
            close(file);
            if (chdir("/") == 0)
                execv(argv[0], argv);
            _exit(127);
        }
        _exit(daemon > 0 ? 0 : 1);
    }
    int how;
    while (waitpid(middle, &how, 0) < 0)
        if (errno != EINTR)
            return -errno;
    usleep(10000);
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
