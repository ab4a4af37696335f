"""Words and how they stand out, printed as HTML or as plain text; knows nothing of how an editor marked them.

A text is a flat row of runs, not a tree: an element is opened where it lasts longest, so what an editor
wrote in one element is printed in one, elements nest whatever the row, and no link stands in a link.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

_MARKS = ("href", "emphasis", "strong")
# With a scheme or a host, from the root of the host, or a place on the same page.
_FROM_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand out in one way; `href` is decoded and safe to follow, or empty."""

    text: str
    emphasis: bool = False
    strong: bool = False
    code: bool = False
    href: str = ""


def plain(runs: Iterable[Run]) -> str:
    """Write the words alone: for titles, search and machines."""
    return "".join(run.text for run in runs)


def html(runs: Iterable[Run], root: str = "", *, links: bool = True) -> str:
    """Write HTML for a page from which `root` leads home; without links, their words stay."""
    row = [run if links else replace(run, href="") for run in runs]
    return _printed(row, _MARKS, root)


def _printed(row: Sequence[Run], marks: Sequence[str], root: str) -> str:
    """Print a row; the marks named are not yet opened around it."""
    parts: list[str] = []
    start = 0
    while start < len(row):
        mark, end = max(((mark, _reach(row, start, mark)) for mark in marks), key=lambda each: each[1], default=("", 0))
        if end > start:
            inner = _printed(row[start:end], [each for each in marks if each != mark], root)
            parts.append(_wrapped(mark, row[start], inner, root))
            start = end
        else:
            parts.append(_words(row[start]))
            start += 1
    return "".join(parts)


def _reach(row: Sequence[Run], start: int, mark: str) -> int:
    """Tell where a mark that opens at `start` ends; at `start` itself if it does not open there."""
    value = getattr(row[start], mark)
    end = start
    while value and end < len(row) and getattr(row[end], mark) == value:
        end += 1
    return end


def _wrapped(mark: str, run: Run, inner: str, root: str) -> str:
    if mark == "href":
        address = run.href if _FROM_ELSEWHERE.match(run.href) else root + run.href
        return f'<a href="{escape(address)}" rel="noopener">{inner}</a>'
    tag = "em" if mark == "emphasis" else mark
    return f"<{tag}>{inner}</{tag}>"


def _words(run: Run) -> str:
    words = escape(run.text, quote=False)
    return f"<code>{words}</code>" if run.code else words
