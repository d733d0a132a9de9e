#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

void adapter_create(const struct parameters *parameters) {
    parameter_number(parameters, "capacity");
}

void adapter_call(const struct operation *operation, struct result *result) {
    if (operation_is(operation, "echo")) {
        for (int i = 0; i < operation->count; i++) {
            result_word(result, operation_word(operation, i));
        }
    } else if (operation_is(operation, "print")) {
        puts("1 2 3 main end");
        result_word(result, "ok");
    } else if (operation_is(operation, "long")) {
        for (int i = 0; i < 4000; i++) {
            result_word(result, "x");
        }
    } else if (operation_is(operation, "fork")) {
        if (fork() == 0) {
            harness_log("store", "call:load", NULL);
            _exit(0);
        }
        wait(NULL);
        result_word(result, "ok");
    } else if (operation_is(operation, "escape")) {
        if (fork() != 0) {
            wait(NULL);
        }
        result_word(result, "ok");
    } else {
        harness_unknown(operation);
    }
}
