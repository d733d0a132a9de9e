#ifndef EXERCISE_H
#define EXERCISE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* How a child ended: its exit status, or the negative number of the signal that ended it. */
struct exit_rec {
    pid_t pid;
    int code;
};

/* Called once, before everything else, while there is one thread. 0, or a negative errno. */
int reaper_init(void);

/* Starts a program, argv[0] is its path, and returns at once: its pid, or a negative errno. */
pid_t reaper_spawn(char *const argv[]);

/* Waits until no spawned child lives, at most ns nanoseconds (0: does not wait; negative: as long as
 * it takes). Puts exits that were not yet told into recs, at most *count of them, and their number
 * into *count; each is told once.
 * 0 if no child lives and all exits were told, else -ETIMEDOUT. */
int reaper_wait_all(struct exit_rec *recs, size_t *count, int64_t ns);

/* Starts a program as a daemon and writes its pid and a newline into the file; returns when the file
 * is written. 0, or a negative errno. */
int daemonize(char *const argv[], const char *pidfile);

/* Gets rid of a zombie that its own parent never waits for, and of its siblings: the pid of the
 * process that had to be signalled for it. */
pid_t adopt_and_kill(pid_t zombie);

#endif
