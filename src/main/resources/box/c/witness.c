/* Beside the harness in the program that ThreadSanitizer watches at full speed: tells the races
 * that it reports, as the engine tells its own. Declarations as in sanitizer/tsan_interface.h, which
 * not every gcc brings along. */
#include "script.h"

#include <string.h>

enum { FRAMES_MAX = 8, PLACE_BYTES = 512 };

static const char COMPILED_IN[] = "/in/";

int __tsan_get_report_data(void *report, const char **description, int *count, int *stack_count,
                           int *access_count, int *location_count, int *mutex_count,
                           int *thread_count, int *unique_thread_count, void **sleep_trace,
                           size_t trace_size);
int __tsan_get_report_mop(void *report, size_t index, int *thread, void **address, int *size,
                          int *is_write, int *is_atomic, void **trace, size_t trace_size);
int __tsan_get_report_thread(void *report, size_t index, int *thread, uint64_t *kernel_id,
                             int *is_running, const char **name, int *parent, void **trace,
                             size_t trace_size);
void __sanitizer_symbolize_pc(void *pc, const char *format, char *out, size_t out_size);
void __sanitizer_symbolize_global(void *data, const char *format, char *out, size_t out_size);
void __tsan_on_report(void *report);

struct access {
    int thread;
    int is_write;
    void *address;
    void *trace[FRAMES_MAX];
};

/* FILE LINE of the innermost frame that was compiled here: others are the library's. */
static void put_place(struct line *line, void *const *trace) {
    char place[PLACE_BYTES];
    for (int i = 0; i < FRAMES_MAX && trace[i] != NULL; i++) {
        __sanitizer_symbolize_pc(trace[i], "%s %l", place, sizeof place);
        char *blank = strrchr(place, ' ');
        char *slash = strrchr(place, '/');
        if (strncmp(place, COMPILED_IN, strlen(COMPILED_IN)) == 0 && blank > slash) {
            *blank = '\0';
            put_word(line, slash + 1);
            put_word(line, blank + 1);
            return;
        }
    }
    put_word(line, "-");
    put_word(line, "0");
}

/* The kernel's number of a thread, which its lines of the history have too. */
static void put_thread(struct line *line, void *report, int count, int wanted) {
    uint64_t found = 0;
    for (int i = 0; i < count && found == 0; i++) {
        int thread, is_running, parent;
        uint64_t kernel_id;
        const char *name;
        void *trace[FRAMES_MAX];
        __tsan_get_report_thread(report, (size_t)i, &thread, &kernel_id, &is_running, &name,
                                 &parent, trace, FRAMES_MAX);
        found = thread == wanted ? kernel_id : 0;
    }
    put_byte(line, ' ');
    put_number(line, (int64_t)found);
}

static void put_object(struct line *line, void *address) {
    char name[PLACE_BYTES] = "";
    __sanitizer_symbolize_global(address, "%g", name, sizeof name);
    put_word(line, *name == '\0' || *name == '<' ? "memory" : name);
}

/* Called by ThreadSanitizer, in the thread that made the second access. */
void __tsan_on_report(void *report) {
    const char *kind;
    int count, stacks, accesses, locations, mutexes, threads, unique;
    void *sleep[FRAMES_MAX];
    struct access two[2] = {0};
    struct line line;
    __tsan_get_report_data(report, &kind, &count, &stacks, &accesses, &locations, &mutexes,
                           &threads, &unique, sleep, FRAMES_MAX);
    if (strcmp(kind, "data-race") != 0 || accesses < 2) {
        return;
    }
    for (int i = 0; i < 2; i++) {
        int size, is_atomic;
        __tsan_get_report_mop(report, (size_t)i, &two[i].thread, &two[i].address, &size,
                              &two[i].is_write, &is_atomic, two[i].trace, FRAMES_MAX);
    }
    start_line(&line, "race");
    put_object(&line, two[0].address);
    for (int i = 0; i < 2; i++) {
        put_word(&line, two[i].is_write ? "write" : "read");
        put_place(&line, two[i].trace);
        put_thread(&line, report, threads, two[i].thread);
    }
    write_line(&line);
}
