"""What follows from a change: pages that change, facts to look at again, and what is asked of whom."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from factsheet.documents.tree import CONTENT
from factsheet.dossier import Dossier
from factsheet.loading.editions import EDITIONS
from factsheet.model.changes import ChangeClass, RecordChange
from factsheet.model.identifiers import FactId, SourceId
from factsheet.model.records import Fact
from factsheet.model.words import State
from factsheet.problems import Severity
from factsheet.review.as_changes import shown
from factsheet.review.proposals.addresses import HOME, pages_of
from factsheet.review.proposals.moved import worded
from factsheet.review.proposals.proposal import FigureTold, Need, Pair, Told, Untouched
from factsheet.review.remarks import Remark
from factsheet.review.report import count

_C = ChangeClass
# What a second person looks at most closely, with what to look for.
_GRAVE = frozenset(
    {_C.CORRECTION, _C.WITHDRAWN, _C.RESTORED, _C.DISPUTE_OPENED, _C.DISPUTE_CHANGED, _C.DISPUTE_SETTLED}
)
_SUBSTANCE = frozenset({
    _C.VALUE_UPDATED, _C.VALUE_REVISED, _C.QUALIFIER_CHANGED, _C.DATE_CHANGED, _C.SCOPE_CHANGED,
    _C.ATTRIBUTION_CHANGED, _C.SOURCE_ADDED, _C.SOURCE_REMOVED, _C.CITATION_CHANGED, _C.NEW,
})  # fmt: skip
# After these nothing else that rests on the same source has to be thought of.
_ALONE = frozenset({_C.NEW, _C.REWORDED})


def untouched_by(records: Sequence[RecordChange], old: Dossier, new: Dossier) -> Iterator[Untouched]:
    """Give what else rests on a source that changed, or that changed facts rest on.

    A new fact, and one that was only worded anew, ask nobody to look at others.
    """
    changed = {FactId(each.id) for each in records if each.folder == "facts"}
    asking: defaultdict[SourceId, set[str]] = defaultdict(set)
    for change in records:
        if change.folder == "sources" and not set(change.classes) <= _ALONE:
            asking[SourceId(change.id)] |= set()
        if change.folder == "facts" and not set(change.classes) <= _ALONE:
            for side in (old, new):
                fact = side.corpus.facts.get(FactId(change.id))
                for citation in fact.citations if fact is not None else ():
                    asking[citation.source].add(change.id)
    for source in sorted(asking):
        others = [fact.id for fact in new.provenance.by_source.get(source, ()) if fact.id not in changed]
        record = new.corpus.sources.get(source) or old.corpus.sources.get(source)
        if others:
            title = shown(worded(new, record.title)) if record is not None else source
            yield Untouched(
                source=source, title=title, changed=tuple(sorted(asking[source])), others=tuple(sorted(others))
            )


def pages_with(
    records: Sequence[RecordChange], figures: Sequence[FigureTold], old: Dossier, new: Dossier
) -> tuple[str, ...]:
    """Give the addresses of the pages that change, home first."""
    found = {page for change in records for side in (old, new) for page in pages_of(change, side)}
    found |= {f"figures/{each.figure}/" for each in figures}
    if any(each.headline or each.standing or each.in_short for each in figures):
        found.add(HOME)
    return tuple(sorted(found))


def unseen(
    old: Dossier, new: Dossier, files: frozenset[str], told: set[str]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Sort the records whose files changed and readers see no change: drafts, what is the desk's own, layout alone."""
    drafts: list[str] = []
    desk: list[str] = []
    layout: list[str] = []
    half_read = {each.span.path for each in new.problems if each.code == "S101"}
    for path in sorted(files):
        name = path.removeprefix(f"{CONTENT}/").removesuffix(".yml")
        folder, _, identifier = name.rpartition("/")
        if not path.endswith(".yml") or name in told or folder == "changes":
            continue
        before, after = (
            getattr(side.corpus, folder).get(identifier) if folder else getattr(side.corpus, name)
            for side in (old, new)
        )
        if path in half_read:
            desk.append(name)  # it holds something that is not read: more than its layout changed
        elif before == after:
            layout.append(path)
        elif isinstance(after or before, Fact) and _draft(before) and _draft(after):
            drafts.append(name)
        else:
            desk.append(name)
    return tuple(drafts), tuple(desk), tuple(layout)


def _draft(record: object) -> bool:
    return record is None or (isinstance(record, Fact) and record.state is State.DRAFT)


def editions_moved(files: Collection[str], before: Collection[str], after: Collection[str]) -> list[Pair]:
    """Name the sealed editions that are `new`, `gone` or `changed`."""
    moved: list[Pair] = []
    for path in sorted(each for each in files if each.startswith(f"{CONTENT}/{EDITIONS}/")):
        name = path.rpartition("/")[2].removesuffix(".json")
        what = "new" if path not in before else "changed" if path in after else "gone"
        moved.append(Pair(name, "" if what == "new" else "sealed", what))
    return moved


def notes_alone(files: Collection[str], told: Sequence[Told]) -> tuple[str, ...]:
    """Name the notes on changes that are other than they were and stand at no change that is told."""
    shown_already = {note.old for change in told for note in change.notes}
    names = (path.removeprefix(f"{CONTENT}/").removesuffix(".yml") for path in sorted(files))
    return tuple(each for each in names if each.startswith("changes/") and each[8:] not in shown_already)


def needs_of(
    told: Sequence[Told], remarks: Sequence[Remark], desk: Sequence[str], editions: Sequence[Pair]
) -> Iterator[Need]:
    """Say what the change asks of its editor, of a second person, and of whoever keeps the copies."""
    if broken := tuple(f"editions/{each.label}" for each in editions if each.new != "new"):
        yield Need("The editor", "brings back what was sealed", broken)
    if "policy" in desk:
        yield Need("A second person", "reads which rules weigh otherwise, or are waived", ("policy",))
    errors = [each for each in remarks if each.severity == Severity.ERROR]
    if errors:
        yield Need("The editor", f"mends {count(len(errors), 'error')}: {_named({each.rule for each in errors})}")
    unexplained = [each.path for each in remarks if each.rule == "P106"]
    if unexplained:
        names = tuple(path.removeprefix(f"{CONTENT}/").removesuffix(".yml") for path in unexplained)
        yield Need("The editor", "says in content/changes/ why these changed (`factsheet change new` begins it)", names)
    grave = [each for each in told if not _GRAVE.isdisjoint(each.classes)]
    if grave:
        what = "opens the sources, reads the reason, and agrees or not"
        yield Need("A second person", what, tuple(each.record for each in grave))
    plain = [each for each in told if _GRAVE.isdisjoint(each.classes) and not _SUBSTANCE.isdisjoint(each.classes)]
    # A source or a body that is new says nothing yet; what rests on it is a fact.
    plain = [each for each in plain if each.record.startswith("facts/") or each.classes != (_C.NEW,)]
    if plain:
        what = "opens the sources and compares what is said, how much, as of when and by whom"
        yield Need("A second person", what, tuple(each.record for each in plain))
    unproved = [each for each in told if each.proved < each.cited]
    if unproved:
        what = "runs `factsheet evidence prove`: what is cited here has no receipt yet, or not the right one"
        yield Need("Whoever keeps the copies", what, tuple(each.record for each in unproved))


def _named(rules: set[str]) -> str:
    return ", ".join(sorted(rules))
