"""Folding: what differs only in print is made alike, so that a quotation can be looked for to the letter.

Alike are: curly and straight quotation marks, dashes of every length, blanks of every width, ligatures and full-width
letters (Unicode's compatibility forms), accents composed or not, and a word parted at the end of a line. Capitals,
digits, accents and every word stay what they are. `model.evidence.FOLDING` numbers these rules: a change of them asks
for every quotation to be looked for anew.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

# Between two lines that run on, between two that do not, and where a word may have been parted or have had a hyphen.
EDGE, PARTED = "\x02", "\x01"

_SINGLE = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u00b4`\u02bc\u2039\u203a"), "'")
_DOUBLE = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"), '"')
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")
_LONG = re.compile(r" ?(?:[\u2014\u2015]|--+) ?| - ")
# A raised number is a note's, or a unit's; without its height it would be read as a part of the number before it.
_RAISED = {
    ord(raised): f"^{n}" for n, raised in enumerate("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
}
_ENDS = re.compile(r"[.!?\u2026][\"')\]]*$")
_SOFT = re.compile(r"\u00ad\s*$")


def fold(text: str) -> str:
    """Fold one line, or a quotation."""
    # What has no width may part a letter from its accent.
    plain = _seen(text.translate(_RAISED)).translate(_SINGLE | _DOUBLE)
    plain = _seen(unicodedata.normalize("NFKC", plain)).translate(_HYPHENS | _SINGLE | _DOUBLE)
    return " ".join(_LONG.sub(" - ", " ".join(plain.split())).split())


def _seen(text: str) -> str:
    """Leave out what nobody sees: what has no width, and what steers a machine."""
    if text.isprintable():
        return text
    return "".join(each for each in text if each.isspace() or unicodedata.category(each) not in ("Cf", "Cc"))


def run_on(lines: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Fold lines into one text, and say where each of them stands in it.

    An empty line, and the end of a sentence, is an edge that no quotation crosses; other lines run on.
    """
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    size, before, soft = 0, "", False
    for line in lines:
        folded = fold(line)
        if folded:
            joint = _joint(before, folded, soft=soft)
            if joint == PARTED:
                parts[-1] = parts[-1][:-1]
                size -= 1
            parts += (joint, folded)
            places.append((size + len(joint), size + len(joint) + len(folded)))
            size = places[-1][1]
            soft = _SOFT.search(line) is not None
        else:
            places.append((size, size))
        before = folded
    return "".join(parts), places


def _joint(before: str, line: str, *, soft: bool) -> str:
    """Say what stands between a line and the next: an edge, a blank, nothing, or perhaps a hyphen."""
    if not before or _ENDS.search(before[-8:]):
        return EDGE
    if soft:
        return ""
    if len(before) > 1 and before[-1] == "-":
        if before[-2].isalpha() and line[0].isalpha():
            return PARTED
        if before[-2].isdigit() and line[0].isdigit():
            return ""
    return " "


@dataclass(frozen=True)
class Sought:
    """Folded words, ready to be found as whole words and whole numbers.

    What goes on beyond either end, such as the 2 before `,120` or the `million` behind `1.3`, is another number.
    """

    words: str
    any_case: bool = False

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Find the words in a folded text, or in a stretch of it, one find after another."""
        pattern = self._parted if PARTED in text else self._plain
        for match in pattern.finditer(text, start, len(text) if end is None else end) if self.words else ():
            if self._begins.match(text, match.start()) and self._ends.match(text, match.end()):
                yield match

    def search(self, text: str) -> re.Match[str] | None:
        """Give the first find."""
        return next(self.finditer(text), None)

    @property
    def _flags(self) -> re.RegexFlag:
        # Where nothing has a capital, not asking for them is many times as fast.
        return re.IGNORECASE if self.any_case and self.words.upper() != self.words.lower() else re.NOFLAG

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        return re.compile(re.escape(self.words), self._flags)

    @cached_property
    def _parted(self) -> re.Pattern[str]:
        """Let a word be parted at the end of a line, and a hyphen be one that stood there."""
        pattern = ""
        for n, each in enumerate(self.words):
            within = n + 1 < len(self.words) and each.isalpha() and self.words[n + 1].isalpha()
            pattern += f"(?:-|{PARTED})" if each == "-" else re.escape(each) + (f"{PARTED}?" if within else "")
        return re.compile(pattern, self._flags)

    @cached_property
    def _begins(self) -> re.Pattern[str]:
        return re.compile(_before(self.words), re.IGNORECASE)

    @cached_property
    def _ends(self) -> re.Pattern[str]:
        return re.compile(_after(self.words), re.IGNORECASE)


@lru_cache(maxsize=4096)
def sought(words: str, *, any_case: bool = False) -> Sought:
    """Make words ready to be found."""
    return Sought(fold(words), any_case)


_SCALES = (
    "hundreds?|thousands?|millions?|billions?|dozens?|score|mille|milliers?|milliards?|mil|miles|millones|mill\u00f3n"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_FIGURES = f"(?:{_SCALES}|{_TENS}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen)"
# A pattern that looks back has to know how far.
_LED_BY = ("hundred", "thousand", "million", "billion", "dozen", *_TENS.split("|"))
# What joins two numbers to one.
_MARKS = ".,/:'\u2044"


def _before(words: str) -> str:
    """What may not stand before the first of some words: the rest of it."""
    first = words[:1]
    if not first.isalnum():
        return ""
    guards = [r"(?<![^\W_])", rf"(?<![^\W_][-{PARTED}])"]
    if first.isdigit():
        guards += [rf"(?<!\d[{_MARKS}])", r"(?<!(?<!\w)-)", r"(?<![$\u20ac\u00a3]-)"]
        if re.match(r"\d{3}(?!\d)", words):
            guards.append(r"(?<!(?<!\d)\d )(?<!(?<!\d)\d\d )(?<!(?<!\d)\d\d\d )")
    if re.match(rf"{_FIGURES}\b", words, re.IGNORECASE):
        guards += [rf"(?<!\b{each}[ -])" for each in _LED_BY]
        guards += [r"(?<!\bhundred and )", r"(?<!\bthousand and )", r"(?<!\d )"]
    return "".join(guards)


def _after(words: str) -> str:
    """What may not stand behind the last of some words: the rest of it."""
    last = words[-1:]
    if not last.isalnum():
        return ""
    guards = [r"(?![^\W_])", rf"(?![-{PARTED}][^\W_]|'(?!s\b)[^\W_])"]
    if last.isdigit():
        guards += [rf"(?![{_MARKS}]\d)", r"(?! \d{3}(?!\d))", r"(?! ?(?:%|per cent|percent))", r"(?!\^)"]
    if last.isdigit() or re.search(rf"\b{_FIGURES}$", words, re.IGNORECASE):
        guards += [rf"(?! (?:{_FIGURES}|and a half|per cent|percent)\b)"]
    return "".join(guards)
