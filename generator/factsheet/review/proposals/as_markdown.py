"""A proposal as one comment of a pull request: most important first, never too long, nothing in it but text."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from factsheet.model.changes import ChangeClass
from factsheet.review.as_markdown import HEAD, row
from factsheet.review.markdown import code, codes, escaped, worded_anew
from factsheet.review.proposals.proposal import FigureTold, Need, Pair, Proposal, Told, Untouched
from factsheet.review.proposals.telling import (
    MOST_NAMED,
    OF_FIGURES,
    by_record,
    class_words,
    figure_lines,
    figures_alone,
    findings,
    heading,
    is_titled,
    rest,
    sources,
    summary,
)  # fmt: skip
from factsheet.review.remarks import Remark
from factsheet.review.report import count

T = TypeVar("T")

# By this the comment is found again and written anew, instead of another one.
MARKER = "<!-- factsheet-review -->"
# A forge takes 65,536 characters; what is asked of people and what was found must have room whatever changed.
LONGEST = 60_000
_NEEDS, _CHANGES, _FIGURES, _UNTOUCHED, _FINDINGS = 6_000, 30_000, 6_000, 4_000, 6_000
_MOST_NAMES = 800  # characters of a line that names what there was no room for
_MOST_FINDINGS = 20
# Groups that are folded away once they are longer than this: they ask least of a reviewer.
_FOLDED = ("New", "Reworded", "Sources and citations")
_OPEN = 5


def proposal_as_markdown(proposal: Proposal) -> str:
    """Print the report; where there is no room for all of it, what is left out is counted."""
    parts = [
        f"{MARKER}\n## What this change does to readers\n\n**{_first(summary(proposal))}**\n",
        f"\nFrom {escaped(_short(proposal.base))} to {escaped(_short(proposal.head))}.\n",
        "".join(_needs(proposal)),
        "".join(_changes(proposal)),
        _section("Where figures stand", figures_alone(proposal), _figure, _FIGURES),
        _section("On the same source, and not touched", proposal.untouched, _untouched, _UNTOUCHED),
        _pages(proposal),
        "".join(_findings(proposal.remarks)),
        "".join(f"\n{escaped(_short(line, 400))}\n" for line in rest(proposal)),
    ]
    report = "".join(parts)
    if len(report) <= LONGEST:
        return report
    # Only a report that somebody else made can be as long as that: its names are.
    return f"{report[: LONGEST - 200].rpartition(chr(10))[0]}\n\nThe report is longer than a comment may be.\n"


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(text: str, most: int = 200) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _needs(proposal: Proposal) -> Iterator[str]:
    if proposal.needs:
        yield "\n### Needs\n\n"
    body, shown = _fitting([_need(each) for each in proposal.needs], _NEEDS)
    yield body
    if shown < len(proposal.needs):
        yield f"- and {len(proposal.needs) - shown:,} more\n"


def _need(need: Need) -> str:
    records = f": {codes(need.records, MOST_NAMED)}" if need.records else ""
    return f"- **{escaped(_short(need.who)) or '?'}** {escaped(_short(need.what, 300))}{records}\n"


def _changes(proposal: Proposal) -> Iterator[str]:
    left, figures = _CHANGES, by_record(proposal)
    for title, changes in heading(proposal.changes):
        body, shown = _fitting([_change(each, figures.get(each.record)) for each in changes], left)
        left -= len(body)
        if shown < len(changes):
            names = codes([each.record for each in changes[shown:]], MOST_NAMED)
            named = f": {names}" if len(names) <= _MOST_NAMES else ""
            body += f"- {'and ' if shown else ''}{count(len(changes) - shown, 'change')} with no room here{named}\n"
        if title in _FOLDED and len(changes) > _OPEN:
            yield f"\n<details><summary>{title} ({len(changes):,})</summary>\n\n{body}\n</details>\n"
        else:
            yield f"\n### {title} ({len(changes):,})\n\n{body}"


def _fitting(blocks: Sequence[str], room: int) -> tuple[str, int]:
    """Put together as many blocks as there is room for, in their order."""
    used = shown = 0
    for block in blocks:
        if used + len(block) > room:
            break
        used += len(block)
        shown += 1
    return "".join(blocks[:shown]), shown


def _section(title: str, items: Sequence[T], printed: Callable[[T], str], room: int) -> str:
    if not items:
        return ""
    body, shown = _fitting([printed(each) for each in items], room)
    more = f"- and {len(items) - shown:,} more; `factsheet review` shows them\n" if shown < len(items) else ""
    return f"\n### {title} ({len(items):,})\n\n{body}{more}"


def _change(change: Told, figure: FigureTold | None) -> str:
    lines = [f"- {code(change.record)} {_classes(change)}"]
    if is_titled(change):
        lines.append(f"  - {escaped(_short(change.title, 300))}")
    pairs = [each for each in change.pairs if figure is None or each.label not in OF_FIGURES]
    lines += [f"  - {_pair(change, each)}" for each in pairs[:MOST_NAMED]]
    if len(pairs) > MOST_NAMED:
        lines.append(f"  - and {len(pairs) - MOST_NAMED:,} more fields")
    lines += _figure_lines(figure) if figure is not None else []
    lines += [f"  - {escaped(_short(line, 600))}" for line in sources(change)]
    for note in change.notes[:MOST_NAMED]:
        lines.append(f"  - why ({escaped(_short(note.label).lower())}): {escaped(_short(note.new, 300))}")
    return "\n".join(lines) + "\n"


def _classes(change: Told) -> str:
    """Say how a record changed, the gravest word in bold."""
    first, _, others = class_words(change).partition(", ")
    grave = ChangeClass(change.classes[0]).rank <= ChangeClass.VALUE_REVISED.rank
    return f"{'**' + first + '**' if grave else first}{', ' + others if others else ''}"


def _pair(change: Told, pair: Pair) -> str:
    label, old, new = pair.label, _short(pair.old, 300), _short(pair.new, 300)
    if label in ("statement", "text", "in_short", "summary", "explanation") and old and new:
        return f"{escaped(label)}: {worded_anew(old, new)}"
    moved = f" ({escaped(change.difference)})" if label == "value" and change.difference else ""
    if not old:
        return f"{escaped(_short(label))}: **{escaped(new)}**{moved}"
    return f"{escaped(_short(label))}: {escaped(old)} → **{escaped(new or '(none)')}**{moved}"


def _figure(figure: FigureTold) -> str:
    return "\n".join(
        [f"- {code(f'figures/{figure.figure}')} {escaped(_short(figure.title))}", *_figure_lines(figure), ""]
    )


def _figure_lines(figure: FigureTold) -> list[str]:
    return [f"  - {escaped(_short(line, 600))}" for line in figure_lines(figure, "→")]


def _untouched(source: Untouched) -> str:
    touched = f" (this changes {codes(source.changed, 3)})" if source.changed else ""
    return f"- {code(source.source)}{touched}: {codes(source.others, MOST_NAMED)}\n"


def _pages(proposal: Proposal) -> str:
    if not proposal.pages:
        return ""
    pages = [page or "home" for page in proposal.pages]
    return f"\n**Pages that change** ({len(pages):,}): {codes(pages, MOST_NAMED)}\n"


def _findings(remarks: Sequence[Remark]) -> Iterator[str]:
    """Print findings as a table; more than a reviewer reads are counted."""
    if not remarks:
        return
    yield f"\n### Findings this change is about ({findings(remarks)})\n\n{HEAD}"
    rows = [row(each, "" if each.changed_line else " (new)") for each in remarks[:_MOST_FINDINGS]]
    body, shown = _fitting(rows, _FINDINGS)
    yield body
    if shown < len(remarks):
        yield f"\n{count(len(remarks) - shown, 'more finding')}; `factsheet check` shows all of them.\n"
