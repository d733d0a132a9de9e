/* Drives the candidate's buffer: `put v [ns]`, `take [ns]`, `close`, `size`; parameter capacity.
 *
 * Where the capacity is below 1 there is no buffer: every operation is `invalid`, or `accepted` if
 * the capacity was not refused. */
#include "exercise.h"
#include "harness.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char NOTHING[] = "nil";

static struct buffer *buffer;
static const char *instead;

/* An item is a number, told apart from NULL: the candidate never looks behind the pointer. */
static const intptr_t FIRST = 4096;

static void *item_of(const char *word)
{
    return strcmp(word, NOTHING) == 0 ? NULL : (void *)(FIRST + (intptr_t)strtoll(word, NULL, 10));
}

static void told(struct result *result, int code)
{
    char other[32];
    switch (code) {
    case 0:
        result_word(result, "ok");
        break;
    case -ETIMEDOUT:
        result_word(result, "timeout");
        break;
    case -EPIPE:
        result_word(result, "closed");
        break;
    case -EINVAL:
        result_word(result, "invalid");
        break;
    default:
        snprintf(other, sizeof other, "error:%d", code);
        result_word(result, other);
    }
}

static int64_t limit_of(const struct operation *op, int index)
{
    return op->count > index ? operation_number(op, index) : -1;
}

static void take(const struct operation *op, struct result *result)
{
    void *item = NULL;
    int code = buf_take(buffer, &item, limit_of(op, 0));
    if (code != 0)
        told(result, code);
    else if (item == NULL)
        result_word(result, NOTHING);
    else
        result_number(result, (intptr_t)item - FIRST);
}

void adapter_create(const struct parameters *parameters)
{
    if (buffer != NULL)
        buf_free(buffer);
    int capacity = (int)parameter_number(parameters, "capacity");
    errno = 0;
    buffer = buf_new(capacity);
    instead = capacity < 1 && errno == EINVAL ? "invalid" : "error:no-buffer";
    if (capacity < 1 && buffer != NULL) {
        buf_free(buffer);
        buffer = NULL;
        instead = "accepted";
    }
}

void adapter_call(const struct operation *op, struct result *result)
{
    if (buffer == NULL) {
        result_word(result, instead);
    } else if (operation_is(op, "put")) {
        told(result, buf_put(buffer, item_of(operation_word(op, 0)), limit_of(op, 1)));
    } else if (operation_is(op, "take")) {
        take(op, result);
    } else if (operation_is(op, "size")) {
        result_number(result, buf_size(buffer));
    } else if (operation_is(op, "close")) {
        buf_close(buffer);
        result_word(result, "ok");
    } else {
        harness_unknown(op);
    }
}
