/* What the compiler puts before each memory access of the solution, and data races among them.
 * The functions are those of LLVM's tsan_interface.h and tsan_interface_atomic.h. */
#define _GNU_SOURCE
#include "explore.h"

#include <string.h>

enum { CELLS_MAX = 1 << 17, ACCESSES_MAX = 1 << 19, HASH_SIZE = 1 << 12, RACES_MAX = 64,
       RANGE_BYTES_MAX = 4096 };

struct access {
    uint32_t next;
    uint32_t clock;
    const void *place;
    uint8_t task;
    uint8_t bytes; /* of the eight, a bit each */
    bool is_write;
    bool is_atomic;
};

/* Eight bytes of memory and the accesses that matter for what follows. */
struct cell {
    uintptr_t granule;
    uint32_t next;
    uint32_t first;
};

static struct cell cells[CELLS_MAX];
static struct access accesses[ACCESSES_MAX];
static uint32_t heads[HASH_SIZE];
static uint32_t cell_count;
static uint32_t access_count;
static uint32_t unused;
static const void *told[RACES_MAX][2];
static int told_count;

static struct cell *cell_at(uintptr_t granule) {
    uint32_t *head = &heads[granule & (HASH_SIZE - 1)];
    for (uint32_t i = *head; i != 0; i = cells[i].next) {
        if (cells[i].granule == granule) {
            return &cells[i];
        }
    }
    if (++cell_count == CELLS_MAX) {
        uncontrolled("too-much-memory");
    }
    cells[cell_count] = (struct cell){granule, *head, 0};
    *head = cell_count;
    return &cells[cell_count];
}

static void tell_race(const struct access *first, const struct access *second,
                      const void *address) {
    for (int i = 0; i < told_count; i++) {
        if ((told[i][0] == first->place && told[i][1] == second->place)
            || (told[i][0] == second->place && told[i][1] == first->place)) {
            return;
        }
    }
    if (told_count == RACES_MAX) {
        return;
    }
    told[told_count][0] = first->place;
    told[told_count++][1] = second->place;
    struct race_record race = {.spot = {address, block_of(address)},
                               .place = {first->place, second->place},
                               .task = {first->task, second->task},
                               .is_write = {first->is_write, second->is_write}};
    record_race(&race);
}

static bool is_race(const struct access *one, const struct access *other) {
    return (one->bytes & other->bytes) != 0 && one->task != other->task
        && (one->is_write || other->is_write) && !(one->is_atomic && other->is_atomic)
        && one->clock > current->seen[one->task];
}

/* Whoever races with the old access, and comes after the new one, races with the new one too. */
static bool is_covered(const struct access *old, const struct access *new) {
    return (old->bytes & ~new->bytes) == 0 && old->clock <= current->seen[old->task]
        && (new->is_write || !old->is_write) && (!new->is_atomic || old->is_atomic);
}

static uint32_t fresh(void) {
    uint32_t found = unused;
    if (found != 0) {
        unused = accesses[found].next;
        return found;
    }
    if (++access_count == ACCESSES_MAX) {
        uncontrolled("too-much-memory");
    }
    return access_count;
}

static void check_cell(uintptr_t granule, struct access *new) {
    struct cell *cell = cell_at(granule);
    for (uint32_t *link = &cell->first; *link != 0;) {
        struct access *old = &accesses[*link];
        if (is_race(old, new)) {
            unsigned first = (unsigned)__builtin_ctz(old->bytes & new->bytes);
            tell_race(old, new, (const void *)(granule * 8 + first));
        }
        if (is_covered(old, new)) {
            uint32_t covered = *link;
            *link = old->next;
            old->next = unused;
            unused = covered;
        } else {
            link = &old->next;
        }
    }
    uint32_t at = fresh();
    new->next = cell->first;
    accesses[at] = *new;
    cell->first = at;
}

/* Of a long range only the begin is remembered. */
void check_access(const void *address, size_t size, bool is_write, bool is_atomic,
                  const void *place) {
    uintptr_t at = (uintptr_t)address;
    uintptr_t end = at + (size > RANGE_BYTES_MAX ? RANGE_BYTES_MAX : size);
    while (at < end) {
        unsigned offset = at % 8;
        unsigned count = end - at < 8 - offset ? (unsigned)(end - at) : 8 - offset;
        struct access new = {.clock = current->seen[current->number],
                             .place = place,
                             .task = (uint8_t)current->number,
                             .bytes = (uint8_t)(((1u << count) - 1) << offset),
                             .is_write = is_write,
                             .is_atomic = is_atomic};
        check_cell(at / 8, &new);
        at += count;
    }
}

void touch(const void *address, size_t size, bool is_write, const void *place) {
    if (size == 0) {
        return;
    }
    point(is_write ? OP_WRITE : OP_READ, address, place);
    check_block(address, size);
    value_follows(address, size, is_write);
    check_access(address, size, is_write, false, place);
}

void __tsan_init(void) {}
void __tsan_func_entry(void *caller) { (void)caller; }
void __tsan_func_exit(void) {}

#define PLAIN(size) \
    void __tsan_read##size(void *at) { touch(at, size, false, CALLER); } \
    void __tsan_write##size(void *at) { touch(at, size, true, CALLER); } \
    void __tsan_unaligned_read##size(void *at) { touch(at, size, false, CALLER); } \
    void __tsan_unaligned_write##size(void *at) { touch(at, size, true, CALLER); } \
    void __tsan_volatile_read##size(void *at) { touch(at, size, false, CALLER); } \
    void __tsan_volatile_write##size(void *at) { touch(at, size, true, CALLER); } \
    void __tsan_unaligned_volatile_read##size(void *at) { touch(at, size, false, CALLER); } \
    void __tsan_unaligned_volatile_write##size(void *at) { touch(at, size, true, CALLER); }
PLAIN(1)
PLAIN(2)
PLAIN(4)
PLAIN(8)
PLAIN(16)

void __tsan_read_range(void *at, unsigned long size) { touch(at, size, false, CALLER); }
void __tsan_write_range(void *at, unsigned long size) { touch(at, size, true, CALLER); }
void __tsan_vptr_read(void **at) { touch(at, sizeof *at, false, CALLER); }
void __tsan_vptr_update(void **at, void *new) { (void)new; touch(at, sizeof *at, true, CALLER); }

enum { ORDER_MASK = 7 };

static void reach(const volatile void *at, size_t size, enum op op, const void *place) {
    point(op, (const void *)at, place);
    check_block((const void *)at, size);
    value_follows((const void *)at, size, op != OP_READ);
    check_access((const void *)at, size, op != OP_READ, true, place);
}

/* Read, changed and written in one step. */
static void update(const volatile void *at, int order) {
    learn_atomically((const void *)at, order & ORDER_MASK);
    publish_atomically((const void *)at, order & ORDER_MASK, true);
}

#define FETCH(bits, type, name, change) \
    type __tsan_atomic##bits##_fetch_##name(volatile type *at, type by, int order) { \
        reach(at, sizeof(type), OP_CAS, CALLER); \
        update(at, order); \
        type old = *at; \
        *at = change; \
        return old; \
    }

/* No other task runs meanwhile, so plain accesses will do. */
#define ATOMIC(bits, type) \
    type __tsan_atomic##bits##_load(const volatile type *at, int order) { \
        reach(at, sizeof(type), OP_READ, CALLER); \
        learn_atomically((const void *)at, order & ORDER_MASK); \
        return *at; \
    } \
    void __tsan_atomic##bits##_store(volatile type *at, type new, int order) { \
        reach(at, sizeof(type), OP_WRITE, CALLER); \
        publish_atomically((const void *)at, order & ORDER_MASK, false); \
        *at = new; \
    } \
    type __tsan_atomic##bits##_exchange(volatile type *at, type new, int order) { \
        reach(at, sizeof(type), OP_CAS, CALLER); \
        update(at, order); \
        type old = *at; \
        *at = new; \
        return old; \
    } \
    static bool exchange_if##bits(volatile type *at, type *expected, type new, int order, \
                                  int otherwise, bool is_weak, const void *place) { \
        reach(at, sizeof(type), OP_CAS, place); \
        type old = *at; \
        if (old == *expected && !(is_weak && fails_weakly((const void *)at, place))) { \
            update(at, order); \
            *at = new; \
            return true; \
        } \
        learn_atomically((const void *)at, otherwise & ORDER_MASK); \
        *expected = old; \
        return false; \
    } \
    int __tsan_atomic##bits##_compare_exchange_strong(volatile type *at, type *expected, \
                                                      type new, int order, int otherwise) { \
        return exchange_if##bits(at, expected, new, order, otherwise, false, CALLER); \
    } \
    int __tsan_atomic##bits##_compare_exchange_weak(volatile type *at, type *expected, \
                                                    type new, int order, int otherwise) { \
        return exchange_if##bits(at, expected, new, order, otherwise, true, CALLER); \
    } \
    type __tsan_atomic##bits##_compare_exchange_val(volatile type *at, type expected, \
                                                    type new, int order, int otherwise) { \
        exchange_if##bits(at, &expected, new, order, otherwise, false, CALLER); \
        return expected; \
    } \
    FETCH(bits, type, add, (type)(old + by)) \
    FETCH(bits, type, sub, (type)(old - by)) \
    FETCH(bits, type, and, (type)(old & by)) \
    FETCH(bits, type, or, (type)(old | by)) \
    FETCH(bits, type, xor, (type)(old ^ by)) \
    FETCH(bits, type, nand, (type)~(old & by))
ATOMIC(8, uint8_t)
ATOMIC(16, uint16_t)
ATOMIC(32, uint32_t)
ATOMIC(64, uint64_t)
ATOMIC(128, __uint128_t)

void __tsan_atomic_thread_fence(int order) {
    point(OP_FENCE, NULL, CALLER);
    fence(order & ORDER_MASK);
}

void __tsan_atomic_signal_fence(int order) { (void)order; }
