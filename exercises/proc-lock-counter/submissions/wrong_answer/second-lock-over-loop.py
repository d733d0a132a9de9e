"""A second lock, of a file, is held over the loop: the processes run one after the other."""

import fcntl
from multiprocessing import Process, Value

from exercise_api import StoreError, WorkerFailed


def run(procs, rounds, store, make_lock):
    lock = make_lock()
    failures = Value("q", 0)
    children = [
        Process(target=_count, args=(rounds, store, lock, failures)) for _ in range(procs)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    if failures.value:
        raise WorkerFailed(failures.value)


def _count(rounds, store, lock, failures):
    with open("/tmp/counting", "w", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        for _ in range(rounds):
            with lock:
                try:
                    store.save(store.load() + 1)
                except StoreError:
                    failures.value += 1
