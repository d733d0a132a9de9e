"""One instance for each process. Keep the names of the two functions."""


def get(maker):
    """The instance, made by the first caller's maker; RuntimeError inside that maker."""
    raise NotImplementedError


def reset_for_tests():
    """Forget the instance. Nobody is in get meanwhile."""
    raise NotImplementedError
