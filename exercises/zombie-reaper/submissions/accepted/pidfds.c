/* One thread sleeps on the descriptors of all children. */
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
#include <sys/epoll.h>
#include <sys/stat.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

struct ended {
    struct ended *next;
    struct exit_rec rec;
    int fd;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static struct ended *untold;
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

static int all;

static void *listen_to(void *unused)
{
    struct epoll_event events[4];
    for (int n; (n = epoll_wait(all, events, 4, -1)) >= 0 || errno == EINTR;)
        for (int i = 0; i < n; i++) {
            struct ended *one = events[i].data.ptr;
            siginfo_t info = {0};
            pthread_mutex_lock(&lock);
            if (waitid(P_PIDFD, (id_t)one->fd, &info, WEXITED) != 0)
                abort();
            one->rec.code = info.si_code == CLD_EXITED ? info.si_status : -info.si_status;
            epoll_ctl(all, EPOLL_CTL_DEL, one->fd, NULL);
            close(one->fd);
            one->next = untold;
            untold = one;
            living--;
            pthread_cond_broadcast(&changed);
            pthread_mutex_unlock(&lock);
        }
    return unused;
}

int reaper_init(void)
{
    all = epoll_create1(EPOLL_CLOEXEC);
    begin(listen_to);
    return all < 0 ? -errno : 0;
}

pid_t reaper_spawn(char *const argv[])
{
    struct ended *one = calloc(1, sizeof *one);
    if (one == NULL)
        return -ENOMEM;
    pthread_mutex_lock(&lock);
    pid_t pid = fork();
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    if (pid > 0) {
        one->rec.pid = pid;
        one->fd = pidfd_open(pid, 0);
        living++;
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = one};
        epoll_ctl(all, EPOLL_CTL_ADD, one->fd, &event);
    }
    int error = errno;
    pthread_mutex_unlock(&lock);
    if (pid < 0)
        free(one);
    return pid > 0 ? pid : -error;
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
