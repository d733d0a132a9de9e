/* Drives the candidate's event: `set`, `clear`, `is-set`, `wait [ns]`. */
#include "exercise.h"
#include "harness.h"

#include <errno.h>
#include <stdio.h>

static struct event *event;
static int failed;

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

void adapter_create(const struct parameters *parameters)
{
    (void)parameters;
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
        event_set(event);
        result_word(result, "ok");
    } else if (operation_is(op, "clear")) {
        event_clear(event);
        result_word(result, "ok");
    } else if (operation_is(op, "is-set")) {
        told(result, event_is_set(event));
    } else if (operation_is(op, "wait")) {
        told(result, event_wait(event, op->count > 0 ? operation_number(op, 0) : EVENT_NO_LIMIT));
    } else {
        harness_unknown(op);
    }
}
