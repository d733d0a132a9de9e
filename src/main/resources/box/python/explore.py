"""The engine that stands in for harness.py: runs scripts under controlled schedules."""

import os
import sys

if __name__ == "__main__":
    # Behind the standard library, so that no module of a solution can shadow it.
    sys.path.append(os.path.dirname(os.path.abspath(__file__)))
    import explore_threads
    import explore_time

    explore_time.install()  # before the library takes the clock that it reads
    explore_threads.install()  # before the library makes its first lock

    import explore_protocol

    explore_protocol.main()
