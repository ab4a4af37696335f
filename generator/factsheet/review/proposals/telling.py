"""The words a proposal is told in, whatever it is printed as."""

from collections.abc import Iterator, Sequence

from factsheet.model.changes import ChangeClass
from factsheet.review.proposals.proposal import FigureTold, Proposal, Told
from factsheet.review.remarks import Remark
from factsheet.review.report import count, harmless
from factsheet.wording.changes import CLASSES

_C = ChangeClass
MOST_NAMED = 12
# What belongs together for a reviewer, most important first.
_GROUPS: tuple[tuple[str, str, tuple[ChangeClass, ...]], ...] = (
    ("Corrected, withdrawn, restored", "corrected, withdrawn or restored",
     (_C.CORRECTION, _C.WITHDRAWN, _C.RESTORED)),
    ("Disputes", "standing otherwise", (_C.DISPUTE_OPENED, _C.DISPUTE_CHANGED, _C.DISPUTE_SETTLED)),
    ("Values", "with another value", (_C.VALUE_UPDATED, _C.VALUE_REVISED)),
    ("Qualifiers, dates, scopes, speakers", "with another qualifier, date, scope or speaker", (
        _C.QUALIFIER_CHANGED, _C.DATE_CHANGED, _C.SCOPE_CHANGED, _C.ATTRIBUTION_CHANGED)),
    ("Sources and citations", "cited otherwise", (_C.SOURCE_ADDED, _C.SOURCE_REMOVED, _C.CITATION_CHANGED)),
    ("New", "new", (_C.NEW,)),
    ("Reworded", "reworded", (_C.REWORDED, _C.UNPUBLISHED)),
)  # fmt: skip
# Told together with what the readings are to one another now.
OF_FIGURES = ("standing", "in_short")
# What became of a sealed edition.
EDITIONS = {"new": "is new", "gone": "is gone", "changed": "was changed after it was sealed"}


def heading(changes: Sequence[Told]) -> Iterator[tuple[str, list[Told]]]:
    """Give the changes group by group, each in the order they came in."""
    for title, _, classes in _GROUPS:
        chosen = [each for each in changes if ChangeClass(each.classes[0]) in classes]
        if chosen:
            yield title, chosen


def is_titled(change: Told) -> bool:
    """Tell whether a record's title says more than what is told of it anyway."""
    return change.title not in ("", change.record) and "statement" not in {pair.label for pair in change.pairs}


def class_words(change: Told) -> str:
    """Say how a record changed: `corrected, value changed`."""
    return ", ".join(CLASSES[ChangeClass(each)].lower() for each in change.classes)


def summary(proposal: Proposal) -> str:
    """Say in one line how much changed."""
    words = {title: word for title, word, _ in _GROUPS}
    parts = [f"{len(changes):,} {words[title]}" for title, changes in heading(proposal.changes)]
    found = findings(proposal.remarks)
    changed = f"{count(len(proposal.changes), 'change')} for readers" if parts else "no change for readers"
    which = f" ({'; '.join(parts)})" if parts else ""
    return f"{changed}{which}; {found}."


def by_record(proposal: Proposal) -> dict[str, FigureTold]:
    """Give what is told of figures, by the names of their records."""
    return {f"figures/{each.figure}": each for each in proposal.figures}


def figures_alone(proposal: Proposal) -> list[FigureTold]:
    """Give the figures that stand otherwise though nothing of their own record is told."""
    told = {each.record for each in proposal.changes}
    return [each for name, each in by_record(proposal).items() if name not in told]


def findings(remarks: Sequence[Remark]) -> str:
    """Count what was found: `1 error, 2 warnings`."""
    errors = sum(each.severity == "error" for each in remarks)
    return f"{count(errors, 'error')}, {count(len(remarks) - errors, 'warning')}" if remarks else "no findings"


def named(names: Sequence[str], most: int = MOST_NAMED) -> str:
    """Name some, and count the rest."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return f"{', '.join(map(harmless, names[:most]))}{more}"


def figure_lines(figure: FigureTold, arrow: str = "->") -> Iterator[str]:
    """Say how a figure stands otherwise; what its pairs became stands with who prints it and who says it."""
    for pair in (figure.standing, figure.headline, figure.in_short):
        if pair is not None:
            yield f"{pair.label}: {pair.old or '(none)'} {arrow} {pair.new or '(none)'}"
    moved = list(figure.relations)
    if figure.outlets or figure.origins:
        moved.append(f"{_signed(figure.outlets, 'outlet')}, {_signed(figure.origins, 'origin')}")
    if moved:
        yield "; ".join(moved)


def sources(change: Told) -> Iterator[str]:
    """Say which sources came, went and stayed, and how many citations are proved."""
    parts = [
        *(f"+ {each}" for each in change.sources_added),
        *(f"- {each}" for each in change.sources_removed),
        *(f"{each} as before" for each in change.sources_kept if change.sources_added or change.sources_removed),
    ]
    if parts:
        yield f"sources: {', '.join(parts)}"
    if change.cited:
        yield f"proved: {change.proved} of {count(change.cited, 'citation')}"


def _signed(number: int, noun: str) -> str:
    return f"{number:+d} {noun}{'' if abs(number) == 1 else 's'}"


def rest(proposal: Proposal) -> Iterator[str]:
    """Say what is only counted, or only named."""
    for edition in proposal.editions:
        yield f"Edition {named([edition.label])} {EDITIONS[edition.new]}."
    if proposal.notes:
        yield f"Notes on changes, for readers: {named(proposal.notes)}."
    if proposal.unreadable:
        yield f"Could not be read, so nothing is said of it, nor of figures it speaks of: {named(proposal.unreadable)}."
    if proposal.drafts:
        yield f"Drafts, not for readers yet: {named(proposal.drafts)}."
    if proposal.unpublished:
        yield f"Changed only on the desk: {named(proposal.unpublished)}."
    if proposal.formatting:
        yield f"Laid out anew, and nothing else: {count(len(proposal.formatting), 'file')}."
    if proposal.other_findings:
        yield f"{count(proposal.other_findings, 'more finding')} in what this change did not touch."
