/* A first-in-first-out buffer of limited capacity, shared by threads that put and threads that
 * take. Durations are nanoseconds: 0 means "do not wait", negative "wait as long as it takes". */
#ifndef EXERCISE_H
#define EXERCISE_H

#include <stdint.h>

struct buffer;

/* A new empty buffer; NULL with errno EINVAL if capacity < 1, or ENOMEM. */
struct buffer *buf_new(int capacity);

/* Adds an item at the end, waiting at most ns while the buffer is full.
 * 0, -ETIMEDOUT, -EPIPE (closed, also while waiting), -EINVAL (item is NULL). */
int buf_put(struct buffer *b, void *item, int64_t ns);

/* Removes the first item into *item, waiting at most ns while the buffer is empty.
 * 0, -ETIMEDOUT, -EPIPE (closed and empty, also while waiting). */
int buf_take(struct buffer *b, void **item, int64_t ns);

/* Refuses items from now on and releases all who wait; items inside can still be taken.
 * Closing a closed buffer does nothing. */
void buf_close(struct buffer *b);

/* How many items are inside. */
int buf_size(struct buffer *b);

/* Frees the buffer, not the items. Nobody uses it any more. */
void buf_free(struct buffer *b);

#endif
