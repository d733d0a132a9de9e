#include "siblings.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TEXT_MAX = 4096, PATH_MAX_HERE = 128 };

static void read_file(char *text, const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = file < 0 ? 0 : read(file, text, TEXT_MAX - 1);
    if (file >= 0)
        close(file);
    text[length > 0 ? length : 0] = '\0';
}

static long number_after(const char *text, const char *key)
{
    const char *found = strstr(text, key);
    return found == NULL ? 0 : strtol(found + strlen(key), NULL, 10);
}

static long moves_of_threads(const char *process)
{
    char path[PATH_MAX_HERE], text[TEXT_MAX];
    long moves = 0;
    snprintf(path, sizeof path, "/proc/%s/task", process);
    DIR *threads = opendir(path);
    for (struct dirent *thread; threads != NULL && (thread = readdir(threads)) != NULL;) {
        snprintf(path, sizeof path, "/proc/%.20s/task/%.20s/status", process, thread->d_name);
        read_file(text, path);
        moves += number_after(text, "\nvoluntary_ctxt_switches:");
        moves += number_after(text, "\nnonvoluntary_ctxt_switches:");
        moves += strstr(text, "\nState:\tR") != NULL;
    }
    if (threads != NULL)
        closedir(threads);
    return moves;
}

void siblings_look(struct siblings *found)
{
    char path[PATH_MAX_HERE], text[TEXT_MAX];
    found->count = 0;
    DIR *processes = opendir("/proc");
    for (struct dirent *process; processes != NULL && (process = readdir(processes)) != NULL;) {
        long pid = strtol(process->d_name, NULL, 10);
        snprintf(path, sizeof path, "/proc/%.20s/status", process->d_name);
        read_file(text, path);
        if (pid > 0 && pid != getpid() && number_after(text, "\nPPid:") == getppid()
            && found->count < SIBLINGS_MAX) {
            found->pids[found->count] = pid;
            found->moves[found->count++] = moves_of_threads(process->d_name);
        }
    }
    if (processes != NULL)
        closedir(processes);
}

long siblings_moves(const struct siblings *all)
{
    long moves = 0;
    for (int i = 0; i < all->count; i++)
        moves += all->moves[i];
    return moves;
}

long siblings_stillest(const struct siblings *before, const struct siblings *after)
{
    long least = LONG_MAX;
    for (int i = 0; i < before->count; i++)
        for (int k = 0; k < after->count; k++)
            if (before->pids[i] == after->pids[k] && after->moves[k] - before->moves[i] < least)
                least = after->moves[k] - before->moves[i];
    return least == LONG_MAX ? 0 : least;
}
