"""Failures are kept by a manager, whose process wakes once a second on its own."""

from multiprocessing import Manager, Process

from exercise_api import StoreError, WorkerFailed


def run(procs, rounds, store, make_lock):
    lock = make_lock()
    with Manager() as manager:
        failures = manager.list()
        children = [
            Process(target=_count, args=(rounds, store, lock, failures)) for _ in range(procs)
        ]
        for child in children:
            child.start()
        for child in children:
            child.join()
        count = len(failures)
    if count:
        raise WorkerFailed(count)


def _count(rounds, store, lock, failures):
    for _ in range(rounds):
        with lock:
            try:
                store.save(store.load() + 1)
            except StoreError:
                failures.append(1)
