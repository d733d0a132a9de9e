/* A bounded buffer. exercise.h is given and cannot be changed; the statement shows it.
 * Everything below may be rewritten as long as the six functions keep their form. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

struct buffer {
    int capacity;
};

struct buffer *buf_new(int capacity)
{
    (void)capacity;
    errno = ENOSYS;
    return NULL;
}

int buf_put(struct buffer *b, void *item, int64_t ns)
{
    (void)b, (void)item, (void)ns;
    return -ENOSYS;
}

int buf_take(struct buffer *b, void **item, int64_t ns)
{
    (void)b, (void)item, (void)ns;
    return -ENOSYS;
}

void buf_close(struct buffer *b)
{
    (void)b;
}

int buf_size(struct buffer *b)
{
    (void)b;
    return -ENOSYS;
}

void buf_free(struct buffer *b)
{
    (void)b;
}
