"""A counter shared by processes. `exercise_api` is given and cannot be changed:

    class StoreError(Exception): ...
    class WorkerFailed(Exception):
        def __init__(self, failures): ...

Keep the name of the function below and its parameters.
"""

from exercise_api import StoreError, WorkerFailed


def run(procs, rounds, store, make_lock):
    """Start procs processes that each count the store up rounds times, and wait for them."""
    raise NotImplementedError
