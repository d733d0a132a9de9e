/* Virtual time: it moves on with each step, and jumps when a sleep or a limit is over. */
#define _GNU_SOURCE
#include "explore.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <sys/time.h>
#include <unistd.h>

/* When the schedule began, by the clocks that the solution reads. */
static const int64_t UP_NANOS = INT64_C(100000) * 1000000000;
static const int64_t EPOCH_NANOS = INT64_C(1700000000) * 1000000000;

static bool is_wall_clock(int clock) {
    return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI
        || clock == CLOCK_REALTIME_ALARM;
}

static int64_t begin_of(int clock) {
    return is_wall_clock(clock) ? EPOCH_NANOS : UP_NANOS;
}

bool is_time(const struct timespec *time) {
    return time->tv_nsec >= 0 && time->tv_nsec < 1000000000;
}

static int64_t nanos_of(const struct timespec *time) {
    int64_t nanos;
    if (__builtin_mul_overflow((int64_t)time->tv_sec, INT64_C(1000000000), &nanos)
        || __builtin_add_overflow(nanos, (int64_t)time->tv_nsec, &nanos)) {
        return time->tv_sec < 0 ? INT64_MIN : NEVER;
    }
    return nanos;
}

/* A limit beyond the range is none. */
int64_t deadline_of(int clock, const struct timespec *end) {
    int64_t nanos = nanos_of(end);
    return nanos == NEVER ? NEVER : nanos < begin_of(clock) ? 0 : nanos - begin_of(clock);
}

int64_t later(int64_t nanos) {
    int64_t end;
    return __builtin_add_overflow(now_nanos, nanos, &end) ? NEVER : end;
}

static struct timespec time_by(int clock) {
    sync_point(OP_CALL, NULL, NULL);
    int64_t nanos = now_nanos + begin_of(clock);
    return (struct timespec){nanos / 1000000000, nanos % 1000000000};
}

int explored_clock_gettime(clockid_t clock, struct timespec *time) {
    *time = time_by(clock);
    return 0;
}

int explored_clock_getres(clockid_t clock, struct timespec *resolution) {
    (void)clock;
    if (resolution != NULL) {
        *resolution = (struct timespec){0, 1};
    }
    return 0;
}

int explored_timespec_get(struct timespec *time, int base) {
    *time = time_by(CLOCK_REALTIME);
    return base;
}

int explored_gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    struct timespec now = time_by(CLOCK_REALTIME);
    *time = (struct timeval){now.tv_sec, now.tv_nsec / 1000};
    return 0;
}

time_t explored_time(time_t *result) {
    time_t now = time_by(CLOCK_REALTIME).tv_sec;
    if (result != NULL) {
        *result = now;
    }
    return now;
}

clock_t explored_clock(void) {
    sync_point(OP_CALL, NULL, NULL);
    return (clock_t)(now_nanos / (1000000000 / CLOCKS_PER_SEC));
}

static int sleep_for(const struct timespec *limit, const void *place) {
    if (!is_time(limit) || limit->tv_sec < 0) {
        return EINVAL;
    }
    sleep_until(later(nanos_of(limit)), place);
    return 0;
}

static int told(int code) {
    if (code == 0) {
        return 0;
    }
    errno = code;
    return -1;
}

int explored_nanosleep(const struct timespec *limit, struct timespec *left) {
    (void)left;
    return told(sleep_for(limit, CALLER));
}

int explored_clock_nanosleep(clockid_t clock, int flags, const struct timespec *time,
                    struct timespec *left) {
    (void)left;
    if ((flags & TIMER_ABSTIME) == 0) {
        return sleep_for(time, CALLER);
    }
    if (!is_time(time)) {
        return EINVAL;
    }
    sleep_until(deadline_of(clock, time), CALLER);
    return 0;
}

int explored_usleep(useconds_t micros) {
    sleep_until(later((int64_t)micros * 1000), CALLER);
    return 0;
}

unsigned explored_sleep(unsigned seconds) {
    sleep_until(later((int64_t)seconds * 1000000000), CALLER);
    return 0;
}

int explored_sched_yield(void) {
    give_way(CALLER);
    return 0;
}
