/* Each waiting thread sleeps on a semaphore of the library. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <time.h>

struct waiter {
    struct waiter *next;
    sem_t gate;
    int released;
};

struct event {
    pthread_mutex_t lock;
    struct waiter *line;
    int set;
};

int event_init(struct event **event)
{
    *event = calloc(1, sizeof **event);
    if (*event == NULL)
        return -ENOMEM;
    pthread_mutex_init(&(*event)->lock, NULL);
    return 0;
}

void event_destroy(struct event *event)
{
    pthread_mutex_destroy(&event->lock);
    free(event);
}

int event_is_set(struct event *event)
{
    pthread_mutex_lock(&event->lock);
    int set = event->set;
    pthread_mutex_unlock(&event->lock);
    return set;
}

void event_set(struct event *event)
{
    pthread_mutex_lock(&event->lock);
    event->set = 1;
    while (event->line != NULL) {
        event->line->released = 1;
        sem_post(&event->line->gate);
        event->line = event->line->next;
    }
    pthread_mutex_unlock(&event->lock);
}

void event_clear(struct event *event)
{
    pthread_mutex_lock(&event->lock);
    event->set = 0;
    pthread_mutex_unlock(&event->lock);
}

int event_wait(struct event *event, int64_t ns)
{
    if (ns < 0)
        return -EINVAL;
    struct waiter self = {.released = 0};
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    int64_t nanos = end.tv_nsec + ns % 1000000000;
    end.tv_sec += ns / 1000000000 + nanos / 1000000000;
    end.tv_nsec = nanos % 1000000000;
    sem_init(&self.gate, 0, 0);
    pthread_mutex_lock(&event->lock);
    if (event->set) {
        pthread_mutex_unlock(&event->lock);
        return 1;
    }
    self.next = event->line;
    event->line = &self;
    pthread_mutex_unlock(&event->lock);
    if (ns == EVENT_NO_LIMIT)
        sem_wait(&self.gate);
    else
        sem_timedwait(&self.gate, &end);
    pthread_mutex_lock(&event->lock);
    for (struct waiter **at = &event->line; *at != NULL; at = &(*at)->next) {
        if (*at == &self) {
            *at = self.next;
            break;
        }
    }
    pthread_mutex_unlock(&event->lock);
    return self.released;
}
