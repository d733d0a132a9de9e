/* What an exercise's adapter.c and its harness objects use.
 * The protocol: docs/decisions/harness-protocol.md. */
#ifndef INTERLOCK_HARNESS_H
#define INTERLOCK_HARNESS_H

#include <stddef.h>
#include <stdint.h>

/* The parameters of the object under test, as the script gives them. */
struct parameters;

/* The value, or the end of the process with a `fatal` line if it is missing or no whole number. */
const char *parameter_text(const struct parameters *, const char *key);
int64_t parameter_number(const struct parameters *, const char *key);
int64_t parameter_number_or(const struct parameters *, const char *key, int64_t otherwise);

/* One operation with its words, decoded. */
struct operation {
    const char *name;
    int count;
    const char *const *words;
};

int operation_is(const struct operation *, const char *name);
const char *operation_word(const struct operation *, int index);
int64_t operation_number(const struct operation *, int index);

/* The words of a result, in the order in which they are added. */
struct result;
void result_word(struct result *, const char *word);
void result_number(struct result *, int64_t number);

/* Written by the exercise. A case begins with adapter_create, called by the main thread; then the
 * script's threads call adapter_call at the same time. */
void adapter_create(const struct parameters *);
void adapter_call(const struct operation *, struct result *);

/* A harness object was used: `op` is "call:" or "return:" and the operation; further words up to
 * NULL. One write(2), no lock, no allocation: for any thread, forked process or signal handler. */
void harness_log(const char *object, const char *op, ...) __attribute__((sentinel));
void harness_log_number(const char *object, const char *op, int64_t number);

/* Asks the grader, further words up to NULL, and waits; the first word of the answer (or "") is
 * put into `answer`. Only in the process that runs the script. */
void harness_ask(char *answer, size_t size, const char *what, ...) __attribute__((sentinel));

/* Seeded pauses that a harness object lays before or after its effect: object parameters
 * delay.seed, delay.percent (chance of a pause) and delay.nanos (longest pause); without them it
 * never pauses. Each thread of each process draws its own sequence. Pause between the "call:" and
 * the "return:" line, so that the grader can tell the pause from a thread that is stuck.
 *
 * With the object parameter gate.seed every pause is a gate instead: the process stops itself, and
 * the grader, who draws from that seed, lets one process at a time go on. */
struct delays {
    int is_gated;
    uint64_t seed;
    int64_t percent;
    int64_t nanos_max;
};

struct delays delays_of(const struct parameters *);
void delays_pause(const struct delays *);

/* The script asks for what cannot be done, the candidate is not to blame: ends the process. */
_Noreturn void harness_fatal(const char *message);
_Noreturn void harness_unknown(const struct operation *);

#endif
