"""A lock for processes. Keep the name of the class and its methods."""


class Mutex:
    def acquire(self, blocking=True, timeout=-1):
        """True if the caller has got the lock, False if it was not to be had in time."""
        raise NotImplementedError

    def release(self):
        """RuntimeError if the lock is free."""
        raise NotImplementedError

    def locked(self):
        raise NotImplementedError

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, kind, thrown, trace):
        self.release()
