"""What another one is just cancelling counts as begun."""

import threading
from collections import deque

from exercise_api import Cancelled, PoolClosed, WouldDeadlock


class _Handle:
    def __init__(self, fn, args, kwargs):
        self._call = (fn, args, kwargs)
        self._mine = threading.Lock()
        self._over = threading.Event()
        self._cancelled = False
        self._failure = None
        self._value = None

    def begin(self):
        """Whoever gets the lock, worker or canceller, decides; it is never given back."""
        return self._mine.acquire(blocking=False)

    def run(self):
        fn, args, kwargs = self._call
        try:
            self._value = fn(*args, **kwargs)
        except BaseException as failure:
            self._failure = failure
        self._over.set()

    def cancel(self):
        if self.begin():
            self._cancelled = True
            self._over.set()
        return self._over.is_set() and self._cancelled

    def done(self):
        return self._over.is_set()

    def result(self, timeout=None):
        if not self._over.wait(timeout):
            raise TimeoutError
        if self._cancelled:
            raise Cancelled
        if self._failure is not None:
            raise self._failure
        return self._value


class Pool:
    def __init__(self, workers, queue_limit=0):
        if workers < 1 or queue_limit < 0:
            raise ValueError("no such pool")
        self._workers = workers
        self._room = threading.Semaphore(queue_limit) if queue_limit else None
        self._tasks = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._queue = deque()
        self._threads = []
        self._idle = 0
        self._closed = False

    def submit(self, fn, *args, **kwargs):
        handle = _Handle(fn, args, kwargs)
        if self._room is not None:
            self._room.acquire()
        with self._lock:
            if self._closed:
                if self._room is not None:
                    self._room.release()
                raise PoolClosed
            self._queue.append(handle)
            if self._idle < len(self._queue) and len(self._threads) < self._workers:
                thread = threading.Thread(target=self._run)
                self._threads.append(thread)
                thread.start()
            self._tasks.release()
        return handle

    def map(self, fn, items):
        with self._lock:
            inside = threading.current_thread() in self._threads
        if not inside:
            handles = [self.submit(fn, item) for item in items]
            return [handle.result() for handle in handles]
        if self._workers == 1:
            raise WouldDeadlock
        return list(map(fn, items))

    def shutdown(self, wait=True, cancel_queued=False):
        with self._lock:
            self._closed = True
            dropped = list(self._queue) if cancel_queued else []
            if cancel_queued:
                self._queue.clear()
            for handle in dropped:
                handle.cancel()
            self._tasks.release(self._workers)
            if self._room is not None:
                self._room.release()
            threads = list(self._threads)
        if wait:
            for thread in threads:
                thread.join()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()

    def _run(self):
        while True:
            with self._lock:
                self._idle += 1
            self._tasks.acquire()
            with self._lock:
                self._idle -= 1
                handle = self._queue.popleft() if self._queue else None
                if handle is None and self._closed:
                    return
                if handle is not None and self._room is not None:
                    self._room.release()
            if handle is not None and handle.begin():
                handle.run()
