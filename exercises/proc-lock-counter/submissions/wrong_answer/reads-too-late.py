"""Each failure is written into a pipe at once, and nobody reads before all children have ended."""

import os
import traceback

from exercise_api import StoreError, WorkerFailed


def run(procs, rounds, store, make_lock):
    lock = make_lock()
    source, sink = os.pipe()
    children = []
    for _ in range(procs):
        child = os.fork()
        if child == 0:
            os.close(source)
            _work(rounds, store, lock, sink)
        children.append(child)
    os.close(sink)
    statuses = [os.waitpid(child, 0)[1] for child in children]
    with os.fdopen(source) as lines:
        failures = len(lines.readlines())
    if any(statuses):
        raise RuntimeError(f"a child ended with one of {statuses}")
    if failures:
        raise WorkerFailed(failures)


def _work(rounds, store, lock, sink):
    try:
        for _ in range(rounds):
            lock.acquire()
            try:
                store.save(store.load() + 1)
            except StoreError:
                os.write(sink, b"refused\n")
            finally:
                lock.release()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
