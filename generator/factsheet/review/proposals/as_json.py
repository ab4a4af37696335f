"""A proposal as JSON, and back: whoever prints it elsewhere takes nothing in it for more than text."""

import json
import types
import typing
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from factsheet.model.changes import ChangeClass
from factsheet.problems import FactsheetError, Severity
from factsheet.review.proposals.proposal import VERSION, Proposal
from factsheet.review.proposals.telling import EDITIONS

# What a change of some thousand facts takes; more is not a report.
MAX_REPORT = 16_000_000


class NotAReport(FactsheetError):
    """A file is no report of ours; the message says why."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} is no report of `factsheet review --format json`: {why}")


class _Unfit(Exception):
    """A part of the report has another form."""


def proposal_as_json(proposal: Proposal) -> str:
    """Print `{version, ...}`, every part under its own name."""
    return json.dumps({"version": VERSION, **asdict(proposal)}, ensure_ascii=False, indent=2)


def proposal_from_json(name: str, data: bytes) -> Proposal:
    """Read a report, believing nothing: every part must have its form, and none may be there that we do not know."""
    if len(data) > MAX_REPORT:
        raise NotAReport(name, f"it is larger than {MAX_REPORT:,} bytes")
    try:
        written = json.loads(data.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise NotAReport(name, "it is not JSON") from None
    version = written.pop("version", None) if isinstance(written, dict) else None
    if type(version) is not int or version != VERSION:
        raise NotAReport(name, f"it does not say that it is of version {VERSION}")
    try:
        proposal = _read(Proposal, written, "")
    except _Unfit as error:
        raise NotAReport(name, str(error)) from None
    assert isinstance(proposal, Proposal)  # noqa: S101 - for the type checker
    _known(name, proposal)
    return proposal


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _read(form: Any, value: Any, path: str) -> Any:
    """Read a value by a type's form: a dataclass from a map, a tuple from a list, texts and numbers as they are."""
    if is_dataclass(form):
        return _record(form, value, path)
    origin, parts = typing.get_origin(form), typing.get_args(form)
    if origin is types.UnionType:
        return None if value is None else _read(parts[0], value, path)
    if origin is tuple:
        if type(value) is not list:
            raise _Unfit(f"`{path}` is not a list")
        return tuple(_read(parts[0], each, f"{path}[{n}]") for n, each in enumerate(value))
    if type(value) is not form:
        raise _Unfit(f"`{path}` is not {_NAMES[form]}")
    if form is str and any(0xD800 <= ord(each) <= 0xDFFF for each in value):
        raise _Unfit(f"`{path}` holds half a character")
    return value


_NAMES = {str: "a text", int: "a whole number", bool: "true or false"}


def _record(form: Any, value: Any, path: str) -> Any:
    forms = typing.get_type_hints(form)
    names = [each.name for each in fields(form)]
    if type(value) is not dict or sorted(value) != sorted(names):
        raise _Unfit(f"`{path or 'the report'}` does not hold {', '.join(names)} and nothing else")
    return form(**{name: _read(forms[name], value[name], f"{path}.{name}".lstrip(".")) for name in names})


def _known(name: str, proposal: Proposal) -> None:
    """Refuse words where only a few are possible."""
    for each in proposal.changes:
        if not each.classes or not set(each.classes) <= set(map(str, ChangeClass)):
            raise NotAReport(name, "it names a class of change that does not exist")
    if not {each.new for each in proposal.editions} <= EDITIONS.keys():
        raise NotAReport(name, "it names something that no edition can be")
    if not {each.severity for each in proposal.remarks} <= set(map(str, Severity)):
        raise NotAReport(name, "it names a severity that does not exist")
