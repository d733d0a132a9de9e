/* The difference between excluding each other and taking turns. */
#ifndef EXERCISE_H
#define EXERCISE_H

/* A number that threads share. */
struct cell;

long cell_get(struct cell *cell);
void cell_set(struct cell *cell, long value);

/* Yours: starts k threads, each of which adds one to the cell so many times, in any order; returns
 * when all have ended. 0, or a negative errno. */
int exclusive(int k, int rounds, struct cell *cell);

/* Yours: starts k threads; thread i calls emit(ctx, i, r) for r = 0, 1, ... The calls come in the
 * order (0,0), (1,0), ... (k-1,0), (0,1), ... and do not overlap. Returns when all threads have
 * ended: 0, or what emit returned if that was not 0; then no further call was made. */
int alternate(int k, int rounds, int (*emit)(void *ctx, int i, int r), void *ctx);

#endif
