"""What a solution and the grader share."""


class PoolClosed(Exception):
    """The pool is shut down and takes no tasks."""


class Cancelled(Exception):
    """The task was cancelled: it never runs."""


class WouldDeadlock(Exception):
    """The only worker of a pool cannot wait for the pool."""
