"""A command run once in a process of its own, and what it took."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Used:
    """How long one waited, what the processors did, bytes at the peak of any one process, and what was said."""

    elapsed: float
    seconds: float
    peak: int
    said: str


def measured(command: Sequence[str], folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Used:
    """Run a command; one that fails ends the measuring with what it said."""
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
        _, status, used = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode(errors="replace")
    assert process.returncode == 0, f"{' '.join(command)}: {said[-2000:]}"
    # Linux gives kilobytes, macOS bytes.
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Used(elapsed, used.ru_utime + used.ru_stime, peak, said)
