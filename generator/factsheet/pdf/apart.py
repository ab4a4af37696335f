"""Work done in a copy of this process, which gives back its memory and its threads when it ends.

Typst keeps threads and a hundred megabytes for a next time that does not come; and a process that has threads can no
longer be doubled safely, as the pages' printing does.
"""

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from factsheet.problems import FactsheetError

T = TypeVar("T")


class Ended(FactsheetError):
    """The copy ended before it had an answer: it was stopped from outside, or there was no memory left."""


def apart(work: Callable[[], T]) -> T:
    """Do it in a copy, and give its answer or raise its error; in this process where doubling is slow or unsafe."""
    if sys.platform != "linux":
        return work()
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    copy = fork.Process(target=_answer, args=(theirs, work))
    copy.start()
    theirs.close()
    try:
        done, answer = ours.recv()
    except EOFError:
        copy.join()
        raise Ended(f"the PDF was not printed: what prints it ended before its time ({copy.exitcode})") from None
    finally:
        ours.close()
    copy.join()
    if not done:
        raise answer
    return answer  # type: ignore[no-any-return]


def _answer(line: Connection, work: Callable[[], Any]) -> None:
    try:
        line.send((True, work()))
    except Exception as error:
        line.send((False, error))
    except KeyboardInterrupt:
        pass  # the process that waits says so
