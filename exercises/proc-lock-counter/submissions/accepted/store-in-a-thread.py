"""The child's main thread holds the lock while a thread of its own asks the slow store."""
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pipe, Process

from exercise_api import StoreError, WorkerFailed


def run(procs, rounds, store, make_lock):
    lock, kids, refused = make_lock(), [], 0
    for _ in range(procs):
        source, sink = Pipe(False)
        kid = Process(target=_count, args=(rounds, store, lock, sink))
        kid.start()
        sink.close()
        kids.append((kid, source))
    for kid, source in kids:
        refused += source.recv()
        source.close()
        kid.join()
    if refused:
        raise WorkerFailed(refused)


def _count(rounds, store, lock, sink):
    refused = 0
    with ThreadPoolExecutor(1) as asker:
        for _ in range(rounds):
            with lock:
                value = asker.submit(store.load).result()
                refused += isinstance(asker.submit(store.save, value + 1).exception(), StoreError)
    sink.send(refused)
