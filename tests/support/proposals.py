"""Two states of a small dossier, the report on them, and what a forge would make of it."""

import re
import unicodedata
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

import yaml
from markdown_it import MarkdownIt

from factsheet.documents.tree import Noted
from factsheet.dossier import prepare
from factsheet.review.proposals.proposal import Proposal
from factsheet.review.proposals.proposing import propose
from factsheet.review.proposals.versions import Version
from support.dossier import TODAY
from support.memory_tree import MemoryTree

Files = dict[str, str | bytes]
FORGE = MarkdownIt("commonmark").enable("table").enable("strikethrough")
# What a forge makes of plain text after Markdown is done with it: mentions, references, addresses.
CALLS = re.compile(r"[@#!~%$^](?=[\w\"])|&(?=\d)|\bg[hl]-\d|://", re.IGNORECASE)
HOSTILE = [
    "@name", "@org/team", "a@b.example", "#12", "closes #12", "GH-12", "gl-12", "gh-12", "owner/repo#12", "o/r!12",
    "fixes https://github.com/owner/repo/issues/12", "https://gitlab.com/a/b/-/merge_requests/12", "www.example.org",
    "!12", "~label", '~"a label"', "%milestone", '%"a b"', "$12", "&5", "^alert#3", "/close", "/merge", "<script>x</script>",
    "<img src=x onerror=y>", "<!-- a -->", "-->", "</details>", "</li></ul>", "![](x)", "[x](y)", "[x]: y", "<https://e.org>",
    "[^1]: note", "|", "a | b", "|---|", "`", "``code``", "**bold**", "__bold__", "*it*", "_it_", "~~gone~~", "# head",
    "- item", "+ item", "1. item", "1) item", "> quote", "===", "---", "***", "\\", "\\`", "&amp;", "&#64;name", "&lt;b&gt;",
    "$`x`$", "```", "~~~", ":// x", "a\u200b@b", "@\u2060name", "\u202eeman@", "\ufeff#1", "x" * 100_000, "@" * 2_000,
]  # fmt: skip


def laid_over(files: Mapping[str, str | bytes], changes: Mapping[str, Any]) -> Files:
    """Lay files over others: a text is a whole file, a map lays fields over fields, `null` takes away."""
    result: dict[str, str | bytes] = dict(files)
    for path, change in changes.items():
        if isinstance(change, Mapping):
            written = result.get(path, "{}")
            fields = {**yaml.load(written, yaml.CBaseLoader), **change}  # noqa: S506
            kept = {name: each for name, each in fields.items() if each != "null"}
            result[path] = yaml.safe_dump(kept, sort_keys=False)
        elif change in (None, "null"):
            result.pop(path)
        else:
            result[path] = change
    return result


def version(name: str, files: Mapping[str, str | bytes]) -> Version:
    """Read one state of a dossier."""
    noted = Noted(MemoryTree(files))
    return Version(name, noted, prepare(noted, today=TODAY))


def proposal_of(before: Mapping[str, str | bytes], after: Mapping[str, str | bytes]) -> Proposal:
    """Report on two states."""
    return propose(version("the base", before), version("the head", after))


def visible(text: str) -> str:
    """Write a text as a report shows it: in one line, blanks as they are, what else is not seen by its number."""
    one_line = re.sub("\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]", " ", text).replace("\t", " ")
    return "".join(
        f"<U+{ord(each):04X}>" if unicodedata.category(each)[0] in "CZ" and unicodedata.category(each) != "Zs" else each
        for each in one_line
    )


class Shown(HTMLParser):
    """What a page shows: its tags with what they carry, its comments, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.comments: list[str] = []
        self._open: list[str] = []
        self._parts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    @property
    def words(self) -> str:
        return "".join(text for _, text in self._parts)

    def without(self, tag: str) -> str:
        return "".join(text for within, text in self._parts if within != tag)

    @property
    def calls(self) -> list[str]:
        return [text for within, text in self._parts if within != "code" and CALLS.search(text)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._open += [tag] if tag not in ("br", "img", "hr") else []

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.pop()

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        self._parts.append((self._open[-1] if self._open else "", data))
