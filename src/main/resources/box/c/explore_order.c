/* What happened before what: vector clocks of tasks and of the objects by which they meet.
 * See Flanagan and Freund, "FastTrack", PLDI 2009; for atomics C17 5.1.2.4 and 7.17.4. */
#define _GNU_SOURCE
#include "explore.h"

#include <string.h>

enum { OBJECTS_MAX = 1 << 14, HASH_SIZE = 1 << 12 };

struct object {
    const void *address;
    uint32_t next;
    clocks published;
};

static struct object objects[OBJECTS_MAX];
static uint32_t heads[HASH_SIZE];
static uint32_t object_count;

static struct object *object_at(const void *address) {
    uint32_t *head = &heads[((uintptr_t)address >> 2) * 0x9e3779b1u >> 7 & (HASH_SIZE - 1)];
    for (uint32_t i = *head; i != 0; i = objects[i].next) {
        if (objects[i].address == address) {
            return &objects[i];
        }
    }
    if (++object_count == OBJECTS_MAX) {
        uncontrolled("too-many-objects");
    }
    struct object *object = &objects[object_count];
    object->address = address;
    object->next = *head;
    *head = object_count;
    return object;
}

void order_after(clocks target, const clocks source) {
    for (int i = 0; i < task_count; i++) {
        if (source[i] > target[i]) {
            target[i] = source[i];
        }
    }
}

static void next_epoch(void) {
    current->seen[current->number]++;
}

void publish(const void *object) {
    order_after(object_at(object)->published, current->seen);
    next_epoch();
}

void publish_first(const void *object) {
    memcpy(object_at(object)->published, current->seen, sizeof(clocks));
    next_epoch();
}

void learn(const void *object) {
    order_after(current->seen, object_at(object)->published);
}

void begin_order(struct task *child) {
    memcpy(child->seen, current->seen, sizeof(clocks));
    child->seen[child->number] = 1;
    next_epoch();
}

static bool is_release(int order) {
    return order == __ATOMIC_RELEASE || order == __ATOMIC_ACQ_REL || order == __ATOMIC_SEQ_CST;
}

static bool is_acquire(int order) {
    return order != __ATOMIC_RELAXED && order != __ATOMIC_RELEASE;
}

/* A store ends the release sequence before it, an update goes on with it. */
void publish_atomically(const void *address, int order, bool is_update) {
    struct object *object = object_at(address);
    if (!is_update) {
        memset(object->published, 0, sizeof(clocks));
    }
    if (is_release(order)) {
        order_after(object->published, current->seen);
        next_epoch();
    } else {
        order_after(object->published, current->before_fence);
    }
}

void learn_atomically(const void *address, int order) {
    const struct object *object = object_at(address);
    order_after(is_acquire(order) ? current->seen : current->at_fence, object->published);
}

void fence(int order) {
    if (is_acquire(order)) {
        order_after(current->seen, current->at_fence);
    }
    if (is_release(order)) {
        memcpy(current->before_fence, current->seen, sizeof(clocks));
        next_epoch();
    }
}
