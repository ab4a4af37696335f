"""Two states of a dossier to a proposal: what the change does to readers, and what it asks of whom."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import cast

from factsheet.analysis.changes import changes_between
from factsheet.analysis.readings import numbers_of
from factsheet.dossier import Dossier
from factsheet.model.changes import ChangeClass, RecordChange
from factsheet.model.identifiers import ChangeId, SourceId
from factsheet.model.provable import Proof, proof_of, provable_in
from factsheet.model.records import Citation, Fact
from factsheet.model.words import FigureKind, State
from factsheet.review.as_changes import lines_of, shown
from factsheet.review.proposals.addresses import page_of
from factsheet.review.proposals.consequences import (
    editions_moved,
    needs_of,
    notes_alone,
    pages_with,
    unseen,
    untouched_by,
)
from factsheet.review.proposals.moved import answer, figures_told, language_of, worded
from factsheet.review.proposals.proposal import Pair, Proposal, Told
from factsheet.review.proposals.versions import Version, hangs_on, sure_of, unsure_figures
from factsheet.review.remarks import ChangedLines, remarks_on
from factsheet.review.report import printable
from factsheet.wording.changes import KINDS

# Fields of a fact that are told in words of their own.
_TOLD = frozenset({"value", "as_of", "statement", "citations"})


def propose(old: Version, new: Version) -> Proposal:
    """Compare two states, and say what a reviewer has to know, most important first."""
    unreadable = old.unreadable | new.unreadable
    changes = changes_between(old.dossier.side, new.dossier.side)
    unsure = frozenset(unsure_figures(unreadable, old.dossier, new.dossier))
    sides = (old.dossier, new.dossier)
    unreadable |= {each.record for each in changes.records if hangs_on(each, unreadable, sides)}
    records = tuple(sure_of(changes.records, unreadable, unsure))
    told = tuple(sorted((_told(each, old.dossier, new.dossier) for each in records), key=_weight))
    figures = tuple(figures_told(old.dossier, new.dossier, records, unsure))
    files = _changed_files(old, new)
    remarks, others = remarks_on(old.dossier, new.dossier, ChangedLines(old.tree.tree, new.tree.tree, files))
    quiet = {each.record for each in records} | unreadable
    drafts, desk, formatting = unseen(old.dossier, new.dossier, files, quiet)
    editions = editions_moved(files, old.tree.digests.keys(), new.tree.digests.keys())
    report = Proposal(
        base=old.name,
        head=new.name,
        needs=tuple(needs_of(told, remarks, desk, editions)),
        changes=told,
        figures=figures,
        untouched=tuple(untouched_by(records, old.dossier, new.dossier)),
        remarks=tuple(remarks),
        other_findings=others,
        pages=pages_with(records, figures, old.dossier, new.dossier),
        editions=tuple(editions),
        notes=notes_alone(files, told),
        unreadable=tuple(sorted(unreadable)),
        drafts=drafts,
        unpublished=desk,
        formatting=formatting,
    )
    return cast("Proposal", _printable(report))


def _printable(value: object) -> object:
    """Write every text so that any program can print it; names of files may hold bytes that are no letters."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        return tuple(map(_printable, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _printable(getattr(value, each.name)) for each in fields(value)})
    return value


def _weight(told: Told) -> tuple[int, bool, Decimal]:
    """Put the farthest moves first among changes of one class; others stay in their order."""
    share = re.search(r"([-+][\d.,]+) (?:%|points)$", told.difference)
    moved = abs(Decimal(share[1].replace(",", ""))) if share is not None else Decimal(0)
    return ChangeClass(told.classes[0]).rank, not told.record.startswith("facts/"), -moved


def _changed_files(old: Version, new: Version) -> frozenset[str]:
    before, after = old.tree.digests, new.tree.digests
    return frozenset(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def _told(change: RecordChange, old: Dossier, new: Dossier) -> Told:
    """Tell one record's change: a fact's value and date in words, other fields as an editor writes them."""
    before, after = (_record(change, side) for side in (old, new))
    if change.folder == "facts":
        before, after = (None if _is_draft(each) else each for each in (before, after))
        pairs = list(_of_fact(before, after, old, new))
        if after is None:
            gone = "draft" if change.id in new.corpus.facts else "deleted"
            pairs = [Pair("state", str(before.state) if isinstance(before, Fact) else "", gone)]
    else:
        pairs = []
    told = _TOLD if change.folder == "facts" else frozenset()
    if before is not None and after is not None:
        lines = lines_of(change, old.side, new.side)
        pairs += [Pair(label, _text(was), _text(now)) for label, was, now in lines if label.split(".")[0] not in told]
    added, removed, kept = _sources(before, after)
    seen = isinstance(after, Fact) and after.state is State.PUBLISHED
    provables = list(provable_in(new.corpus, after)) if seen and isinstance(after, Fact) else []
    return Told(
        record=change.record,
        title=_title(change, old, new),
        classes=tuple(map(str, change.classes)),
        pairs=tuple(pairs),
        difference=_difference(before, after, new) if change.folder == "facts" else "",
        sources_added=added,
        sources_removed=removed,
        sources_kept=kept,
        notes=tuple(_note(new, each) for each in change.notes),
        page=page_of(change),
        cited=len(provables),
        proved=sum(proof_of(new.corpus, provable)[0] is Proof.PROVED for provable in provables),
    )


def _record(change: RecordChange, side: Dossier) -> object:
    return getattr(side.corpus, change.folder).get(change.id) if change.folder else getattr(side.corpus, change.id)


def _title(change: RecordChange, old: Dossier, new: Dossier) -> str:
    for side in (new, old):
        record = _record(change, side)
        text = next((each for name in ("statement", "title", "name") if (each := getattr(record, name, None))), None)
        if text is not None:
            return shown(worded(side, text))
    return change.id


def _of_fact(before: object, after: object, old: Dossier, new: Dossier) -> Iterator[Pair]:
    """Give a fact's value, its date and its statement, what stood and what stands; of one that is new, what it says."""
    was, now = (_says(fact, side) if isinstance(fact, Fact) else {} for fact, side in ((before, old), (after, new)))
    for label in dict.fromkeys((*was, *now)):
        one, other = was.get(label, ""), now.get(label, "")
        if one != other:
            yield Pair(label, one, other)
    if isinstance(before, Fact) and isinstance(after, Fact):
        yield from _of_citations(before.citations, after.citations)


def _says(fact: Fact, side: Dossier) -> dict[str, str]:
    """Give what a fact says: its value, the time it speaks of, its statement in each language."""
    default = language_of(side)
    statements = {language or default: text for language, text in fact.statement.wordings}
    return {
        "value": answer(side, fact) if fact.figure is not None else "",
        "as of": fact.period.text if fact.period is not None else "",
        **{
            "statement" if language == default else f"statement ({language})": shown(text)
            for language, text in statements.items()
        },
    }


def _is_draft(record: object) -> bool:
    return isinstance(record, Fact) and record.state is State.DRAFT


def _of_citations(old: Sequence[Citation], new: Sequence[Citation]) -> Iterator[Pair]:
    """Give the citations of one source that changed; a source that came or went is told elsewhere."""
    before, after = _by_source(old), _by_source(new)
    for source in before:
        if source in after and before[source] != after[source]:
            yield Pair(f"cited from {source}", *(_text("; ".join(side[source])) for side in (before, after)))


def _by_source(citations: Sequence[Citation]) -> dict[SourceId, list[str]]:
    found: defaultdict[SourceId, list[str]] = defaultdict(list)
    for each in citations:
        quoted = f' "{each.quote}"' if each.quote else ""
        carried = f" via {', '.join(each.via)}" if each.via else ""
        meant = f" for {', '.join(each.for_)}" if each.for_ else ""
        found[each.source].append(f"{each.at}{quoted}{carried}{meant}")
    return found


def _text(value: object) -> str:
    return "" if value is None else shown(value)


def _sources(before: object, after: object) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Give the sources a fact rests on now and did not, did and does not, and did and does."""
    was, now = (
        dict.fromkeys(each.source for each in fact.citations) if isinstance(fact, Fact) else {}
        for fact in (before, after)
    )
    if not isinstance(before, Fact):
        return tuple(now), (), ()
    added, removed, kept = now.keys() - was.keys(), was.keys() - now.keys(), now.keys() & was.keys()
    return tuple(sorted(added)), tuple(sorted(removed)), tuple(sorted(kept))


def _difference(before: object, after: object, new: Dossier) -> str:
    """Say how far a number moved: `+461, +17.2 %`; a share moves by points."""
    numbers = [_number(fact) for fact in (before, after)]
    if numbers[0] is None or numbers[1] is None or numbers[0] == numbers[1]:
        return ""
    moved = numbers[1] - numbers[0]
    figure = new.corpus.figure_of(after) if isinstance(after, Fact) else None
    if figure is not None and figure.kind is FigureKind.SHARE:
        return f"{moved:+,f} points"
    share = f", {moved / abs(numbers[0]) * 100:+,.1f} %" if numbers[0] else ""
    return f"{_plain(moved)}{share}"


def _number(fact: object) -> Decimal | None:
    """Give a value that is one number."""
    if not isinstance(fact, Fact) or fact.value is None:
        return None
    numbers = [each for each in numbers_of(fact.value) if isinstance(each, Decimal)]
    return numbers[0] if len(numbers) == 1 else None


def _plain(number: Decimal) -> str:
    whole = number.to_integral_value()
    return f"{whole if whole == number else number.normalize():+,f}"


def _note(new: Dossier, name: str) -> Pair:
    note = new.corpus.changes[ChangeId(name)]
    return Pair(KINDS[note.kind], name, shown(worded(new, note.note)))
