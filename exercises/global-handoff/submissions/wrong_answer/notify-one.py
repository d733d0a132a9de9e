"""Wakes one thread, which need not be the next."""

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
    turn = 0
    failure = None

    def take_turns(i):
        nonlocal turn, failure
        for r in range(rounds):
            with changed:
                while turn != i and failure is None:
                    changed.wait()
                if failure is not None:
                    return
            try:
                emit(i, r)
            except EmitFailed as failed:
                failure = failed
            with changed:
                turn = (turn + 1) % k
                changed.notify_all() if failure else changed.notify()

    start_and_join(k, take_turns)
    if failure is not None:
        raise failure


def start_and_join(k, work):
    threads = [threading.Thread(target=work, args=(i,)) for i in range(k)]
    for thread in reversed(threads):
        thread.start()
    for thread in threads:
        thread.join()
