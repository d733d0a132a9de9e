"""What a solution and the grader share: for this exercise, nothing but the contract.

    class Mutex:
        acquire(blocking: bool = True, timeout: float = -1) -> bool
        release() -> None
        locked() -> bool
        __enter__, __exit__
"""
