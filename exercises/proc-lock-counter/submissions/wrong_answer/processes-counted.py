"""Tells how many processes were refused, not how many increments."""

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
    with os.fdopen(source) as lines:
        failures = sum(int(line) for line in lines)
    statuses = [os.waitpid(child, 0)[1] for child in children]
    if any(statuses):
        raise RuntimeError(f"a child ended with one of {statuses}")
    if failures:
        raise WorkerFailed(failures)


def _work(rounds, store, lock, sink):
    try:
        failures = 0
        for _ in range(rounds):
            lock.acquire()
            try:
                store.save(store.load() + 1)
            except StoreError:
                failures += 1
            finally:
                lock.release()
        os.write(sink, b"%d\n" % bool(failures))
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
