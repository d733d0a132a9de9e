"""Uses a name that is not there."""

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
    gates = [threading.Semaphore(1 if i == 0 else 0) for i in range(k)]
    failures = []

    def take_turns(i):
        for r in range(rounds):
            gates[i].acquire()
            try:
                if not failures:
                    emit(i, r)
            except EmitFailed as failed:
                failures.append(failed)
            gates[(i + 1) % k].release()

    start_and_join(k, take_turns)
    if failures:
        raise failures[0]
    gate[0].release()


def start_and_join(k, work):
    threads = [threading.Thread(target=work, args=(i,)) for i in range(k)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
