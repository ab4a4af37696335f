"""`content/evidence.jsonl`: one receipt a line, in one order, so that two editors' receipts merge."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from factsheet.documents.decode import decode
from factsheet.documents.sealed import canonical
from factsheet.documents.tree import CONTENT
from factsheet.loading.reading import FAULTS
from factsheet.model.evidence import Asked, Because, Receipt, Verdict
from factsheet.model.identifiers import FactId, SourceId
from factsheet.problems import Problem, Span

RECEIPTS_PATH = f"{CONTENT}/evidence.jsonl"
# A receipt is some 300 bytes: this is a hundred thousand of them.
MAX_RECEIPTS = 32_000_000
_HINT = "take the line out and run `factsheet evidence prove`; receipts are never written by hand"
_TEXTS = ("fact", "source", "capture", "at", "quote", "words")
_ORDER = ("source", "fact", "at", "quote", "words", "capture")
_KNOWN = {*_TEXTS, "verdict", "paragraph", "because", "folding"}


def read_receipts(data: bytes) -> tuple[dict[Asked, Receipt], list[Problem]]:
    """Read every receipt; a line that is none is a mistake at its place."""
    text, problem = decode(RECEIPTS_PATH, data, MAX_RECEIPTS)
    if problem is not None:
        return {}, [problem]
    receipts: dict[Asked, Receipt] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            receipt = _receipt(json.loads(line))
        except (ValueError, KeyError, TypeError, RecursionError):
            problems.append(_fault(number, line, "this is not a receipt"))
            continue
        if receipt.asked in receipts:
            problems.append(_fault(number, line, "this receipt answers what another has answered"))
        receipts[receipt.asked] = receipt
    return receipts, problems


def _receipt(written: Mapping[str, Any]) -> Receipt:
    if not isinstance(written, dict) or not written.keys() <= _KNOWN:
        raise ValueError
    texts = {name: written.get(name, "") if name in ("quote", "words") else written[name] for name in _TEXTS}
    paragraph, folding, because = written.get("paragraph"), written["folding"], written.get("because")
    if not all(isinstance(each, str) for each in texts.values()) or type(folding) is not int:
        raise TypeError
    for each in texts.values():
        each.encode()  # half a character is no text; that is a ValueError too
    if paragraph is not None and type(paragraph) is not int:
        raise TypeError
    asked = Asked(
        fact=FactId(texts["fact"]), source=SourceId(texts["source"]), capture=texts["capture"], at=texts["at"],
        quote=texts["quote"], words=texts["words"],
    )  # fmt: skip
    return Receipt(
        asked=asked,
        verdict=Verdict(written["verdict"]),
        paragraph=paragraph,
        because=Because(because) if because is not None else None,
        folding=folding,
    )


def _fault(number: int, line: str, message: str) -> Problem:
    span = Span(RECEIPTS_PATH, number, 1, number, len(line) + 1)
    return Problem(span=span, code="S114", name=FAULTS["S114"].name, message=message, hint=_HINT)


def write_receipts(receipts: Iterable[Receipt]) -> bytes:
    """Write receipts in the order of sources and facts."""
    ordered = sorted(receipts, key=lambda each: tuple(getattr(each.asked, name) for name in _ORDER))
    return b"".join(canonical(_written(each)) + b"\n" for each in ordered)


def _written(receipt: Receipt) -> dict[str, object]:
    texts = {name: getattr(receipt.asked, name) for name in _TEXTS}
    told = {"paragraph": receipt.paragraph, "because": receipt.because}
    return {
        **{name: text for name, text in texts.items() if text},
        "verdict": receipt.verdict,
        **{name: each for name, each in told.items() if each is not None},
        "folding": receipt.folding,
    }
