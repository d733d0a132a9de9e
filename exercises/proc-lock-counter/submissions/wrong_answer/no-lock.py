"""Nobody waits for anybody."""

from multiprocessing import Process, Value

from exercise_api import StoreError, WorkerFailed


def run(procs, rounds, store, make_lock):
    failures = Value("q", 0)
    children = [
        Process(target=_count, args=(rounds, store, failures)) for _ in range(procs)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    if failures.value:
        raise WorkerFailed(failures.value)


def _count(rounds, store, failures):
    for _ in range(rounds):
        try:
            store.save(store.load() + 1)
        except StoreError:
            with failures.get_lock():
                failures.value += 1
