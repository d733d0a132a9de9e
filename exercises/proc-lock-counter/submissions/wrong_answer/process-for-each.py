"""A process for each increment."""

from multiprocessing import Process, Value

from exercise_api import StoreError, WorkerFailed


def run(procs, rounds, store, make_lock):
    lock = make_lock()
    failures = Value("q", 0)
    children = [
        Process(target=_count, args=(1, store, lock, failures)) for _ in range(procs * rounds)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    if failures.value:
        raise WorkerFailed(failures.value)


def _count(rounds, store, lock, failures):
    for _ in range(rounds):
        with lock:
            try:
                store.save(store.load() + 1)
            except StoreError:
                failures.value += 1
