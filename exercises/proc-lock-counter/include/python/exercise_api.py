"""What a solution and the grader share."""


class StoreError(Exception):
    """The store refused to save: the number in it is what it was."""


class WorkerFailed(Exception):
    """So many increments were not done, because the store refused them."""

    def __init__(self, failures):
        super().__init__(f"{failures} increments were not done")
        self.failures = failures
