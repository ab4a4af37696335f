"""What changed, for a person at a terminal, for a program, and for a pull request."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from factsheet.analysis.changes import Side
from factsheet.model.changes import ChangeClass, Changes, FieldChange, RecordChange
from factsheet.model.identifiers import FigureId
from factsheet.review.markdown import code, escaped
from factsheet.review.report import count, harmless

VERSION = 1
LONGEST = 300  # characters of a field's value, where a person reads


def changes_as_json(changes: Changes, old: Side, new: Side) -> str:
    """Print `{version, summary, changes}`; values stand as an editor would write them."""
    return json.dumps(
        {
            "version": VERSION,
            "summary": {"changes": len(changes.records), "unpublished": changes.unpublished, **_by_class(changes)},
            "changes": [_record(each, old, new) for each in changes.records],
        },
        ensure_ascii=False,
        indent=2,
    )


def _by_class(changes: Changes) -> dict[str, dict[str, int]]:
    kinds = [each.kind for each in changes.records]
    return {"classes": {str(each): kinds.count(each) for each in ChangeClass if each in kinds}}


def _record(change: RecordChange, old: Side, new: Side) -> dict[str, Any]:
    return {
        "record": change.record,
        "class": change.kind,
        "classes": list(change.classes),
        "fields": [{"field": each.field, "old": each.old, "new": each.new} for each in change.fields],
        "standing": standing_moved(change, old, new),
        "notes": list(change.notes),
    }


def standing_moved(change: RecordChange, old: Side, new: Side) -> dict[str, str | None] | None:
    """Give where a figure stood and stands; nothing for other records, or where it did not move."""
    if change.folder != "figures":
        return None
    before, after = (side.verdicts.get(FigureId(change.id)) for side in (old, new))
    was, is_ = (each.standing if each is not None else None for each in (before, after))
    return {"old": was, "new": is_} if was is not is_ else None


def changes_as_text(changes: Changes, old: Side, new: Side) -> Iterator[str]:
    """Print each change with its fields, old and new, and how many differ only on the desk."""
    for change in changes.records:
        also = f" (also {', '.join(change.classes[1:])})" if len(change.classes) > 1 else ""
        yield f"{change.kind}: {harmless(change.record)}{also}\n"
        for label, was, is_ in lines_of(change, old, new):
            yield f"  {label}: {shown(was)} -> {shown(is_)}\n"
        if change.notes:
            yield f"  why: {', '.join(f'changes/{note}' for note in change.notes)}\n"
    yield f"{_summary(changes)}\n"


def lines_of(change: RecordChange, old: Side, new: Side) -> Iterator[tuple[str, object, object]]:
    """Give what changed in a record: what it is, what stood and what stands, as an editor writes it."""
    standing = standing_moved(change, old, new)
    if standing is not None and change.kind not in (ChangeClass.NEW, ChangeClass.WITHDRAWN):
        yield "standing", standing["old"], standing["new"]
    for each in change.fields:
        yield from _apart(each)


def _apart(change: FieldChange) -> Iterator[tuple[str, object, object]]:
    """Give the parts of a map that changed, one by one."""
    if isinstance(change.old, Mapping) and isinstance(change.new, Mapping):
        for key in dict.fromkeys((*change.old, *change.new)):
            if change.old.get(key) != change.new.get(key):
                yield f"{change.field}.{key}", change.old.get(key), change.new.get(key)
    else:
        yield change.field, change.old, change.new


def shown(value: object) -> str:
    """Write a field's value in one line, and not a long one."""
    if value is None:
        return "(none)"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = harmless(" ".join(text.split()))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _summary(changes: Changes) -> str:
    desk = f"; {count(changes.unpublished, 'record')} changed only on the desk" if changes.unpublished else ""
    return f"{count(len(changes.records), 'change')}{desk}." if changes.records or desk else "No changes."


def changes_as_markdown(changes: Changes, old: Side, new: Side) -> Iterator[str]:
    """Print a list for a pull request; nothing an author wrote can be more than text there."""
    yield f"**{_summary(changes)}**\n"
    for kind in ChangeClass:
        found = [each for each in changes.records if each.kind is kind]
        if found:
            yield f"\n### {kind.replace('-', ' ').capitalize()} ({len(found)})\n\n"
        for change in found:
            also = f" (also {', '.join(change.classes[1:])})" if len(change.classes) > 1 else ""
            yield f"- {code(change.record)}{also}\n"
            for label, was, is_ in lines_of(change, old, new):
                yield f"  - {escaped(label)}: {escaped(shown(was))} → {escaped(shown(is_))}\n"
            if change.notes:
                yield f"  - why: {', '.join(f'`changes/{note}`' for note in change.notes)}\n"
