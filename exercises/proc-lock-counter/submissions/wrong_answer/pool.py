"""A pool hands the increments out to whoever is free."""

from multiprocessing import Pool

from exercise_api import StoreError, WorkerFailed

_shared = None


def run(procs, rounds, store, make_lock):
    with Pool(procs, _begin, (store, make_lock())) as pool:
        failures = sum(pool.map(_count, range(procs * rounds), chunksize=1))
        pool.close()
        pool.join()
    if failures:
        raise WorkerFailed(failures)


def _begin(store, lock):
    global _shared
    _shared = store, lock


def _count(_):
    store, lock = _shared
    with lock:
        try:
            store.save(store.load() + 1)
        except StoreError:
            return 1
    return 0
