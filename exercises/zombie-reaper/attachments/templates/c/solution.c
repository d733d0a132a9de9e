/* Starts programs and leaves no zombies. exercise.h is given and cannot be changed; the statement
 * shows it. Everything below may be rewritten as long as the functions keep their form. */
#define _GNU_SOURCE
#include "exercise.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int reaper_init(void)
{
    return -ENOSYS;
}

pid_t reaper_spawn(char *const argv[])
{
    (void)argv;
    return -ENOSYS;
}

int reaper_wait_all(struct exit_rec *recs, size_t *count, int64_t ns)
{
    (void)recs, (void)ns;
    *count = 0;
    return -ENOSYS;
}

int daemonize(char *const argv[], const char *pidfile)
{
    (void)argv, (void)pidfile;
    return -ENOSYS;
}

pid_t adopt_and_kill(pid_t zombie)
{
    (void)zombie;
    return -ENOSYS;
}
