/* What /proc tells of the processes that have the caller's parent. */
#ifndef SIBLINGS_H
#define SIBLINGS_H

/* How many there are; `moves` becomes what all their threads have been switched so far, and one for
 * each that runs: it stays the same while all of them sleep, and no longer once one was woken. */
int siblings(long *moves);

#endif
