"""What a solution and the grader share: for this exercise, nothing but the contract.

    class Event:
        is_set() -> bool
        set() -> None
        clear() -> None
        wait(timeout: float | None = None) -> bool
"""
