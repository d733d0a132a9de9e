/* Functions of the C library that read and write memory for their caller: accesses as well. */
#define _GNU_SOURCE
#include "explore.h"

#include <stdlib.h>
#include <string.h>

extern __typeof__(malloc) explored_malloc;

void *explored_memcpy(void *to, const void *from, size_t size) {
    touch(from, size, false, CALLER);
    touch(to, size, true, CALLER);
    return memcpy(to, from, size);
}

void *explored_memmove(void *to, const void *from, size_t size) {
    touch(from, size, false, CALLER);
    touch(to, size, true, CALLER);
    return memmove(to, from, size);
}

void *explored_memset(void *to, int byte, size_t size) {
    touch(to, size, true, CALLER);
    return memset(to, byte, size);
}

int explored_memcmp(const void *one, const void *other, size_t size) {
    touch(one, size, false, CALLER);
    touch(other, size, false, CALLER);
    return memcmp(one, other, size);
}

size_t explored_strlen(const char *text) {
    size_t length = strlen(text);
    touch(text, length + 1, false, CALLER);
    return length;
}

char *explored_strcpy(char *to, const char *from) {
    size_t size = strlen(from) + 1;
    touch(from, size, false, CALLER);
    touch(to, size, true, CALLER);
    return strcpy(to, from);
}

char *explored_strncpy(char *to, const char *from, size_t size) {
    size_t length = strnlen(from, size);
    touch(from, length < size ? length + 1 : size, false, CALLER);
    touch(to, size, true, CALLER);
    return strncpy(to, from, size);
}

int explored_strcmp(const char *one, const char *other) {
    touch(one, strlen(one) + 1, false, CALLER);
    touch(other, strlen(other) + 1, false, CALLER);
    return strcmp(one, other);
}

int explored_strncmp(const char *one, const char *other, size_t size) {
    touch(one, strnlen(one, size), false, CALLER);
    touch(other, strnlen(other, size), false, CALLER);
    return strncmp(one, other, size);
}

char *explored_strdup(const char *text) {
    size_t size = strlen(text) + 1;
    touch(text, size, false, CALLER);
    char *copy = explored_malloc(size);
    return copy == NULL ? NULL : memcpy(copy, text, size);
}
