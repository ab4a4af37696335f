"""Records as editors could have written them: any order of keys, any style, comments in any place.

Written by hand, not by what is tested: with each text comes what it says, and its comments.
"""

import re
from dataclasses import dataclass, field
from random import Random
from typing import TypeAlias

Says: TypeAlias = "str | list[Says] | dict[str, Says]"

TEXTS = (
    "Bay Line", "a: b", "the #1 pier", "# no comment", "no", "1.10", "12:30", "0x1F", "~", "2025-06", "", " ", " x ",
    "it's", 'said "so"', "back\\slash", "- a", "-", "? b", "[x]", "{y}", "a, b", "*star", "&and", "!bang", "%", "@at",
    "`tick`", "|", ">", "=", "<<", "---", "...", "tab\there", "two\nlines", "para\n\npara", "end\n", "ends\n\n", "\n",
    " lead\nline", "x\n  deep\ny", "trail \nline", "é", "e\u0301", "⛴ ferry", "\u00a0hard", "a\u00a0b", "a\u00a0 b " * 30,
    "word " * 40 + "end", "double  blank " * 12 + "end", "x" * 130, "a: " * 45 + "b", "long\n" + "line " * 40 + "end",
    "key:", "true", "3 people", "1.3 million", "http://a.example/#b", "a #b", "\r\n", "x\r\ny",
)  # fmt: skip
KEYS = (
    "statement", "figure", "value", "as_of", "scope", "event", "said_by", "citations", "compare", "derived", "state",
    "note", "declined", "editor_note", "unknown", "an odd key", "a: b", "no", "", "on", "⛴",
)  # fmt: skip
INNER = (
    "source",
    "at",
    "quote",
    "via",
    "for",
    "at_least",
    "between",
    "when",
    "title",
    "en",
    "fr",
    "actor",
    "zz",
    "sum",
)


@dataclass
class Source:
    """A text being written, line by line."""

    rnd: Random
    lines: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    margin: int = 99  # how far comments on their own may be indented here; less below a block of text

    def comment(self) -> str:
        mark = self.rnd.choice(["# ", "#", "# - ", "# a: ", '# "', "## "])
        self.comments.append(f"{mark}{len(self.comments)}")
        return self.comments[-1]

    def between(self, indent: int) -> None:
        """Leave empty lines, or comments, before what follows."""
        while self.rnd.random() > 0.75:
            column = min(self.rnd.choice([0, indent, indent, indent + 2, 1]), self.margin)
            if self.margin < 99 or self.rnd.random() < 0.7:  # an empty line below a block may be part of it
                self.lines.append(" " * column + self.comment())
            else:
                self.lines.append("")
        self.margin = 99

    def behind(self) -> str:
        return self.rnd.choice(["  ", " ", "   "]) + self.comment() if self.rnd.random() > 0.8 else ""


def quoted(text: str, rnd: Random) -> str:
    """Write a text in quotes of either kind."""
    if rnd.random() < 0.5 and not set(text) & set("\n\t\r"):
        return "'" + text.replace("'", "''") + "'"
    return in_double_quotes(text)


def in_double_quotes(text: str) -> str:
    for character, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        text = text.replace(character, written)
    return f'"{text}"'


def scalar(source: Source, head: str, indent: int) -> Says:
    """Write a text behind its key or dash in some style that can hold it."""
    text = source.rnd.choice(TEXTS)
    style = source.rnd.random()
    body = text.rstrip("\n")
    fits = (
        body
        and body == body.strip()
        and not set(text) & set("\t\r")
        and all(i == i.strip(" ") for i in body.split("\n"))
    )
    if fits and style < 0.4:
        ends = len(text) - len(body)
        mark = "|" if "\n " in body else source.rnd.choice("|>")
        body = re.sub("\n+", lambda found: found[0] + "\n", body) if mark == ">" else body
        mark += "-" if not ends else "+" if ends > 1 else ""
        source.lines.append(f"{head} {mark}{source.behind()}")
        written = body + "\n" * max(0, ends - 1)
        source.lines += [" " * (indent + 2) + line if line else "" for line in written.split("\n")]
        source.margin = indent
    elif style < 0.5 and text.replace(" ", "").isalpha() and text.strip() == text and text not in ("no", "true"):
        source.lines.append(f"{head} {text}{source.behind()}")
    else:
        source.lines.append(f"{head} {quoted(text, source.rnd)}{source.behind()}")
    return text


def flow(source: Source, depth: int) -> tuple[str, Says]:
    """Write something in brackets, with line breaks and comments in it."""
    rnd = source.rnd

    def gap() -> str:
        if rnd.random() > 0.85:
            return f" {source.comment()}\n    "
        return rnd.choice(["", " ", "\n      "])

    if depth <= 0 or rnd.random() < 0.5:
        text = rnd.choice(TEXTS)
        return quoted(text, rnd), text
    if rnd.random() < 0.5:
        words, items = "[", []
        for number in range(rnd.randint(0, 3)):
            words += ("," if number else "") + gap()
            written, item = flow(source, depth - 1)
            words += written + gap()
            items.append(item)
        return words + gap() + "]", items
    words, pairs = "{", {}
    for number, key in enumerate(rnd.sample(INNER, rnd.randint(0, 3))):
        words += ("," if number else "") + gap()
        written, value = flow(source, depth - 1)
        words += f"{key}: {written}{gap()}"
        pairs[key] = value
    return words + gap() + "}", pairs


def value(source: Source, head: str, indent: int, depth: int) -> Says:
    """Write a value behind its key or dash, or below it."""
    kind = source.rnd.random()
    if depth <= 0 or kind < 0.4:
        return scalar(source, head, indent)
    if kind < 0.55:
        written, says = flow(source, 2)
        source.lines += f"{head} {written}{source.behind()}".split("\n")
        return says
    source.lines.append(f"{head}{source.behind()}")
    if kind < 0.6:
        return ""
    if kind < 0.8:
        return items(source, indent + source.rnd.choice([1, 2, 4]), depth - 1)
    return pairs(source, INNER, indent + source.rnd.choice([1, 2, 4]), depth - 1)


def items(source: Source, indent: int, depth: int) -> Says:
    found: list[Says] = []
    for _ in range(source.rnd.randint(1, 3)):
        source.between(indent)
        if depth > 0 and source.rnd.random() > 0.5:
            before = len(source.lines)
            found.append(pairs(source, INNER, indent + 2, depth - 1, between=False))
            source.lines[before] = " " * indent + "- " + source.lines[before][indent + 2 :]
        else:
            found.append(value(source, " " * indent + "-", indent, depth))
    return found


def pairs(source: Source, keys: tuple[str, ...], indent: int, depth: int, *, between: bool = True) -> Says:
    found: dict[str, Says] = {}
    for key in source.rnd.sample(keys, source.rnd.randint(1, 4)):
        if between or found:
            source.between(indent)
        written = key if key.replace("_", "").isalpha() and key != "⛴" else quoted(key, source.rnd)
        found[key] = value(source, f"{' ' * indent}{written}:", indent, depth)
    return found


def a_record(rnd: Random) -> tuple[str, Says, list[str]]:
    """Write a record; give its text, what it says, and its comments."""
    source = Source(rnd)
    source.between(0)
    says = pairs(source, KEYS, 0, 4)
    end = rnd.choice(["\n", "", "\n\n"]) if source.margin == 99 else "\n"
    if end == "\n":
        source.between(0)
    breaks = rnd.choice(["\n", "\n", "\r\n"])
    return breaks.join(source.lines) + end.replace("\n", breaks), says, source.comments
