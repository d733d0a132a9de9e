"""What a solution and the grader share: for this exercise, nothing but the contract.

    get(maker: Callable[[], R]) -> R
    reset_for_tests() -> None
"""
