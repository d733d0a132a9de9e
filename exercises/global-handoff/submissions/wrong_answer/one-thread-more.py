"""A thread that takes no turns gives them out."""

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
    gates = [threading.Semaphore(0) for _ in range(k)]
    over = threading.Semaphore(0)
    failures = []

    def take_turns(i):
        for r in range(rounds):
            gates[i].acquire()
            try:
                if not failures:
                    emit(i, r)
            except EmitFailed as failed:
                failures.append(failed)
            over.release()

    def give_turns():
        for turn in range(k * rounds):
            gates[turn % k].release()
            over.acquire()

    start_and_join(k + 1, lambda i: take_turns(i) if i < k else give_turns())
    if failures:
        raise failures[0]


def start_and_join(k, work):
    threads = [threading.Thread(target=work, args=(i,)) for i in range(k)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
