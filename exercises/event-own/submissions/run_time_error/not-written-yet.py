"""A flag that threads can wait for. Keep the name of the class and its methods."""


class Event:
    def is_set(self):
        raise NotImplementedError

    def set(self):
        """Set the flag and release every thread that waits at this instant."""
        raise NotImplementedError

    def clear(self):
        raise NotImplementedError

    def wait(self, timeout=None):
        """True if set, or released by set; False if the time is over; ValueError if negative."""
        raise NotImplementedError
