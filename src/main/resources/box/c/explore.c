/* The launcher of the engine: reads requests, forks a child for each schedule, tells how it
 * went. See explore.h. */
#define _GNU_SOURCE
#include "explore.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CPU_SECONDS_MAX = 1, LOOKS_MAX = 5, PRIVATE_BYTES = 8192 };

static struct requests requests;
static bool is_child;
static int silence = -1;

void give_up(void) {
    if (is_child) {
        shared->outcome = FATAL;
        finish(FATAL);
    }
    tell_failure();
    _exit(STATUS_FATAL);
}

static int64_t wall_nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static uint64_t number_of(const char *text) {
    char *end;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0') {
        fatal_word("not a whole number:", text);
    }
    return value;
}

/* All tasks of a child on one processor: only one runs anyway, and the turn passes faster. */
static void stay_on_one_processor(void) {
    cpu_set_t here;
    CPU_ZERO(&here);
    CPU_SET((size_t)sched_getcpu(), &here);
    sched_setaffinity(0, sizeof here, &here);
}

static _Noreturn void run_child(uint64_t seed, uint64_t k) {
    struct rlimit processor = {CPU_SECONDS_MAX, CPU_SECONDS_MAX + 1};
    is_child = true;
    if (!is_traced) {
        dup2(silence, STDOUT_FILENO);
        dup2(silence, STDERR_FILENO);
    }
    if (close_range(STDERR_FILENO + 1, ~0u, 0) != 0 || setrlimit(RLIMIT_CPU, &processor) != 0) {
        harness_fatal("a child cannot be set up");
    }
    stay_on_one_processor();
    begin_schedule(seed, k);
    name_thread("main");
    run_script();
    finish(DONE);
}

/* Whether some thread of the child runs or would if it got a processor. */
static bool is_awake(pid_t child) {
    char path[64];
    char state = 'R';
    snprintf(path, sizeof path, "/proc/%d/task", (int)child);
    DIR *tasks_of = opendir(path);
    bool is_found = tasks_of == NULL;
    for (struct dirent *entry; !is_found && (entry = readdir(tasks_of)) != NULL;) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        snprintf(path, sizeof path, "/proc/%d/task/%.20s/stat", (int)child, entry->d_name);
        FILE *file = fopen(path, "r");
        if (file != NULL) {
            is_found = fscanf(file, "%*d (%*[^)]) %c", &state) != 1 || state != 'S';
            fclose(file);
        }
    }
    if (tasks_of != NULL) {
        closedir(tasks_of);
    }
    return is_found;
}

/* Looks once a second: a child that sleeps as a whole waits for what is out of control. */
static int await(pid_t child) {
    int status;
    int looks = 0;
    bool is_stuck = false;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            harness_fatal("a child cannot be waited for");
        }
        looks = is_awake(child) ? 0 : looks + 1;
        if (looks == LOOKS_MAX) {
            is_stuck = true;
            kill(child, SIGKILL);
        }
    }
    return is_stuck ? SIGALRM : WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void run_schedule(const struct asked *asked, uint64_t seed) {
    memset(shared, 0, offsetof(struct shared, records));
    pid_t child = fork();
    if (child < 0) {
        harness_fatal("no process for a schedule");
    }
    if (child == 0) {
        run_child(seed, asked->k);
    }
    tell_schedule(asked, await(child));
}

/* explore NONCE SEED FROM COUNT MILLIS */
static void explore(const struct words *words) {
    struct asked asked = {words->word[1], words->word[2], number_of(words->word[3])};
    uint64_t seed = number_of(words->word[2]);
    uint64_t count = number_of(words->word[4]);
    int64_t end = wall_nanos() + (int64_t)number_of(words->word[5]) * 1000000;
    uint64_t done = 0;
    is_traced = false;
    forget_races();
    while (done < count && wall_nanos() < end) {
        run_schedule(&asked, seed);
        asked.k++;
        done++;
    }
    tell_explored(asked.nonce, done);
}

/* replay NONCE SEED K */
static void replay(const struct words *words) {
    struct asked asked = {words->word[1], words->word[2], number_of(words->word[3])};
    is_traced = true;
    forget_races();
    run_schedule(&asked, number_of(words->word[2]));
}

/* What is kept of a request is copied out; the nonce stays where the child cannot find it. */
static void serve(void) {
    begin_script("");
    for (;;) {
        char *line = next_line(&requests);
        bool is_kept = strncmp(line, "explore ", 8) != 0 && strncmp(line, "replay ", 7) != 0;
        struct words words = split(is_kept ? strdup(line) : line);
        const char *kind = words.word[0];
        if (strcmp(kind, "explore") == 0 && words.count == 6) {
            explore(&words);
        } else if (strcmp(kind, "replay") == 0 && words.count == 4) {
            replay(&words);
        } else if (strcmp(kind, "bye") == 0) {
            return;
        } else if (!take_request(&words)) {
            fatal_word("unknown request", kind);
        }
        if (!is_kept) {
            free(words.word);
        }
    }
}

static void tick(int signal) {
    (void)signal;
}

/* Lets a wait for a child look up once a second. */
static void start_ticking(void) {
    struct sigaction action = {.sa_handler = tick};
    struct itimerval every = {{1, 0}, {1, 0}};
    if (sigaction(SIGALRM, &action, NULL) != 0 || setitimer(ITIMER_REAL, &every, NULL) != 0) {
        harness_fatal("no timer");
    }
}

/* Addresses must not differ from run to run: programs may come to depend on them. */
static void fix_addresses(char *arguments[]) {
    int old = personality(0xffffffff);
    if ((old & ADDR_NO_RANDOMIZE) == 0 && personality((unsigned long)old | ADDR_NO_RANDOMIZE) >= 0) {
        execv("/proc/self/exe", arguments);
    }
}

int main(int count, char *arguments[]) {
    (void)count;
    fix_addresses(arguments);
    if (prctl(PR_SET_DUMPABLE, 0) != 0) {
        _exit(STATUS_FATAL);
    }
    silence = open("/dev/null", O_RDWR);
    int history = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    requests.descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    requests.buffer = mmap(NULL, PRIVATE_BYTES, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (silence < 0 || history < 0 || requests.descriptor < 0 || requests.buffer == MAP_FAILED
        || madvise(requests.buffer, PRIVATE_BYTES, MADV_DONTFORK) != 0
        || dup2(silence, STDIN_FILENO) < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
        _exit(STATUS_FATAL);
    }
    open_telling(history, arguments[0]);
    open_shared();
    open_arena();
    start_ticking();
    name_thread("main");
    tell_ready();
    serve();
    _exit(0);
}
