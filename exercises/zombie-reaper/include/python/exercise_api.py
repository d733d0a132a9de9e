"""What a solution and the grader share: for this exercise, nothing but the contract.

    class Reaper:
        spawn(argv: list[str]) -> int
        poll() -> dict[int, int]
        wait_all() -> dict[int, int]
        on_exit(callback) -> None

    daemonize(argv: list[str], pidfile: str) -> None
    adopt_and_kill(zombie: int) -> int
"""
