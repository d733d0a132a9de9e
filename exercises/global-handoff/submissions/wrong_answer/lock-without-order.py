"""The threads exclude each other, but come in any order."""

import threading

from exercise_api import EmitFailed


def exclusive(k, rounds, cell):
    lock = threading.Lock()

    def count(i):
        for _ in range(rounds):
            with lock:
                cell.set(cell.get() + 1)

    start_and_join(k, count)


def alternate(k, rounds, emit):
    changed = threading.Condition()
    failure = None

    def take_turns(i):
        nonlocal failure
        for r in range(rounds):
            with changed:
                if failure is not None:
                    return
                try:
                    emit(i, r)
                except EmitFailed as failed:
                    failure = failed

    start_and_join(k, take_turns)
    if failure is not None:
        raise failure


def start_and_join(k, work):
    threads = [threading.Thread(target=work, args=(i,)) for i in range(k)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
