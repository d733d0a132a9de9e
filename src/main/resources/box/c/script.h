/* What the two programs around a solution share: harness.c, which runs a script as it comes, and
 * explore.c, which runs it under controlled schedules. */
#ifndef INTERLOCK_SCRIPT_H
#define INTERLOCK_SCRIPT_H

#include "harness.h"

#include <sys/types.h>

enum {
    LINE_BYTES_MAX = 4000,
    STATUS_ESCAPED = 69,
    STATUS_FATAL = 70,
    STATUS_GRADER_GONE = 74
};

/* A history line in the making. One that would be too long ends with the word "...". */
struct line {
    size_t length;
    size_t last_blank;
    int is_full;
    char bytes[LINE_BYTES_MAX + 1];
};

void put_byte(struct line *, char);
void put_text(struct line *, const char *);
void put_number(struct line *, int64_t);
/* With a blank before it unless it is the first. */
void put_word(struct line *, const char *);
/* Empties the line and begins it with all words before the kind's own. */
void head_line(struct line *, int64_t nanos, pid_t process, pid_t thread, const char *kind);
/* Ends a line that has no line end yet. */
void end_line(struct line *);

/* Lines as they come in; the memory is the owner's. */
struct requests {
    int descriptor;
    size_t filled;
    size_t taken;
    char *buffer; /* of LINE_BYTES_MAX + 1 bytes */
};

/* The next line without its end, in the buffer until the next call; "bye" when there are none. */
char *next_line(struct requests *);

/* The words of a line, decoded in place. */
struct words {
    int count;
    char **word;
};

struct words split(char *line);

/* Keeps a `case`, `object` or `step`, and the words with it; false for any other request. */
int take_request(const struct words *);

/* Builds the object, runs the threads, joins them. */
void run_script(void);

/* Memory for the script, or the end. */
void *allocate(void *old, size_t size);

/* Whether the script has a thread of this name. */
int is_in_script(const char *name);

void begin_script(const char *name);
void fatal_word(const char *message, const char *word) __attribute__((noreturn));

/* What the history calls this thread: its name in the script, or "-". */
const char *thread_name(void);
void name_thread(const char *);

/* The two programs differ in these. */
void start_line(struct line *, const char *kind);
void write_line(struct line *);
_Noreturn void give_up(void); /* after a `fatal` line */
void ask(char *answer, size_t size, const char *what, int count, const char *const *args);

#endif
