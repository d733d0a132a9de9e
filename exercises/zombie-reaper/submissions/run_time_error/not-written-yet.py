"""Starts programs and leaves no zombies. Keep the names below and their parameters."""


class Reaper:
    def __init__(self):
        """Called once, in the main thread, before everything else."""
        raise NotImplementedError

    def spawn(self, argv):
        """Start a program and return its pid at once."""
        raise NotImplementedError

    def poll(self):
        """{pid: code} of the children that have ended and were not told before; does not wait."""
        raise NotImplementedError

    def wait_all(self):
        """Wait until no spawned child lives, then answer like poll."""
        raise NotImplementedError

    def on_exit(self, callback):
        """From now on callback(pid, code) is called once for each child that has ended."""
        raise NotImplementedError


def daemonize(argv, pidfile):
    """Start a program as a daemon; returns when its pid is in the file."""
    raise NotImplementedError


def adopt_and_kill(zombie):
    """Get rid of a zombie whose parent never waits; returns the pid that had to be signalled."""
    raise NotImplementedError
