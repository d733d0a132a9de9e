/* A number that several processes count up. */
#ifndef EXERCISE_H
#define EXERCISE_H

/* Holds the number in shared memory: children made by fork use the same one. */
struct store;

long store_load(struct store *s);

/* 0, or another value if the store refused: the number in it is what it was. */
int store_save(struct store *s, long value);

/* Yours: starts procs child processes that each count up rounds times, waits for all of them, and
 * returns the number of increments that the store refused. */
int run(int procs, int rounds, struct store *s);

#endif
