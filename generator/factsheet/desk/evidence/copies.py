"""A private copy of a source: its lines, its pages, what is found in it, and whether it is the work it should be."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from factsheet.desk.evidence.folding import EDGE, fold, run_on, sought
from factsheet.desk.evidence.negation import NEAR, turned_round

_LOCATOR = re.compile(r"(paragraph|page)s? (\d+(?:(?:, | and |, and |-|\u2013)\d+)*)", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d+)(?:[-\u2013](\d+))?")
_BREAK = re.compile(r"\r\n?|\n")
# How far down a title stands that is the copy's own, in lines that are not empty.
TOP = 8


@dataclass(frozen=True)
class Copy:
    """The text of a copy, taken apart once; lines are numbered from 1, and only those that are not empty."""

    text: str

    @cached_property
    def pages(self) -> list[range]:
        """The numbers of the lines on each page; a form feed begins a new one."""
        found: list[range] = []
        first = 1
        for page in self.text.split("\f"):
            size = sum(bool(line.strip()) for line in _BREAK.split(page))
            found.append(range(first, first + size))
            first += size
        return found

    @cached_property
    def _folded(self) -> tuple[str, list[tuple[int, int]]]:
        lines = _BREAK.split(self.text.removeprefix("\ufeff").replace("\f", "\n"))
        text, places = run_on(lines)
        return text, [place for line, place in zip(lines, places, strict=True) if line.strip()]

    @property
    def folded(self) -> str:
        """All of it, folded."""
        return self._folded[0]

    @property
    def size(self) -> int:
        """How many lines are not empty."""
        return len(self._folded[1])

    def top(self) -> str:
        """Give its first lines, where a title stands."""
        places = self._folded[1][:TOP]
        return self.folded[: places[-1][1]] if places else ""

    def lines_at(self, at: str, title: str = "") -> Sequence[int] | None:
        """Give the numbers of the lines that a locator names; None for words only a person understands."""
        match = _LOCATOR.fullmatch(at.strip())
        if match is not None:
            of_pages = match[1].casefold() == "page"
            most = len(self.pages) if of_pages else self.size
            numbers = [n for one, last in _NUMBERS.findall(match[2]) for n in _numbers(one, last or one, most)]
            return [n for page in numbers for n in self.pages[page - 1]] if of_pages else numbers
        if at.strip().casefold() == "headline" and title:
            found = next(self.find(title, any_case=True), None)
            return range(self.line_of(found.start()), self.line_of(found.end() - 1) + 1) if found else None
        return None

    def line_of(self, offset: int) -> int:
        """Give the number of the line a place in the folded text belongs to."""
        return bisect_right(self._ends, offset) + 1

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self._folded[1]]

    def find(self, words: str, *, any_case: bool = False) -> Iterator[re.Match[str]]:
        """Find words as one run."""
        return sought(words, any_case=any_case).finditer(self.folded)

    def find_in(self, words: str, lines: Sequence[int]) -> Iterator[re.Match[str]]:
        """Find words as one run that begins in one of some lines; no other line is read."""
        asked = sought(words)
        for n in dict.fromkeys(lines):
            if 0 < n <= self.size:
                start, end = self._folded[1][n - 1]
                # It may run on into the lines below; where it was parted, by a sign a letter.
                finds = asked.finditer(self.folded, start, end + 2 * len(asked.words))
                yield from (find for find in finds if find.start() < end)

    def stretch(self, lines: Sequence[int]) -> str:
        """Give some lines, folded."""
        places = self._folded[1]
        return EDGE.join(self.folded[slice(*places[n - 1])] for n in lines if 0 < n <= len(places))

    def around(self, match: re.Match[str]) -> str:
        """Give the paragraph in which something was found, from edge to edge."""
        start = self.folded.rfind(EDGE, 0, match.start()) + 1
        end = self.folded.find(EDGE, match.end())
        return self.folded[start : end if end >= 0 else None]

    def negated(self, match: re.Match[str]) -> bool:
        """Tell whether the words next to a find turn it round: `did not | close the pier`."""
        start = max(self.folded.rfind(EDGE, 0, match.start()) + 1, match.start() - NEAR)
        return turned_round(self.folded[start : match.start()], self.folded[match.end() : match.end() + NEAR])


def _numbers(first: str, last: str, most: int) -> range:
    """Give the numbers from one to another that there are."""
    one, other = (most + 1 if len(each) > 9 else int(each) for each in (first, last))
    return range(max(1, one), min(other, most) + 1)


def occurs(words: str, text: str) -> bool:
    """Tell whether words stand in a folded text, in capitals or not."""
    return bool(fold(words)) and sought(words, any_case=True).search(text) is not None
