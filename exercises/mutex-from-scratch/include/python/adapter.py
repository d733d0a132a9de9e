"""Drives the candidate's lock between processes: `acquire [ns]`, `try-acquire`, `release`, `locked`;
`count n`, which adds one n times to a recorded number, under the lock; `other OPERATION`, which uses a
second lock, if the parameter other is 1; and `stopped WHAT`, where one process is stopped at each of its
steps in turn while another one uses the lock.

The lock is made in a process of its own for each case, the nursery. Each thread of the script has a
worker, a child of the nursery, that does what the thread is told; so all workers inherit the lock.
"""

import threading

import stops
from worker import Nursery


class Adapter:
    def __init__(self, parameters, recorder):
        self._nursery = Nursery(parameters, recorder)
        self._own = threading.local()

    def __del__(self):
        """Nobody needs the processes when the case is over."""
        self._own = None
        self._nursery.close()

    def call(self, op, args):
        if op == "stopped":
            return stops.each_step(args[0], self._nursery)
        if not hasattr(self._own, "worker"):
            self._own.worker = self._nursery.worker()
        return self._own.worker.call(op, *args)
