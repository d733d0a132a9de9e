/* Memory for the solution. Blocks are not used for a second time within a schedule, so no old
 * access is taken for one to a new block, and an access to a freed block is seen as what it is.
 * Functions of the C library that work on memory are accesses of their caller. */
#define _GNU_SOURCE
#include "explore.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { BLOCKS_MAX = 1 << 16, GRAIN = 16, PAGE = 4096 };
static const size_t ARENA_BYTES = (size_t)256 << 20;
/* Below the usual mappings; the same in each run, so that addresses do not tell runs apart. */
static char *const ARENA = (char *)0x100000000000;

struct extent {
    char *at;
    size_t size;
    bool is_freed;
};

static struct extent blocks[BLOCKS_MAX];
static uint32_t block_count;
static size_t used;

void open_arena(void) {
    void *got = mmap(ARENA, ARENA_BYTES, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (got != ARENA) {
        harness_fatal("no memory for the solution");
    }
}

static void *new_block(size_t size, size_t alignment) {
    size_t begin = (used + GRAIN + alignment - 1) / alignment * alignment;
    if (size > ARENA_BYTES) {
        errno = ENOMEM;
        return NULL;
    }
    if (begin + size + GRAIN > ARENA_BYTES || block_count + 1 == BLOCKS_MAX) {
        uncontrolled("too-much-memory");
    }
    used = begin + size;
    blocks[++block_count] = (struct extent){ARENA + begin, size, false};
    return ARENA + begin;
}

/* The last block that begins at or before the address. */
static uint32_t find(const char *address) {
    if (address < ARENA || address >= ARENA + used) {
        return 0;
    }
    uint32_t low = 0;
    uint32_t high = block_count;
    while (low < high) {
        uint32_t middle = low + (high - low + 1) / 2;
        if (blocks[middle].at <= address) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

struct block block_of(const void *address) {
    uint32_t number = find(address);
    return (struct block){number,
                          number == 0 ? 0 : (uint32_t)((const char *)address - blocks[number].at)};
}

bool is_readable(const void *address) {
    extern char __executable_start, end;
    const char *at = address;
    return find(at) != 0 || (at >= &__executable_start && at + GRAIN < &end);
}

void check_block(const void *address, size_t size) {
    uint32_t number = find(address);
    const struct extent *block = &blocks[number];
    if (number == 0) {
        return;
    }
    if (block->is_freed) {
        misused("UseAfterFree", "memory is used that was freed before");
    }
    if ((const char *)address + size > block->at + block->size) {
        misused("OutOfBounds", "memory is used beyond the end of its block");
    }
}

void *explored_malloc(size_t size) {
    return new_block(size, GRAIN);
}

void *explored_calloc(size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    return new_block(bytes, GRAIN);
}

/* What the C library has allocated itself, as strdup does, is its own to free. */
static void release(void *memory, const void *place) {
    uint32_t number = find(memory);
    if (number == 0) {
        free(memory);
        return;
    }
    if (blocks[number].at != memory) {
        misused("BadFree", "memory is freed that was not allocated");
    }
    if (blocks[number].is_freed) {
        misused("DoubleFree", "memory is freed twice");
    }
    take_step(OP_FREE, memory, place);
    check_access(memory, blocks[number].size, true, false, place);
    blocks[number].is_freed = true;
}

void explored_free(void *memory) {
    if (memory != NULL) {
        release(memory, CALLER);
    }
}

void *explored_realloc(void *memory, size_t size) {
    if (memory == NULL) {
        return new_block(size, GRAIN);
    }
    uint32_t number = find(memory);
    if (number == 0) {
        return realloc(memory, size);
    }
    if (blocks[number].at != memory || blocks[number].is_freed) {
        misused("BadFree", "memory is resized that was not allocated");
    }
    void *moved = new_block(size, GRAIN);
    if (moved != NULL) {
        memmove(moved, memory, size < blocks[number].size ? size : blocks[number].size);
        release(memory, CALLER);
    }
    return moved;
}

void *explored_reallocarray(void *memory, size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    return explored_realloc(memory, bytes);
}

static bool is_power_of_two(size_t number) {
    return number != 0 && (number & (number - 1)) == 0;
}

void *explored_memalign(size_t alignment, size_t size) {
    if (!is_power_of_two(alignment)) {
        errno = EINVAL;
        return NULL;
    }
    return new_block(size, alignment < GRAIN ? GRAIN : alignment);
}

void *explored_aligned_alloc(size_t alignment, size_t size) {
    return explored_memalign(alignment, size);
}

void *explored_valloc(size_t size) {
    return explored_memalign(PAGE, size);
}

int explored_posix_memalign(void **memory, size_t alignment, size_t size) {
    if (!is_power_of_two(alignment) || alignment % sizeof(void *) != 0) {
        return EINVAL;
    }
    *memory = explored_memalign(alignment, size);
    return *memory == NULL ? ENOMEM : 0;
}

size_t explored_malloc_usable_size(void *memory) {
    uint32_t number = find(memory);
    return number == 0 ? malloc_usable_size(memory) : blocks[number].size;
}

/* Memory of the kernel's is a block like any other, and shared by nobody else: there is no other
 * process. Files and given addresses are out of control. */
void *explored_mmap(void *at, size_t size, int protection, int flags, int file, off_t offset) {
    (void)at, (void)file, (void)offset;
    bool is_given = (flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) != 0;
    if ((flags & MAP_ANONYMOUS) == 0 || is_given || protection != (PROT_READ | PROT_WRITE)) {
        uncontrolled("mmap");
    }
    if (size == 0 || size > ARENA_BYTES) {
        errno = size == 0 ? EINVAL : ENOMEM;
        return MAP_FAILED;
    }
    return new_block((size + PAGE - 1) / PAGE * PAGE, PAGE);
}

void *explored_mmap64(void *at, size_t size, int protection, int flags, int file, off_t offset) {
    return explored_mmap(at, size, protection, flags, file, offset);
}

int explored_munmap(void *at, size_t size) {
    uint32_t number = find(at);
    bool is_whole = number != 0 && blocks[number].at == at && size <= blocks[number].size
                 && blocks[number].size - size < PAGE;
    if (!is_whole) {
        uncontrolled("munmap");
    }
    release(at, CALLER);
    return 0;
}
