"""What authors wrote, as text in a forge's Markdown: it mentions nobody, closes nothing, and breaks nothing."""

import difflib
import re
from collections.abc import Sequence

from factsheet.review.report import harmless

# What Markdown, HTML and a forge would read as more than letters.
# A forge reads `@name`, `#12`, `!12`, `~label`, `GH-12` and addresses even where Markdown does not: something without
# width keeps them apart.
_CALLS = re.compile(r"[@#!~%$&^](?=[\w\"'])|[@#]|(?<=\bg[hl])-|:(?=//)|\[(?=\w+:)|\*(?=iteration)", re.IGNORECASE)
_LONGEST_NAME, _LONGEST_ODD_NAME = 120, 40
_ACTIVE = "\\`*_{}[]()#+-.!|<>~@&$:/="


def code(name: str) -> str:
    """Show a name as code, if it is one; a page's file may be called anything."""
    if len(name) <= _LONGEST_NAME and re.fullmatch(r"[\w./-]+", name, re.ASCII):
        return f"`{name}`"
    name = harmless(name)
    return escaped(name if len(name) <= _LONGEST_ODD_NAME else f"{name[: _LONGEST_ODD_NAME - 1]}…")


def codes(names: Sequence[str], most: int) -> str:
    """Show some names as code, and count the rest."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return f"{', '.join(map(code, names[:most]))}{more}"


def worded_anew(old: str, new: str) -> str:
    """Show two wordings as one, what went struck out and what came in bold."""
    before, after = old.split(), new.split()
    parts: list[str] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(escaped(" ".join(after[c:d])))
            continue
        parts += [f"~~{escaped(' '.join(before[a:b]))}~~"] if b > a else []
        parts += [f"**{escaped(' '.join(after[c:d]))}**"] if d > c else []
    return " ".join(parts)


def escaped(text: str) -> str:
    """Write text so that Markdown shows it to the letter, in one line: no markup, no link, no mention, no reference."""
    text = harmless(" ".join(text.splitlines()))
    apart = _CALLS.sub(lambda match: f"{match[0]}\u200b", text)
    return "".join(f"&#{ord(each)};" if each in _ACTIVE else each for each in apart)
