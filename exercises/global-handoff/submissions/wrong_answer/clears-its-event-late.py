"""Clears its own event after it set the next one."""

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
    gates = [threading.Event() for _ in range(k)]
    gates[0].set()
    failures = []

    def take_turns(i):
        for r in range(rounds):
            gates[i].wait()
            try:
                if not failures:
                    emit(i, r)
            except EmitFailed as failed:
                failures.append(failed)
            gates[(i + 1) % k].set()
            gates[i].clear()

    start_and_join(k, take_turns)
    if failures:
        raise failures[0]


def start_and_join(k, work):
    threads = [threading.Thread(target=work, args=(i,)) for i in range(k)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
