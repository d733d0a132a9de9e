"""What a solution and the grader share."""


class BufferClosed(Exception):
    """The buffer is closed: nothing can be put, or nothing is left to take."""
