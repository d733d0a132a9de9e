/* Names of variables and source lines, found only when something is to be told of them. */
#define _GNU_SOURCE
#include "explore.h"

#include <elf.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SOURCES_MAX = 1024, FILE_BYTES = 256 };

static const char *program;
static const char *image;
static FILE *asking;
static FILE *answers;

static struct {
    const void *place;
    struct source source;
} known[SOURCES_MAX];
static int known_count;

void open_symbols(const char *path) {
    program = path;
}

static void open_image(void) {
    struct stat state;
    int file = open(program, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &state) != 0) {
        harness_fatal("the program cannot be read");
    }
    image = mmap(NULL, (size_t)state.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    if (image == MAP_FAILED) {
        harness_fatal("no memory for the names of the program");
    }
}

const char *variable_at(const void *address, size_t *offset) {
    if (image == NULL) {
        open_image();
    }
    const Elf64_Ehdr *head = (const Elf64_Ehdr *)image;
    const Elf64_Shdr *sections = (const Elf64_Shdr *)(image + head->e_shoff);
    for (int i = 0; i < head->e_shnum; i++) {
        if (sections[i].sh_type != SHT_SYMTAB) {
            continue;
        }
        const Elf64_Sym *symbols = (const Elf64_Sym *)(image + sections[i].sh_offset);
        const char *names = image + sections[sections[i].sh_link].sh_offset;
        for (size_t j = 0; j < sections[i].sh_size / sizeof *symbols; j++) {
            uintptr_t distance = (uintptr_t)address - symbols[j].st_value;
            if (ELF64_ST_TYPE(symbols[j].st_info) == STT_OBJECT && distance < symbols[j].st_size) {
                *offset = distance;
                return names + symbols[j].st_name;
            }
        }
    }
    return NULL;
}

/* addr2line answers each address that it is sent with one line. */
static void start_reader(void) {
    int to[2];
    int from[2];
    pid_t child;
    posix_spawn_file_actions_t actions;
    char *arguments[] = {"addr2line", "-e", (char *)program, NULL};
    if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0) {
        harness_fatal("no pipe to addr2line");
    }
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, to[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, from[1], STDOUT_FILENO);
    if (posix_spawn(&child, "/usr/bin/addr2line", &actions, NULL, arguments, environ) != 0) {
        harness_fatal("addr2line cannot be started");
    }
    posix_spawn_file_actions_destroy(&actions);
    close(to[0]);
    close(from[1]);
    asking = fdopen(to[1], "w");
    answers = fdopen(from[0], "r");
}

static struct source read_source(const void *place) {
    char answer[FILE_BYTES];
    if (asking == NULL) {
        start_reader();
    }
    fprintf(asking, "%p\n", (const void *)((const char *)place - 1));
    fflush(asking);
    if (fgets(answer, sizeof answer, answers) == NULL) {
        harness_fatal("addr2line has ended");
    }
    char *colon = strrchr(answer, ':');
    if (colon == NULL || answer[0] == '?' || atoi(colon + 1) == 0) {
        return (struct source){"-", 0};
    }
    *colon = '\0';
    const char *slash = strrchr(answer, '/');
    char *file = strdup(slash == NULL ? answer : slash + 1);
    return (struct source){file == NULL ? "-" : file, atoi(colon + 1)};
}

struct source source_of(const void *place) {
    if (place == NULL) {
        return (struct source){"-", 0};
    }
    for (int i = 0; i < known_count; i++) {
        if (known[i].place == place) {
            return known[i].source;
        }
    }
    struct source source = read_source(place);
    if (known_count < SOURCES_MAX) {
        known[known_count].place = place;
        known[known_count++].source = source;
    }
    return source;
}
