"""A copy of this process that works meanwhile, where the system can double one for nothing."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable


def helpers() -> int:
    """Say how many processes may share the work; elsewhere than on Linux doubling is slow or unsafe."""
    return min(2, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1


class Double:
    """A copy of this process that does one thing, from now on, and ends."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._process = multiprocessing.get_context("fork").Process(target=_alone, args=(work,), daemon=True)
        self._process.start()

    def ended_well(self) -> bool:
        """Wait for it, and tell whether it did all of its work."""
        self._process.join()
        return self._process.exitcode == 0

    def stop(self) -> None:
        """End it, whatever it does."""
        self._process.terminate()
        self._process.join()


def _alone(work: Callable[[], object]) -> None:
    """Be the copy; Ctrl-C is for the first process, which then ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    code = 1
    try:
        work()
        code = 0
    finally:
        # Whatever goes wrong here is met again by the first process, which can tell of it.
        os._exit(code)
