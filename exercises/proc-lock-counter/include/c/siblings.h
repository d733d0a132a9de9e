/* What /proc tells of the processes that have the caller's parent. */
#ifndef SIBLINGS_H
#define SIBLINGS_H

enum { SIBLINGS_MAX = 64 };

/* Moves of a process: what all its threads have been switched so far, and one for each that runs.
 * They stay the same while all of them sleep, and no longer once one was woken. */
struct siblings {
    int count;
    long pids[SIBLINGS_MAX];
    long moves[SIBLINGS_MAX];
};

void siblings_look(struct siblings *);
long siblings_moves(const struct siblings *);

/* What the stillest of them moved between two looks: others may be there for something else than to
 * wait, and wake on their own. */
long siblings_stillest(const struct siblings *before, const struct siblings *after);

#endif
