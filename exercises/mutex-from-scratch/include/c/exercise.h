/* A lock. It is free at first, and its holder cannot take it a second time. */
#ifndef EXERCISE_H
#define EXERCISE_H

#include <stddef.h>
#include <stdint.h>

/* Yours. */
struct mutex;

/* Yours: the room that a struct mutex needs. Whoever uses a lock provides that room, for pshared in
 * memory that processes share, aligned to 64 bytes. */
extern const size_t mutex_size;

/* Makes a lock of this room: 0, or a negative errno. With pshared, processes share the lock; without,
 * only threads of one process use it. */
int mutex_init(struct mutex *mutex, int pshared);

/* Takes the lock, and waits for it as long as it takes: 0. */
int mutex_lock(struct mutex *mutex);

/* Takes the lock if it is free: 0, or -EBUSY. Does not wait. */
int mutex_trylock(struct mutex *mutex);

/* As mutex_lock, but waits no longer than ns nanoseconds: 0, or -ETIMEDOUT. Zero means "do not
 * wait", a negative number "as long as it takes". */
int mutex_timedlock(struct mutex *mutex, int64_t ns);

/* Gives the lock back, whoever took it: 0, or -EPERM if it is free. */
int mutex_unlock(struct mutex *mutex);

#endif
