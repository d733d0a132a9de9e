"""Chooses the next thread: at random (odd k), or by priorities that change (even k, PCT).

PCT: S. Burckhardt et al., A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs,
ASPLOS 2010. The running thread falls behind all others at 1 to 3 steps drawn beforehand.
"""

import random
from math import log

NEVER = 1 << 62


def strategy(seed: str, k: int, length: int) -> "Random | Priorities":
    """length: about how many steps a schedule takes; the changes of priority fall into it."""
    draws = random.Random(f"{seed} {k}")
    return Random(draws) if k % 2 else Priorities(draws, length)


class Random:
    """Stays with the running thread for a drawn number of steps, then asks anybody."""

    def __init__(self, draws: random.Random):
        self._draw = draws.random
        self._stay = log(1 - draws.choice((0.02, 0.08, 0.25, 0.5)))

    def next_change(self, steps: int) -> int:
        return steps + 1 + int(log(1 - self._draw()) / self._stay)

    def priority(self) -> float:
        return 0

    def looks_around(self) -> bool:
        return self._draw() < 0.5

    def at_sync(self, running, ready):
        return self._any(ready)

    def at_change(self, running, ready):
        return self._any(ready)

    def at_block(self, ready):
        return self._any(ready)

    def unfair(self, running, others):
        return self._any(others)

    def yielded(self, running) -> None:
        """Whoever goes on next is drawn anyway."""

    def _any(self, ready):
        return ready[int(self._draw() * len(ready))]


class Priorities:
    """The ready thread of the highest priority runs; at the changes it gets the lowest."""

    def __init__(self, draws: random.Random, length: int):
        self._draw = draws.random
        self._lowest = 0.0
        count = draws.choice((1, 2, 3))
        at = {1 + int(self._draw() * length) for _ in range(count)}
        self._changes = sorted(at, reverse=True)

    def next_change(self, steps: int) -> int:
        return self._changes.pop() if self._changes else NEVER

    def priority(self) -> float:
        return 1 + self._draw()

    def looks_around(self) -> bool:
        return True

    def at_sync(self, running, ready):
        return max(ready, key=_priority)

    def at_change(self, running, ready):
        self._lower(running)
        return max(ready, key=_priority)

    def at_block(self, ready):
        return max(ready, key=_priority)

    def unfair(self, running, others):
        self._lower(running)
        return max(others, key=_priority)

    def yielded(self, running) -> None:
        if self._draw() < 0.5:
            self._lower(running)

    def _lower(self, running) -> None:
        self._lowest -= 1
        running.priority = self._lowest


def _priority(thread) -> float:
    return thread.priority
