"""Evidence: the private copies are found, and every citation that names one is held against it."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factsheet.desk.evidence.copies import Copy
from factsheet.desk.evidence.proving import held_against, mistaken, titles_of
from factsheet.model.corpus import Corpus
from factsheet.model.evidence import Asked, Receipt, Verdict
from factsheet.model.identifiers import SourceId
from factsheet.model.provable import Proof, Provable, proof_of, provable_in
from factsheet.model.words import State
from factsheet.problems import FactsheetError

# A copy is text; what is longer than this is not one.
MAX_COPY = 64_000_000


class NoCaptures(FactsheetError):
    """Nobody said where the private copies are."""

    def __init__(self) -> None:
        super().__init__("say where the private copies are: --captures DIR, or FACTSHEET_CAPTURES in the environment")


class CapturesInside(FactsheetError):
    """The private copies stand where they would be published, or with the dossier among them."""

    def __init__(self, folder: Path, *, around: bool) -> None:
        where = "holds the dossier's folder" if around else "is inside the dossier's folder"
        super().__init__(f"{folder} {where}; copies are other people's property: keep them in a folder of their own")


class UnreadableReceipts(FactsheetError):
    """The receipts that are there cannot be read, so they would be lost."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} cannot be read: {why}; bring it back from git, or delete it to begin anew")


class UnreadableCaptures(FactsheetError):
    """The folder of copies, or one of them, cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"cannot read {path}: {reason}")


@dataclass(frozen=True, slots=True)
class Answer:
    """One citation and what became of it; without a receipt the copy is not in the folder."""

    provable: Provable
    receipt: Receipt | None

    @property
    def proved(self) -> bool:
        """Tell whether the copy was at hand and has it."""
        return self.receipt is not None and self.receipt.verdict is Verdict.FOUND


def find_copies(folder: Path, wanted: frozenset[str]) -> dict[str, Path]:
    """Find copies by the SHA-256 of their content, whatever they are called and however deep they stand."""
    found: dict[str, Path] = {}

    def fail(error: OSError) -> None:
        raise UnreadableCaptures(Path(error.filename or folder), error.strerror or str(error)) from error

    for here, folders, files in os.walk(folder, onerror=fail):
        folders.sort()
        for name in sorted(files):
            path = Path(here, name)
            if path.is_file() and (digest := _sha256(path)) in wanted:
                found.setdefault(digest, path)
    return found


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableCaptures(path, error.strerror or str(error)) from error


def prove(corpus: Corpus, folder: Path, progress: Callable[[int, int], None] | None = None) -> list[Answer]:
    """Hold every citation that names a copy against it; what removed facts cited is nobody's any more."""
    there = (fact for fact in corpus.facts.values() if fact.state is not State.REMOVED)
    provables = [provable for fact in there for provable in provable_in(corpus, fact)]
    copies = find_copies(folder, frozenset(provable.asked.capture for provable in provables))
    titles = titles_of(corpus)

    @cache
    def copy_of(digest: str) -> Copy | None:
        return _read(copies[digest])

    @cache
    def marked(source: SourceId, digest: str) -> Verdict | None:
        copy = copy_of(digest)
        return Verdict.NO_TEXT if copy is None else mistaken(corpus, corpus.sources[source], copy, titles)

    answers: list[Answer] = []
    for number, provable in enumerate(provables, 1):
        if provable.asked.capture in copies:
            copy, wrong = copy_of(provable.asked.capture), marked(provable.source.id, provable.asked.capture)
            receipt = held_against(provable, copy) if copy is not None and wrong is None else None
            answers.append(Answer(provable, receipt or Receipt(provable.asked, wrong or Verdict.NO_TEXT)))
        else:
            answers.append(Answer(provable, None))
        if progress is not None:
            progress(number, len(provables))
    return answers


def kept(corpus: Corpus, answers: list[Answer]) -> dict[Asked, Receipt]:
    """Give the receipts to write: those of today, and earlier ones that still fit where the copy is not at hand.

    Of facts and sources that could not be read nothing is known, so what was found of them stays too.
    """
    broken = corpus.ids.get("facts", frozenset()) - corpus.facts.keys()
    unread = corpus.ids.get("sources", frozenset()) - corpus.sources.keys()
    earlier = corpus.receipts.values()
    receipts = {each.asked: each for each in earlier if each.asked.fact in broken or each.asked.source in unread}
    for answer in answers:
        receipt = answer.receipt or corpus.receipts.get(answer.provable.asked)
        if receipt is not None:
            receipts[receipt.asked] = receipt
    return receipts


def unanswered(corpus: Corpus, answers: list[Answer]) -> list[Answer]:
    """Give the provables whose copy is not at hand, and that no earlier receipt proves."""
    return [each for each in answers if each.receipt is None and proof_of(corpus, each.provable)[0] is not Proof.PROVED]


def _read(path: Path) -> Copy | None:
    """Give a copy's text; None for a file that holds none."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_COPY + 1)
    except OSError as error:
        raise UnreadableCaptures(path, error.strerror or str(error)) from error
    try:
        text = data.decode("utf-8-sig") if len(data) <= MAX_COPY else ""
    except UnicodeDecodeError:
        return None
    return Copy(text) if text.strip() and "\0" not in text else None
