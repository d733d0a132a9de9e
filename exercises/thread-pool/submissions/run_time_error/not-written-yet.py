"""A pool of threads. Keep the name of the class Pool, its methods, and those of its handles."""

from exercise_api import Cancelled, PoolClosed, WouldDeadlock


class Pool:
    def __init__(self, workers, queue_limit=0):
        raise NotImplementedError

    def submit(self, fn, *args, **kwargs):
        """A handle with result(timeout=None), cancel() and done()."""
        raise NotImplementedError

    def map(self, fn, items):
        """The results in the order of the items."""
        raise NotImplementedError

    def shutdown(self, wait=True, cancel_queued=False):
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
