"""The library has all of it."""

from concurrent.futures import ThreadPoolExecutor

from exercise_api import PoolClosed


class Pool:
    def __init__(self, workers, queue_limit=0):
        self._threads = ThreadPoolExecutor(workers)

    def submit(self, fn, *args, **kwargs):
        try:
            return self._threads.submit(fn, *args, **kwargs)
        except RuntimeError:
            raise PoolClosed from None

    def map(self, fn, items):
        return list(self._threads.map(fn, items))

    def shutdown(self, wait=True, cancel_queued=False):
        self._threads.shutdown(wait=wait, cancel_futures=cancel_queued)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
