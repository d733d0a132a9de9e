/* Who runs: one task at a time, handed on by a futex; the choice is drawn from seed and k. */
#define _GNU_SOURCE
#include "explore.h"

#include <linux/futex.h>
#include <string.h>
#include <sys/syscall.h>

enum { CHANGES_MAX = 3, EARLY_ONE_IN = 8, SYNC_ONE_IN = 2, SPURIOUS_ONE_IN = 16, SPURIOUS_MAX = 4,
       WEAK_ONE_IN = 8 };

/* Who spins until a limit is over would spin for ever: a schedule this long goes on as an early
 * one, and every so many steps its clock runs ahead, each time twice as far. */
enum { STEPS_ON_TIME = 2000, HURRY_STEPS = 400 };
static const int64_t HURRY_NANOS_MAX = INT64_C(1000000000000);

/* A limit beyond eleven days is none. */
static const int64_t LIMIT_NANOS_MAX = INT64_C(1000000000000000);

/* When waits and sleeps may end by themselves, by k modulo 3. Early: at any moment, and waits that
 * may wake for no reason do. Sleeps early: a limit only when it is over. Punctual: when their time
 * has come, in that order; yet some waits wake for no reason before. */
enum timing { EARLY, SLEEPS_EARLY, PUNCTUAL, TIMINGS };

struct task tasks[TASKS_MAX];
struct task *current = tasks;
int task_count;
int64_t now_nanos;

static uint64_t random_state;
static bool is_by_priority;
static enum timing timing;
static uint64_t spurious_soon; /* how many more, at any moment */
static uint64_t spurious_idle; /* how many more, when nobody can go on and time would jump */
static uint64_t switch_one_in;
static int64_t hurry_nanos = 1000000;
static uint64_t points;
static uint64_t changes[CHANGES_MAX];
static int change_count;
static int64_t lowest;
static int run_length;

/* splitmix64 */
static uint64_t draw(void) {
    uint64_t z = (random_state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/* How long a schedule gets is not known before, so the change points are drawn within a length
 * that is drawn as well: short programs are not left without any, long ones not changed only at
 * their begin. */
static void draw_changes(void) {
    uint64_t length = UINT64_C(8) << draw() % 8;
    change_count = 1 + (int)(draw() % CHANGES_MAX);
    for (int i = 0; i < change_count; i++) {
        changes[i] = 1 + draw() % length;
    }
}

void begin_schedule(uint64_t seed, uint64_t k) {
    static const uint64_t rates[] = {2, 4, 10, 30};
    random_state = seed;
    random_state = draw() ^ k * 0xd1342543de82ef95u;
    is_by_priority = k % 2 == 0;
    timing = (enum timing)(k % TIMINGS);
    if (timing == PUNCTUAL) {
        spurious_soon = draw() % (SPURIOUS_MAX + 1);
        spurious_idle = draw() % (SPURIOUS_MAX + 1);
    }
    switch_one_in = rates[draw() % 4];
    draw_changes();
    new_task();
    current = tasks;
}

struct task *new_task(void) {
    if (task_count == TASKS_MAX) {
        uncontrolled("too-many-threads");
    }
    struct task *task = &tasks[task_count];
    task->number = task_count++;
    task->deadline = NEVER;
    task->op = OP_START;
    task->priority = (int64_t)(draw() >> 2);
    task->seen[task->number] = 1;
    return task;
}

static void pass_turn(struct task *task) {
    __atomic_store_n(&task->turn, 1, __ATOMIC_RELEASE);
    kernel(SYS_futex, (long)&task->turn, FUTEX_WAKE_PRIVATE, 1, 0);
}

void wait_for_turn(struct task *task) {
    while (__atomic_exchange_n(&task->turn, 0, __ATOMIC_ACQUIRE) == 0) {
        kernel(SYS_futex, (long)&task->turn, FUTEX_WAIT_PRIVATE, 0, 0);
    }
}

bool cannot_run(const struct task *task) {
    return task->state == ENDED || (task->state == BLOCKED && !task->is_asleep);
}

/* Without any jump of the clock. */
static bool can_go_on(const struct task *task) {
    return task->state == READY
        || (task->state == BLOCKED
            && (task->deadline <= now_nanos || (task->may_go_on != NULL && task->may_go_on(task))));
}

static bool is_old(void) {
    return shared->steps > STEPS_ON_TIME;
}

void hurry(void) {
    if (!is_old() || shared->steps % HURRY_STEPS != 0) {
        return;
    }
    now_nanos += hurry_nanos;
    shared->delay += hurry_nanos;
    if (hurry_nanos < HURRY_NANOS_MAX) {
        hurry_nanos *= 2;
    }
}

static bool is_early(void) {
    return timing == EARLY || is_old();
}

static bool is_able(const struct task *task) {
    bool may_sleep_less = timing != PUNCTUAL || is_early();
    return can_go_on(task) || (may_sleep_less && task->is_asleep && task->deadline != NEVER);
}

static bool may_end_early(const struct task *task) {
    return task->state == BLOCKED && (task->deadline != NEVER || task->may_wake_early);
}

static struct task *first_to_end(void) {
    struct task *first = NULL;
    for (int i = 0; i < task_count; i++) {
        if (tasks[i].state == BLOCKED && tasks[i].deadline != NEVER
            && (first == NULL || tasks[i].deadline < first->deadline)) {
            first = &tasks[i];
        }
    }
    return first;
}

/* One drawn among those that may wake for no reason; NULL if there is none. */
static struct task *wake_spuriously(void) {
    struct task *waiting[TASKS_MAX];
    uint64_t count = 0;
    for (int i = 0; i < task_count; i++) {
        if (tasks[i].state == BLOCKED && tasks[i].may_wake_early) {
            waiting[count++] = &tasks[i];
        }
    }
    if (count == 0) {
        return NULL;
    }
    struct task *woken = waiting[draw() % count];
    woken->state = READY;
    woken->cause = SPURIOUS;
    return woken;
}

/* Nobody can go on. Perhaps one wakes before the wait that would end next: so who begins a limit
 * anew is late. */
static struct task *next_to_end(void) {
    struct task *next = first_to_end();
    if (next == NULL || spurious_idle == 0 || draw() % 2 == 0) {
        return next;
    }
    uint64_t left = (uint64_t)(next->deadline - now_nanos);
    struct task *woken = wake_spuriously();
    if (woken == NULL) {
        return next;
    }
    spurious_idle--;
    now_nanos += (int64_t)(draw() % left);
    return woken;
}

/* Who can go on. A timeout counts only in early schedules, now and then, or when nobody else. */
static int able(struct task *list[]) {
    bool is_early_now = is_early() && draw() % EARLY_ONE_IN == 0;
    int count = 0;
    if (spurious_soon > 0 && draw() % SPURIOUS_ONE_IN == 0 && wake_spuriously() != NULL) {
        spurious_soon--;
    }
    for (int i = 0; i < task_count; i++) {
        if (is_able(&tasks[i]) || (is_early_now && may_end_early(&tasks[i]))) {
            list[count++] = &tasks[i];
        }
    }
    if (count == 0) {
        list[0] = next_to_end();
        count = list[0] != NULL;
    }
    return count;
}

/* The clock runs ahead of those that could go on, and of those whose wait would end before. */
static void jump_to(int64_t deadline) {
    const struct task *first = first_to_end();
    if (deadline <= now_nanos || first == NULL) {
        return;
    }
    int64_t from = first->deadline;
    for (int i = 0; i < task_count; i++) {
        if (can_go_on(&tasks[i])) {
            from = now_nanos;
        }
    }
    shared->delay += deadline - from;
    now_nanos = deadline;
}

static struct task *highest(struct task *list[], int count) {
    struct task *found = list[0];
    for (int i = 1; i < count; i++) {
        if (list[i]->priority > found->priority) {
            found = list[i];
        }
    }
    return found;
}

/* A task that still waits is let go on: its time has come, or it wakes for no reason. */
static void let_go(struct task *task) {
    if (task->state != BLOCKED) {
        return;
    }
    if (task->may_go_on == NULL) {
        bool is_due = task->deadline <= now_nanos || !task->may_wake_early || !is_early();
        bool is_over = task->deadline != NEVER && (is_due || draw() % 2);
        task->cause = is_over ? TIMED_OUT : SPURIOUS;
        if (is_over) {
            jump_to(task->deadline);
        }
    }
    task->state = READY;
}

static void hand_to(struct task *next, bool is_leaving) {
    struct task *before = current;
    let_go(next);
    if (next == before) {
        return;
    }
    run_length = 0;
    current = next;
    shared->task = (uint32_t)next->number;
    pass_turn(next);
    if (!is_leaving) {
        wait_for_turn(before);
    }
}

/* The running task cannot go on. */
static void hand_over(bool is_leaving) {
    struct task *list[TASKS_MAX];
    int count = able(list);
    if (count == 0) {
        finish(DEADLOCK);
    }
    hand_to(is_by_priority ? highest(list, count) : list[draw() % (uint64_t)count], is_leaving);
}

static bool is_change(void) {
    for (int i = 0; i < change_count; i++) {
        if (changes[i] == points) {
            return true;
        }
    }
    return false;
}

static void lower(struct task *task) {
    task->priority = --lowest;
}

static int without(struct task *list[], int count, const struct task *task) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
        if (list[i] != task) {
            list[kept++] = list[i];
        }
    }
    return kept;
}

/* The running task could go on; may another one be first? */
static void consider(uint64_t one_in) {
    struct task *list[TASKS_MAX];
    points++;
    bool is_too_long = ++run_length >= FAIR_STEPS_MAX;
    if (is_by_priority) {
        if (is_too_long || is_change()) {
            lower(current);
            run_length = 0;
        }
        hand_to(highest(list, able(list)), false);
    } else if (is_too_long) {
        int others = without(list, able(list), current);
        run_length = 0;
        hand_to(others > 0 ? list[draw() % (uint64_t)others] : current, false);
    } else if (draw() % one_in == 0) {
        int count = able(list);
        hand_to(list[draw() % (uint64_t)count], false);
    }
}

void take_step(enum op op, const void *object, const void *place) {
    current->op = op;
    current->object = object;
    current->place = place;
    record_step(op, object, place);
}

static void point_at(uint64_t one_in, enum op op, const void *object, const void *place) {
    settle_value();
    current->op = op;
    current->object = object;
    current->place = place;
    consider(one_in);
    take_step(op, object, place);
}

void point(enum op op, const void *object, const void *place) {
    point_at(switch_one_in, op, object, place);
}

void sync_point(enum op op, const void *object, const void *place) {
    point_at(SYNC_ONE_IN, op, object, place);
}

void give_way(const void *place) {
    if (is_by_priority) {
        lower(current);
    }
    sync_point(OP_YIELD, NULL, place);
}

static void block(enum op op, const void *object, const void *place, int64_t deadline) {
    settle_value();
    current->state = BLOCKED;
    current->op = op;
    current->object = object;
    current->place = place;
    current->deadline = deadline - now_nanos > LIMIT_NANOS_MAX ? NEVER : deadline;
    hand_over(false);
    current->deadline = NEVER;
    current->may_wake_early = current->is_asleep = false;
    current->may_go_on = NULL;
}

enum cause wait_for(enum op op, const void *object, const void *place, int64_t deadline,
                    bool may_wake_early) {
    current->may_wake_early = may_wake_early;
    current->cause = WOKEN;
    block(op, object, place, deadline);
    return current->cause;
}

void wait_until_may_go_on(bool (*may_go_on)(const struct task *), const void *place) {
    while (!may_go_on(current)) {
        current->may_go_on = may_go_on;
        block(OP_ASK, NULL, place, NEVER);
    }
}

void sleep_until(int64_t deadline, const void *place) {
    take_step(OP_SLEEP, NULL, place);
    if (is_by_priority) {
        lower(current);
    }
    current->is_asleep = true;
    block(OP_SLEEP, NULL, place, deadline);
}

void wake_all(enum op op, const void *object) {
    for (int i = 0; i < task_count; i++) {
        if (tasks[i].state == BLOCKED && tasks[i].op == op && tasks[i].object == object) {
            tasks[i].state = READY;
            tasks[i].cause = WOKEN;
        }
    }
}

static struct task *wake_drawn(enum op op, const void *object) {
    struct task *waiting[TASKS_MAX];
    uint64_t count = 0;
    for (int i = 0; i < task_count; i++) {
        if (tasks[i].state == BLOCKED && tasks[i].op == op && tasks[i].object == object) {
            waiting[count++] = &tasks[i];
        }
    }
    if (count == 0) {
        return NULL;
    }
    struct task *woken = waiting[draw() % count];
    woken->state = READY;
    woken->cause = WOKEN;
    return woken;
}

bool wake_one(enum op op, const void *object) {
    return wake_drawn(op, object) != NULL;
}

/* The limit of the one who is woken may pass just before. POSIX: a wait that times out "may
 * consume a condition signal directed concurrently at the condition variable". */
void signal_one(enum op op, const void *object) {
    struct task *woken = wake_drawn(op, object);
    if (woken == NULL || woken->deadline == NEVER) {
        return;
    }
    bool is_due = woken->deadline <= now_nanos;
    if (!(is_due || is_early()) || draw() % 2 == 0) {
        return;
    }
    woken->cause = TIMED_OUT;
    if (!is_due) {
        shared->delay += woken->deadline - now_nanos;
        now_nanos = woken->deadline;
    }
}

/* Never twice in a row: a loop around it ends. */
bool fails_weakly(const void *object, const void *place) {
    current->has_failed_weakly = !current->has_failed_weakly && draw() % WEAK_ONE_IN == 0;
    if (current->has_failed_weakly) {
        settle_value();
        take_step(OP_CAS_FAILS, object, place);
    }
    return current->has_failed_weakly;
}

/* An ended task keeps its thread, and so its stack: no address is used for a second time. */
void leave(void) {
    current->state = ENDED;
    wake_all(OP_JOIN, current);
    struct task *self = current;
    hand_over(true);
    for (;;) {
        wait_for_turn(self);
    }
}
