/* The functions of the C library that handlers are most often wrong to call. They take locks which
 * the interrupted thread may hold, so that a handler may wait for its own thread; on some machines
 * and days they only corrupt what that thread was at. Here they wait whenever they could.
 *
 * Schedules of the engine have functions of their own in their place. */
#define _GNU_SOURCE
#include "inside.h"

_Thread_local volatile sig_atomic_t is_inside;
_Thread_local volatile sig_atomic_t is_noticed;

#ifndef __SANITIZE_THREAD__
#include "harness.h"

#include <dlfcn.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void __libc_free(void *);

static void enter(const char *call)
{
    if (!is_inside)
        return;
    is_inside = 0;
    harness_log("handler", call, NULL);
    for (;;)
        pause();
}

void *malloc(size_t size)
{
    enter("call:malloc");
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    enter("call:calloc");
    return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    enter("call:realloc");
    return __libc_realloc(old, size);
}

void free(void *old)
{
    enter("call:free");
    __libc_free(old);
}

static int (*real_puts)(const char *);
static int (*real_putchar)(int);
static int (*real_fputs)(const char *, FILE *);
static int (*real_fputc)(int, FILE *);
static int (*real_fflush)(FILE *);
static size_t (*real_fwrite)(const void *, size_t, size_t, FILE *);
static int (*real_mutex_lock)(pthread_mutex_t *);
static int (*real_spin_lock)(pthread_spinlock_t *);
static int (*real_sem_wait)(sem_t *);

/* The first of all constructors: others may print. */
__attribute__((constructor(101))) static void find_real(void)
{
    *(void **)&real_puts = dlsym(RTLD_NEXT, "puts");
    *(void **)&real_putchar = dlsym(RTLD_NEXT, "putchar");
    *(void **)&real_fputs = dlsym(RTLD_NEXT, "fputs");
    *(void **)&real_fputc = dlsym(RTLD_NEXT, "fputc");
    *(void **)&real_fflush = dlsym(RTLD_NEXT, "fflush");
    *(void **)&real_fwrite = dlsym(RTLD_NEXT, "fwrite");
    *(void **)&real_mutex_lock = dlsym(RTLD_NEXT, "pthread_mutex_lock");
    *(void **)&real_spin_lock = dlsym(RTLD_NEXT, "pthread_spin_lock");
    *(void **)&real_sem_wait = dlsym(RTLD_NEXT, "sem_wait");
}

int puts(const char *text)
{
    enter("call:puts");
    return real_puts(text);
}

int putchar(int byte)
{
    enter("call:putchar");
    return real_putchar(byte);
}

int fputs(const char *text, FILE *file)
{
    enter("call:fputs");
    return real_fputs(text, file);
}

int fputc(int byte, FILE *file)
{
    enter("call:fputc");
    return real_fputc(byte, file);
}

int fflush(FILE *file)
{
    enter("call:fflush");
    return real_fflush(file);
}

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file)
{
    enter("call:fwrite");
    return real_fwrite(bytes, size, count, file);
}

int printf(const char *format, ...)
{
    va_list values;
    enter("call:printf");
    va_start(values, format);
    int length = vfprintf(stdout, format, values);
    va_end(values);
    return length;
}

int fprintf(FILE *file, const char *format, ...)
{
    va_list values;
    enter("call:fprintf");
    va_start(values, format);
    int length = vfprintf(file, format, values);
    va_end(values);
    return length;
}

/* A handler that takes the lock, too, waits for the thread it interrupted. Where notices are blocked,
 * as in the handler itself, none comes. */
static int noticed(int error)
{
    sigset_t blocked;
    if (is_noticed && error == 0 && pthread_sigmask(SIG_SETMASK, NULL, &blocked) == 0
        && !sigismember(&blocked, SIGCHLD))
        pthread_kill(pthread_self(), SIGCHLD);
    return error;
}

int pthread_mutex_lock(pthread_mutex_t *mutex)
{
    return noticed(real_mutex_lock(mutex));
}

int pthread_spin_lock(pthread_spinlock_t *lock)
{
    return noticed(real_spin_lock(lock));
}

int sem_wait(sem_t *semaphore)
{
    return noticed(real_sem_wait(semaphore));
}
#endif
