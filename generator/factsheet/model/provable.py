"""What can be proved: what each citation says of the copy its source was read from, and which receipt answers it."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factsheet.model.corpus import Corpus, printing
from factsheet.model.evidence import FOLDING, Asked, Receipt, Verdict
from factsheet.model.records import Citation, Fact, Source
from factsheet.model.values import Value, ValueWord
from factsheet.model.words import FigureKind, State


class Proof(StrEnum):
    """How a citation stands that names a copy."""

    PROVED = "proved"
    FAILED = "failed"  # a receipt says that it is not there
    UNPROVED = "unproved"  # nobody has looked, or not since it was changed
    OLD = "old"  # somebody looked, by rules that have changed since


@dataclass(frozen=True, slots=True)
class Provable:
    """One citation of a fact whose source names the copy that was read.

    `number` is the citation's place in its fact, from 0. `words` are the value's, as the source has them; they
    may stand at any of the `places` in this copy that the fact cites for its value.
    """

    fact: Fact
    number: int
    citation: Citation
    source: Source
    words: str
    value: Value | None
    places: tuple[str, ...]
    share: bool
    asked: Asked


def provable_in(corpus: Corpus, fact: Fact) -> Iterator[Provable]:
    """Give the citations of a fact that can be held against a copy and say something that could be missing there."""
    figure = corpus.figure_of(fact)
    for number, citation in enumerate(fact.citations):
        source = corpus.sources.get(citation.source)
        if source is None or source.capture is None:
            continue
        carrying = printing(fact)
        carries = citation in carrying
        words = words_of(corpus, fact, source) if carries else ""
        value = fact.value if carries and not words and fact.derived is None and _in_copy(fact.value) else None
        sought = words or _written(value)
        if not citation.quote and not sought:
            continue
        places = tuple(dict.fromkeys(each.at for each in carrying if each.source == source.id)) if sought else ()
        yield Provable(
            fact=fact,
            number=number,
            citation=citation,
            source=source,
            words=words,
            value=value,
            places=places,
            share=figure is not None and figure.kind is FigureKind.SHARE,
            asked=Asked(
                fact=fact.id,
                source=source.id,
                capture=source.capture.sha256,
                at=citation.at,
                quote=_digest(citation.quote),
                words=_digest("\n".join((sought, *places[1:]))),
            ),
        )


def words_of(corpus: Corpus, fact: Fact, source: Source) -> str:
    """Give the value in the words of the source, in its language where there are several."""
    if fact.as_stated is None:
        return ""
    default = corpus.sheet.languages[0] if corpus.sheet is not None else source.language
    return fact.as_stated.in_language(source.language, default).text


def _in_copy(value: Value | None) -> bool:
    """Tell whether a value's own letters are to be looked for: a date or a term may stand in other words."""
    return value is not None and value.word not in (ValueWord.ON, ValueWord.SAYS)


def _written(value: Value | None) -> str:
    if value is None:
        return ""
    return json.dumps([value.word, *map(str, value.amounts), value.term])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def all_provable(corpus: Corpus) -> Iterator[Provable]:
    """Give the citations of all facts that readers see."""
    for fact in corpus.facts.values():
        if fact.state is State.PUBLISHED:
            yield from provable_in(corpus, fact)


def proof_of(corpus: Corpus, provable: Provable) -> tuple[Proof, Receipt | None]:
    """Say how a citation stands, and by which receipt."""
    receipt = corpus.receipts.get(provable.asked)
    if receipt is None:
        return Proof.UNPROVED, None
    if receipt.folding != FOLDING:
        return Proof.OLD, receipt
    return (Proof.PROVED if receipt.verdict is Verdict.FOUND else Proof.FAILED), receipt
