"""The end is when each worker has said that it is about to end."""

import threading
from collections import deque

from exercise_api import Cancelled, PoolClosed, WouldDeadlock


class _Task:
    def __init__(self, fn):
        self._fn = fn
        self._changed = threading.Condition()
        self._state = "waiting"
        self._value = None
        self._failure = None

    def run(self):
        with self._changed:
            if self._state != "waiting":
                return
            self._state = "running"
        value = failure = None
        try:
            value = self._fn()
        except BaseException as raised:
            failure = raised
        with self._changed:
            self._value, self._failure = value, failure
            self._state = "ended"
            self._changed.notify_all()

    def result(self, timeout=None):
        with self._changed:
            if not self._changed.wait_for(self._is_over, timeout):
                raise TimeoutError
            if self._state == "cancelled":
                raise Cancelled
            if self._failure is not None:
                raise self._failure
            return self._value

    def cancel(self):
        with self._changed:
            if self._state == "waiting":
                self._state = "cancelled"
                self._changed.notify_all()
            return self._state == "cancelled"

    def done(self):
        with self._changed:
            return self._is_over()

    def _is_over(self):
        return self._state in ("ended", "cancelled")


class Pool:
    def __init__(self, workers, queue_limit=0):
        if workers < 1 or queue_limit < 0:
            raise ValueError("no such pool")
        self._limit = queue_limit
        self._lock = threading.Lock()
        self._work = threading.Condition(self._lock)
        self._room = threading.Condition(self._lock)
        self._queue = deque()
        self._left = workers
        self._over = threading.Condition(self._lock)
        self._closed = False
        self._threads = [threading.Thread(target=self._run) for _ in range(workers)]
        for thread in self._threads:
            thread.start()

    def submit(self, fn, *args, **kwargs):
        task = _Task(lambda: fn(*args, **kwargs))
        with self._lock:
            while self._is_full() and not self._closed:
                self._room.wait()
            if self._closed:
                raise PoolClosed
            self._queue.append(task)
            self._work.notify()
        return task

    def map(self, fn, items):
        if threading.current_thread() in self._threads:
            if len(self._threads) == 1:
                raise WouldDeadlock
            return [fn(item) for item in items]
        handles = [self.submit(fn, item) for item in items]
        return [handle.result() for handle in handles]

    def shutdown(self, wait=True, cancel_queued=False):
        with self._lock:
            self._closed = True
            cancelled = list(self._queue) if cancel_queued else []
            if cancel_queued:
                self._queue.clear()
            self._work.notify_all()
            self._room.notify_all()
        for task in cancelled:
            task.cancel()
        if wait:
            with self._lock:
                self._over.wait_for(lambda: self._left == 0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()

    def _is_full(self):
        return 0 < self._limit <= len(self._queue)

    def _run(self):
        while (task := self._next()) is not None:
            task.run()
        with self._lock:
            self._left -= 1
            self._over.notify_all()

    def _next(self):
        with self._lock:
            while not self._queue and not self._closed:
                self._work.wait()
            if not self._queue:
                return None
            self._room.notify()
            return self._queue.popleft()
