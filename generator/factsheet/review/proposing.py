"""Two states of a dossier to a proposal: what the change does to readers, and what it asks of whom."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from factsheet.analysis.changes import changes_between
from factsheet.analysis.readings import numbers_of
from factsheet.documents.tree import Noted
from factsheet.dossier import Dossier
from factsheet.model.changes import RecordChange
from factsheet.model.identifiers import ChangeId, SourceId
from factsheet.model.provable import Proof, proof_of, provable_in
from factsheet.model.records import Citation, Fact
from factsheet.model.words import FigureKind, State
from factsheet.review.addresses import page_of
from factsheet.review.as_changes import lines_of, shown
from factsheet.review.consequences import needs_of, pages_with, unseen, untouched_by
from factsheet.review.moved import answer, figures_told, worded
from factsheet.review.proposal import Pair, Proposal, Told
from factsheet.review.remarks import ChangedLines, remarks_on
from factsheet.wording.changes import KINDS

# Fields of a fact that are told in words of their own.
_TOLD = frozenset({"value", "as_of", "statement", "citations"})
_FOLDERS = ("facts", "figures", "sources", "actors", "places", "changes")


@dataclass(frozen=True)
class Version:
    """One state of a dossier: its name, its files as they were read, and what was made of them."""

    name: str
    tree: Noted
    dossier: Dossier

    @cached_property
    def unreadable(self) -> frozenset[str]:
        """Records whose files are there and could not be read: nothing can be said of them."""
        corpus = self.dossier.corpus
        broken = {
            f"{folder}/{name}"
            for folder in _FOLDERS
            for name in corpus.ids.get(folder, ())
            if name not in getattr(corpus, folder)
        }
        return frozenset(broken | ({"sheet"} if corpus.sheet is None else set()))


def propose(old: Version, new: Version) -> Proposal:
    """Compare two states, and say what a reviewer has to know, most important first."""
    unreadable = old.unreadable | new.unreadable
    changes = changes_between(old.dossier.side, new.dossier.side)
    records = tuple(each for each in changes.records if each.record not in unreadable)
    told = tuple(_told(each, old.dossier, new.dossier) for each in records)
    figures = tuple(
        each for each in figures_told(old.dossier, new.dossier, records) if f"figures/{each.figure}" not in unreadable
    )
    files = _changed_files(old, new)
    remarks, others = remarks_on(old.dossier, new.dossier, ChangedLines(old.tree.tree, new.tree.tree, files))
    quiet = {each.record for each in records} | unreadable
    drafts, desk, formatting = unseen(old.dossier, new.dossier, files, quiet)
    return Proposal(
        base=old.name,
        head=new.name,
        needs=tuple(needs_of(told, remarks)),
        changes=told,
        figures=figures,
        untouched=tuple(untouched_by(records, old.dossier, new.dossier)),
        remarks=tuple(remarks),
        other_findings=others,
        pages=pages_with(records, figures, old.dossier, new.dossier),
        unreadable=tuple(sorted(unreadable)),
        drafts=drafts,
        unpublished=desk,
        formatting=formatting,
    )


def _changed_files(old: Version, new: Version) -> frozenset[str]:
    before, after = old.tree.digests, new.tree.digests
    return frozenset(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def _told(change: RecordChange, old: Dossier, new: Dossier) -> Told:
    """Tell one record's change: a fact's value and date in words, other fields as an editor writes them."""
    before, after = (_record(change, side) for side in (old, new))
    pairs = list(_of_fact(before, after, old, new)) if change.folder == "facts" else []
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
    was, now = (
        _says(fact, side) if isinstance(fact, Fact) else ("", "", "") for fact, side in ((before, old), (after, new))
    )
    for label, one, other in zip(("value", "as of", "statement"), was, now, strict=True):
        if one != other:
            yield Pair(label, one, other)
    if isinstance(before, Fact) and isinstance(after, Fact):
        yield from _of_citations(before.citations, after.citations)


def _says(fact: Fact, side: Dossier) -> tuple[str, str, str]:
    value = answer(side, fact) if fact.figure is not None else ""
    return value, fact.period.text if fact.period is not None else "", shown(worded(side, fact.statement))


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
    share = f", {moved / abs(numbers[0]) * 100:+.1f} %" if numbers[0] else ""
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
