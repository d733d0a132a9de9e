"""Starts a thread for each single turn."""

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
    failures = []

    def take_turn(i, r):
        try:
            emit(i, r)
        except EmitFailed as failed:
            failures.append(failed)

    for r in range(rounds):
        for i in range(k):
            thread = threading.Thread(target=take_turn, args=(i, r))
            thread.start()
            thread.join()
            if failures:
                raise failures[0]


def start_and_join(k, work):
    threads = [threading.Thread(target=work, args=(i,)) for i in range(k)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
