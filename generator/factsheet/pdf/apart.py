"""Work done in a copy of this process, which gives back its memory and its threads when it ends.

Typst keeps threads and a hundred megabytes for a next time that does not come; and a process that has threads can no
longer be doubled safely, as the pages' printing does.
"""

import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
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
    copy = fork.Process(target=_answer, args=(ours, theirs, work), daemon=True)
    copy.start()
    theirs.close()
    try:
        done, answer = ours.recv()
    except EOFError:
        copy.join()
        raise Ended(f"the PDF was not printed: what prints it ended before its time ({copy.exitcode})") from None
    finally:
        # Whatever stopped us, nobody waits for the copy any more.
        copy.terminate()
        copy.join()
        ours.close()
    if not done:
        raise answer
    return answer  # type: ignore[no-any-return]


def _answer(theirs: Connection, ours: Connection, work: Callable[[], Any]) -> None:
    # Were it open here too, the copy would never hear that nobody listens.
    theirs.close()
    with suppress(KeyboardInterrupt, BrokenPipeError):  # the process that waits says so, or is gone
        try:
            answer = (True, work())
        except Exception as error:
            answer = (False, error)
        ours.send(answer)
