/* A thread that takes no turns gives them out. */
#include "exercise.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>

struct worker {
    pthread_t thread;
    void (*work)(void *context, int i);
    void *context;
    int i;
};

static void *run(void *argument)
{
    struct worker *self = argument;
    self->work(self->context, self->i);
    return NULL;
}

static int start_and_join(int k, void (*work)(void *context, int i), void *context)
{
    struct worker *workers = calloc((size_t)k, sizeof *workers);
    if (workers == NULL)
        return -ENOMEM;
    for (int i = 0; i < k; i++) {
        workers[i] = (struct worker){.work = work, .context = context, .i = i};
        pthread_create(&workers[i].thread, NULL, run, &workers[i]);
    }
    for (int i = 0; i < k; i++)
        pthread_join(workers[i].thread, NULL);
    free(workers);
    return 0;
}

struct counting {
    pthread_mutex_t lock;
    struct cell *cell;
    int rounds;
};

static void count(void *context, int i)
{
    struct counting *counting = context;
    (void)i;
    for (int r = 0; r < counting->rounds; r++) {
        pthread_mutex_lock(&counting->lock);
        cell_set(counting->cell, cell_get(counting->cell) + 1);
        pthread_mutex_unlock(&counting->lock);
    }
}

int exclusive(int k, int rounds, struct cell *cell)
{
    struct counting counting = {.cell = cell, .rounds = rounds};
    pthread_mutex_init(&counting.lock, NULL);
    int error = start_and_join(k, count, &counting);
    pthread_mutex_destroy(&counting.lock);
    return error;
}

struct turns {
    sem_t *gates;
    sem_t over;
    int (*emit)(void *ctx, int i, int r);
    void *ctx;
    int k;
    int rounds;
    int failure;
};

static void take_turns(void *context, int i)
{
    struct turns *turns = context;
    for (int turn = 0; i == turns->k && turn < turns->k * turns->rounds; turn++) {
        sem_post(&turns->gates[turn % turns->k]);
        while (sem_wait(&turns->over) != 0)
            ;
    }
    for (int r = 0; i < turns->k && r < turns->rounds; r++) {
        while (sem_wait(&turns->gates[i]) != 0)
            ;
        if (turns->failure == 0)
            turns->failure = turns->emit(turns->ctx, i, r);
        sem_post(&turns->over);
    }
}

int alternate(int k, int rounds, int (*emit)(void *ctx, int i, int r), void *ctx)
{
    struct turns turns = {.emit = emit, .ctx = ctx, .k = k, .rounds = rounds};
    turns.gates = calloc((size_t)k, sizeof *turns.gates);
    if (turns.gates == NULL)
        return -ENOMEM;
    sem_init(&turns.over, 0, 0);
    for (int i = 0; i < k; i++)
        sem_init(&turns.gates[i], 0, 0);
    int error = start_and_join(k + 1, take_turns, &turns);
    for (int i = 0; i < k; i++)
        sem_destroy(&turns.gates[i]);
    free(turns.gates);
    return error != 0 ? error : turns.failure;
}
