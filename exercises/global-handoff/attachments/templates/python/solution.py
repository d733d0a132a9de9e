"""Threads that exclude each other, and threads that take turns. `exercise_api` is given:

    class EmitFailed(Exception): ...

Keep the names of the two functions and their parameters.
"""

from exercise_api import EmitFailed


def exclusive(k, rounds, cell):
    """Start k threads that each add one to the cell rounds times, and wait for them."""
    raise NotImplementedError


def alternate(k, rounds, emit):
    """Start k threads; thread i calls emit(i, r) in its turn, for r = 0, 1, … rounds - 1."""
    raise NotImplementedError
