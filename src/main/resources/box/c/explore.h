/* The parts of the engine that runs scripts under controlled schedules.
 *
 * How it works. The launcher (explore.c) reads requests and forks a child for each schedule. In
 * the child each thread is a task: a real thread that waits for its turn (explore_schedule.c).
 * The solution is compiled with -fsanitize=thread, but the calls that this puts before each
 * memory access come here (explore_access.c), and so do all calls that could block or tell the
 * time (explore_lock.c, explore_wait.c, explore_task.c, explore_time.c). Each of them is a point
 * at which the turn may pass to another task. Which one is a function of seed and k alone.
 * The child leaves its history in shared memory (explore_record.c). The launcher, which never
 * runs a line of the solution, alone knows the nonce and alone writes to the grader; the memory
 * that holds the nonce is not there in the child. */
#ifndef INTERLOCK_EXPLORE_H
#define INTERLOCK_EXPLORE_H

#include "script.h"

#include <stdbool.h>
#include <time.h>

enum {
    TASKS_MAX = 60,
    STEPS_MAX = 20000,
    FAIR_STEPS_MAX = 400,
    STEP_NANOS = 1000,
    NAME_BYTES = 32,
    WHAT_BYTES = 48
};

#define NEVER INT64_MAX

/* What a task does, as the protocol calls it; explore_names in explore_record.c. */
enum op {
    OP_READ, OP_WRITE, OP_CAS, OP_LOCK, OP_UNLOCK, OP_WAIT, OP_WAKE, OP_SPURIOUS, OP_TIMEOUT,
    OP_SIGNAL, OP_SIGNAL_ALL, OP_SLEEP, OP_YIELD, OP_START, OP_JOIN, OP_EXIT, OP_PARK, OP_UNPARK,
    OP_FREE, OP_FENCE, OP_ASK, OP_CALL, OP_RUN, OP_CAS_FAILS, OPS
};

/* Why a task that had to wait goes on. */
enum cause { WOKEN, TIMED_OUT, SPURIOUS };

typedef uint32_t clocks[TASKS_MAX];

struct task {
    int number; /* from 0; the history counts from 1 */
    enum { READY, BLOCKED, ENDED } state;
    enum cause cause;
    enum op op;         /* the last one, or the one that it waits in */
    const void *object;
    const void *place;
    int64_t deadline;
    bool is_asleep;       /* may go on at any moment */
    bool may_wake_early;  /* spuriously */
    bool has_failed_weakly;
    bool (*may_go_on)(const struct task *); /* asked at each decision, NULL if it waits for wake */
    int64_t priority;
    uint32_t turn;
    bool is_joined;
    bool is_detached;
    void *(*run)(void *);
    void *argument;
    void *result;
    unsigned long handle;
    clocks seen;
    clocks before_fence; /* what relaxed stores publish after a release fence */
    clocks at_fence;     /* what relaxed loads have read, for the next acquire fence */
};

#define CALLER __builtin_return_address(0)

/* explore_schedule.c */
extern struct task *current;
extern struct task tasks[TASKS_MAX];
extern int task_count;
extern int64_t now_nanos;
void begin_schedule(uint64_t seed, uint64_t k);
/* The turn may pass to another task here; then one step is taken. */
void point(enum op, const void *object, const void *place);
void sync_point(enum op, const void *object, const void *place);
/* A step that follows another without a point before it. */
void take_step(enum op, const void *object, const void *place);
/* The running task waits, until woken or until the deadline (NEVER: none). */
enum cause wait_for(enum op, const void *object, const void *place, int64_t deadline,
                    bool may_wake_early);
void wait_until_may_go_on(bool (*)(const struct task *), const void *place);
void sleep_until(int64_t deadline, const void *place);
bool cannot_run(const struct task *);
/* All tasks that wait in this operation for the object; one drawn at random. */
void wake_all(enum op, const void *object);
bool wake_one(enum op, const void *object);
/* The same for a condition, whose signal a waiter may use up although it times out. */
void signal_one(enum op, const void *object);
struct task *new_task(void);
void wait_for_turn(struct task *);
void leave(void) __attribute__((noreturn)); /* the task has ended */
void give_way(const void *place);
/* Whether a weak exchange fails now though it found what was expected. */
bool fails_weakly(const void *object, const void *place);
void hurry(void); /* the clock, for those who spin on it; at every step */

/* explore_order.c: who knows of whose past, by vector clocks */
void order_after(clocks target, const clocks source);
void publish(const void *object);
void publish_first(const void *object); /* forgets what was published before */
void learn(const void *object);
void begin_order(struct task *child);
void publish_atomically(const void *object, int order, bool is_update);
void learn_atomically(const void *object, int order);
void fence(int order);

/* explore_access.c */
void check_access(const void *address, size_t size, bool is_write, bool is_atomic,
                  const void *place);
void touch(const void *address, size_t size, bool is_write, const void *place);

/* explore_memory.c */
void open_arena(void);
struct block {
    uint32_t number; /* from 1; 0 is none */
    uint32_t offset;
};
struct block block_of(const void *address);
bool is_readable(const void *address);
/* Ends the schedule if the bytes were freed, or were never part of a block. */
void check_block(const void *address, size_t size);

/* explore_time.c */
int64_t deadline_of(int clock, const struct timespec *);
bool is_time(const struct timespec *);
int64_t later(int64_t nanos);

/* explore_lock.c */
/* Gives back one level; false if it was not this task's. */
bool release_mutex(void *mutex);
int acquire_mutex(void *mutex, const void *place);

/* explore_record.c: what the child tells the launcher */
enum outcome { RUNNING, DONE, DEADLOCK, LIVELOCK, UNCONTROLLED, CRASHED, FATAL, EXITED };

enum record_kind { RECORD_TEXT, RECORD_STEP, RECORD_RACE, RECORD_BLOCKED };

struct record {
    uint16_t kind;
    uint16_t length; /* of what follows, a multiple of 8 */
};

struct spot {
    const void *address;
    struct block block;
};

struct step_record {
    int64_t nanos;
    uint32_t number;
    uint16_t task;
    uint8_t op;
    uint8_t size; /* of the value; 0: none */
    struct spot spot;
    const void *place;
    uint64_t value;
};

struct race_record {
    int64_t nanos;
    struct spot spot;
    const void *place[2];
    uint16_t task[2];
    uint8_t is_write[2];
};

struct shared {
    uint32_t outcome;
    uint32_t steps;
    int64_t nanos;
    int64_t delay; /* by how much the clock ran ahead of tasks that could go on */
    uint32_t task;
    uint32_t length;
    char names[TASKS_MAX][NAME_BYTES];
    char what[WHAT_BYTES];    /* that is uncontrolled, or the class of what was done wrong */
    char message[WHAT_BYTES];
    char records[1 << 23] __attribute__((aligned(8)));
};

extern struct shared *shared;
extern bool is_traced;
extern const char *const op_names[OPS];
void open_shared(void);
void record_step(enum op, const void *object, const void *place);
void value_follows(const void *address, size_t size, bool is_written);
void settle_value(void);
void record_race(const struct race_record *);
void finish(enum outcome) __attribute__((noreturn));
void uncontrolled(const char *what) __attribute__((noreturn));
/* The running operation did what no program may do. */
void misused(const char *class, const char *message) __attribute__((noreturn));
void left(int status) __attribute__((noreturn));

/* explore_tell.c: in the launcher, what the grader is told of a finished schedule */
struct asked {
    const char *nonce;
    const char *seed;
    uint64_t k;
};
void open_telling(int descriptor, const char *program);
void tell_schedule(const struct asked *, int signal);
void tell_explored(const char *nonce, uint64_t count);
void tell_ready(void);
void forget_races(void);
void tell_failure(void);

/* explore_symbols.c: in the launcher, names of places and objects */
void open_symbols(const char *program);
struct source {
    const char *file;
    int line;
};
struct source source_of(const void *place);
/* The name of a variable, with the distance from its begin; NULL if there is none. */
const char *variable_at(const void *address, size_t *offset);

/* A system call that leaves errno as it is. */
long kernel(long number, long a, long b, long c, long d);

#endif
