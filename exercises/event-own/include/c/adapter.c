/* Drives the candidate's event: `set`, `clear`, `is-set`, `wait [ns]`.
 *
 * With the parameter `news`, a number, a thread writes it down before it calls `set`, and each
 * whose `wait` is true reads it, by nothing but the event in order: for cases with one `set`. */
#include "exercise.h"
#include "harness.h"

#include <errno.h>
#include <stdio.h>

static struct event *event;
static int failed;
static int64_t news, written;

static void told(struct result *result, int code)
{
    char other[32];
    switch (code) {
    case 0:
        result_word(result, "false");
        break;
    case 1:
        result_word(result, "true");
        break;
    case -EINVAL:
        result_word(result, "invalid");
        break;
    default:
        snprintf(other, sizeof other, "error:%d", code);
        result_word(result, other);
    }
}

static void set(void)
{
    if (news != 0)
        written = news;
    event_set(event);
}

static void await(int64_t limit, struct result *result)
{
    int code = event_wait(event, limit);
    if (code == 1 && news != 0 && written != news)
        result_word(result, "uninformed");
    else
        told(result, code);
}

void adapter_create(const struct parameters *parameters)
{
    news = parameter_number_or(parameters, "news", 0);
    written = 0;
    if (event != NULL)
        event_destroy(event);
    event = NULL;
    failed = event_init(&event);
}

void adapter_call(const struct operation *op, struct result *result)
{
    if (failed != 0 || event == NULL) {
        result_word(result, "error:no-event");
    } else if (operation_is(op, "set")) {
        set();
        result_word(result, "ok");
    } else if (operation_is(op, "clear")) {
        event_clear(event);
        result_word(result, "ok");
    } else if (operation_is(op, "is-set")) {
        told(result, event_is_set(event));
    } else if (operation_is(op, "wait")) {
        await(op->count > 0 ? operation_number(op, 0) : EVENT_NO_LIMIT, result);
    } else {
        harness_unknown(op);
    }
}
