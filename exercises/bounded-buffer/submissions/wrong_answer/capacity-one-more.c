/* Holds one item more than it may. */
#define _GNU_SOURCE
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

struct node {
    struct node *next;
    void *item;
};

struct buffer {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct node *first;
    struct node **last;
    int count;
    int capacity;
    bool closed;
};

struct buffer *buf_new(int capacity)
{
    if (capacity < 1) {
        errno = EINVAL;
        return NULL;
    }
    struct buffer *b = malloc(sizeof *b);
    if (b == NULL)
        return NULL;
    *b = (struct buffer){.capacity = capacity,
                         .lock = PTHREAD_MUTEX_INITIALIZER,
                         .changed = PTHREAD_COND_INITIALIZER};
    b->last = &b->first;
    return b;
}

static bool can_put(const struct buffer *b)
{
    return b->closed || b->count <= b->capacity;
}

static bool can_take(const struct buffer *b)
{
    return b->closed || b->count > 0;
}

static int await(struct buffer *b, bool (*ready)(const struct buffer *), int64_t ns)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    int64_t nanos = end.tv_nsec + (ns < 0 ? 0 : ns);
    end.tv_sec += nanos / 1000000000;
    end.tv_nsec = nanos % 1000000000;
    int error = 0;
    while (!ready(b) && error == 0) {
        if (ns < 0)
            error = pthread_cond_wait(&b->changed, &b->lock);
        else
            error = pthread_cond_clockwait(&b->changed, &b->lock, CLOCK_MONOTONIC, &end);
    }
    return ready(b) ? 0 : -error;
}

int buf_put(struct buffer *b, void *item, int64_t ns)
{
    if (item == NULL)
        return -EINVAL;
    struct node *node = malloc(sizeof *node);
    if (node == NULL)
        return -ENOMEM;
    *node = (struct node){.item = item};
    pthread_mutex_lock(&b->lock);
    int result = await(b, can_put, ns);
    if (result == 0 && b->closed)
        result = -EPIPE;
    if (result == 0) {
        *b->last = node;
        b->last = &node->next;
        b->count++;
        pthread_cond_broadcast(&b->changed);
    }
    pthread_mutex_unlock(&b->lock);
    if (result != 0)
        free(node);
    return result;
}

int buf_take(struct buffer *b, void **item, int64_t ns)
{
    struct node *node = NULL;
    pthread_mutex_lock(&b->lock);
    int result = await(b, can_take, ns);
    if (result == 0 && b->count == 0)
        result = -EPIPE;
    if (result == 0) {
        node = b->first;
        b->first = node->next;
        if (b->first == NULL)
            b->last = &b->first;
        b->count--;
        *item = node->item;
        pthread_cond_broadcast(&b->changed);
    }
    pthread_mutex_unlock(&b->lock);
    free(node);
    return result;
}

void buf_close(struct buffer *b)
{
    pthread_mutex_lock(&b->lock);
    b->closed = true;
    pthread_cond_broadcast(&b->changed);
    pthread_mutex_unlock(&b->lock);
}

int buf_size(struct buffer *b)
{
    pthread_mutex_lock(&b->lock);
    int count = b->count;
    pthread_mutex_unlock(&b->lock);
    return count;
}

void buf_free(struct buffer *b)
{
    while (b->first != NULL) {
        struct node *node = b->first;
        b->first = node->next;
        free(node);
    }
    pthread_cond_destroy(&b->changed);
    pthread_mutex_destroy(&b->lock);
    free(b);
}
