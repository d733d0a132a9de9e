"""The failures travel as exit status, which holds eight bits."""

import os

from exercise_api import StoreError, WorkerFailed


def run(procs, rounds, store, make_lock):
    lock = make_lock()
    children = []
    for _ in range(procs):
        child = os.fork()
        if child == 0:
            failures = 0
            for _ in range(rounds):
                with lock:
                    try:
                        store.save(store.load() + 1)
                    except StoreError:
                        failures += 1
            os._exit(failures & 0xFF)
        children.append(child)
    failures = sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
    if failures:
        raise WorkerFailed(failures)
