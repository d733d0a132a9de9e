/* Words, lines and requests of the harness protocol; see script.h. */
#define _GNU_SOURCE
#include "script.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Room is kept for " ...\n", which ends a line that was too long. */
void put_byte(struct line *line, char byte) {
    if (line->length + 6 > LINE_BYTES_MAX) {
        line->is_full = 1;
        return;
    }
    if (byte == ' ') {
        line->last_blank = line->length;
    }
    line->bytes[line->length++] = byte;
}

void put_text(struct line *line, const char *text) {
    while (*text != '\0') {
        put_byte(line, *text++);
    }
}

void put_number(struct line *line, int64_t number) {
    char digits[24];
    int count = 0;
    uint64_t left = number < 0 ? -(uint64_t)number : (uint64_t)number;
    if (number < 0) {
        put_byte(line, '-');
    }
    do {
        digits[count++] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    while (count > 0) {
        put_byte(line, digits[--count]);
    }
}

void put_word(struct line *line, const char *word) {
    static const char hex[] = "0123456789ABCDEF";
    if (line->length > 0) {
        put_byte(line, ' ');
    }
    if (*word == '\0') {
        put_byte(line, '%');
    }
    for (; *word != '\0'; word++) {
        unsigned char byte = (unsigned char)*word;
        if (byte <= ' ' || byte == '%' || byte == 0x7f) {
            put_byte(line, '%');
            put_byte(line, hex[byte >> 4]);
            put_byte(line, hex[byte & 15]);
        } else {
            put_byte(line, *word);
        }
    }
}

void end_line(struct line *line) {
    if (line->is_full) {
        line->length = line->last_blank;
        memcpy(line->bytes + line->length, " ...", 4);
        line->length += 4;
    }
    line->bytes[line->length++] = '\n';
}

void fatal_word(const char *message, const char *word) {
    char text[300];
    snprintf(text, sizeof text, "%s '%.200s'", message, word);
    harness_fatal(text);
}

void *allocate(void *old, size_t size) {
    void *memory = realloc(old, size);
    if (memory == NULL) {
        harness_fatal("no memory for the script");
    }
    return memory;
}

static int digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10
         : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void decode(char *word) {
    char *to = word;
    if (strcmp(word, "%") == 0) {
        *word = '\0';
        return;
    }
    for (const char *from = word; *from != '\0'; from++) {
        if (*from != '%') {
            *to++ = *from;
            continue;
        }
        if (digit(from[1]) < 0 || digit(from[2]) < 0) {
            fatal_word("no such escape in", word);
        }
        *to++ = (char)(digit(from[1]) << 4 | digit(from[2]));
        from += 2;
    }
    *to = '\0';
}

char *next_line(struct requests *from) {
    char *end;
    from->filled -= from->taken;
    memmove(from->buffer, from->buffer + from->taken, from->filled);
    from->taken = 0;
    while ((end = memchr(from->buffer, '\n', from->filled)) == NULL) {
        if (from->filled == LINE_BYTES_MAX + 1) {
            harness_fatal("a request is too long");
        }
        ssize_t more = read(from->descriptor, from->buffer + from->filled,
                            LINE_BYTES_MAX + 1 - from->filled);
        if (more < 0 && errno == EINTR) {
            continue;
        }
        if (more <= 0) {
            memcpy(from->buffer, "bye\n", 4);
            from->filled = 4;
            continue;
        }
        from->filled += (size_t)more;
    }
    *end = '\0';
    from->taken = (size_t)(end + 1 - from->buffer);
    return from->buffer;
}

struct words split(char *line) {
    struct words words = {0, NULL};
    for (char *rest = line, *word; (word = strsep(&rest, " ")) != NULL;) {
        words.word = allocate(words.word, sizeof *words.word * (size_t)(words.count + 1));
        words.word[words.count++] = word;
        decode(word);
    }
    return words;
}
