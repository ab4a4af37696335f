"""A proposal for a person at a terminal."""

from collections.abc import Iterator

from factsheet.review.proposals.proposal import FigureTold, Proposal, Told
from factsheet.review.proposals.telling import (
    OF_FIGURES,
    by_record,
    class_words,
    figure_lines,
    figures_alone,
    heading,
    is_titled,
    named,
    rest,
    sources,
    summary,
)
from factsheet.review.report import harmless


def proposal_as_text(proposal: Proposal) -> Iterator[str]:
    """Print what is asked, what changed, what follows from it, and what was found."""
    yield f"{harmless(proposal.base)} -> {harmless(proposal.head)}: {summary(proposal)}\n"
    if proposal.needs:
        yield "\nNeeds:\n"
        for need in proposal.needs:
            yield f"  {harmless(need.who)} {harmless(need.what)}{_of(need.records)}.\n"
    figures = by_record(proposal)
    for title, changes in heading(proposal.changes):
        yield f"\n{title} ({len(changes)})\n"
        for change in changes:
            yield from _change(change, figures.get(change.record))
    if alone := figures_alone(proposal):
        yield "\nWhere figures stand\n"
        for figure in alone:
            yield from _figure(figure)
    yield from _consequences(proposal)
    yield from _findings(proposal)
    for number, line in enumerate(rest(proposal)):
        yield f"{'' if number else chr(10)}{harmless(line)}\n"


def _change(change: Told, figure: FigureTold | None) -> Iterator[str]:
    yield f"  {harmless(change.record)}: {class_words(change)}\n"
    if is_titled(change):
        yield f"    {harmless(change.title)}\n"
    for pair in change.pairs:
        if figure is not None and pair.label in OF_FIGURES:
            continue
        moved = f" ({harmless(change.difference)})" if pair.label == "value" and change.difference else ""
        old, new = (harmless(each) or "(none)" for each in (pair.old, pair.new))
        yield (
            f"    {harmless(pair.label)}: {old} -> {new}{moved}\n"
            if pair.old
            else f"    {harmless(pair.label)}: {new}\n"
        )
    for line in (*(figure_lines(figure) if figure is not None else ()), *sources(change)):
        yield f"    {harmless(line)}\n"
    for note in change.notes:
        yield f"    why ({harmless(note.label).lower()}, changes/{harmless(note.old)}): {harmless(note.new)}\n"


def _figure(figure: FigureTold) -> Iterator[str]:
    yield f"  figures/{harmless(figure.figure)}: {harmless(figure.title)}\n"
    for line in figure_lines(figure):
        yield f"    {harmless(line)}\n"


def _consequences(proposal: Proposal) -> Iterator[str]:
    if proposal.untouched:
        yield "\nRests on the same source, and was not touched\n"
        for each in proposal.untouched:
            yield f"  {harmless(each.source)}: {named(each.others)}\n"
    if proposal.pages:
        yield f"\nPages that change: {named(tuple(page or 'home' for page in proposal.pages))}\n"


def _findings(proposal: Proposal) -> Iterator[str]:
    if proposal.remarks:
        yield "\nFindings this change is about\n"
    for each in proposal.remarks:
        where = "" if each.changed_line else " (new)"
        place = f"{harmless(each.path)}:{each.line}:{each.column}"
        yield f"  {place}: {each.severity} {harmless(each.rule)} {harmless(each.message)}{where}\n"
        if each.hint:
            yield f"    hint: {harmless(each.hint)}\n"


def _of(records: tuple[str, ...]) -> str:
    return f": {named(records)}" if records else ""
