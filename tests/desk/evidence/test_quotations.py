"""Three hundred quotations, genuine and altered, held against invented copies (`quotations/README.md`)."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from factsheet.desk.evidence.copies import Copy
from factsheet.desk.evidence.proving import held_against
from factsheet.loading.corpus import load
from factsheet.model.evidence import Verdict
from factsheet.model.identifiers import FactId
from factsheet.model.provable import provable_in
from support.dossier import GOOD, SOURCE
from support.memory_tree import MemoryTree

FILES = sorted((Path(__file__).parent / "quotations").glob("*.yml"))
COPIES = {path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) for path in FILES}
KINDS = {
    "digit": 8, "negation-dropped": 8, "negation-cut-before": 8, "negation-cut-after": 8, "name": 8, "reordered": 8,
    "joined": 8, "part-of-number": 8, "word-dropped": 8,
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    copy: str
    quote: str
    at: str
    what: str

    def __str__(self) -> str:
        return f"{self.copy}: {self.quote} ({self.what})"


def cases(chosen: str) -> list[Case]:
    return [
        Case(name, each["quote"], str(each["at"]), each.get("kind", each.get("noise", "")))
        for name, copy in COPIES.items()
        for each in copy.get(chosen, ())
    ]


def copy_of(name: str) -> Copy:
    return Copy("\n".join(COPIES[name]["lines"]).replace("\n\f\n", "\f"))


def verdict(case: Case) -> tuple[Verdict, str | None]:
    """Write the quotation into a fact, and hold that against the copy."""
    quote = case.quote.replace("\\", "\\\\").replace('"', '\\"')
    fact = (
        f'statement: The Bay Post says so.\ntopic: service\ncitations:\n  - source: post-2030\n    at: "{case.at}"\n'
        f'    quote: "{quote}"\nstate: published\n'
    )
    source = f"{SOURCE}capture: {{sha256: {'0' * 64}}}\n"
    corpus = load(MemoryTree({**GOOD, "sources/post-2030.yml": source, "facts/quoted.yml": fact})).corpus
    (provable,) = provable_in(corpus, corpus.facts[FactId("quoted")])
    receipt = held_against(provable, copy_of(case.copy))
    return receipt.verdict, receipt.because


def test_the_corpus_is_as_large_as_it_says() -> None:
    altered = [case.what for case in cases("altered")]
    assert (len(cases("genuine")), len(altered), len(cases("beyond"))) == (100, 200, 7)
    for kind, least in KINDS.items():
        assert altered.count(kind) >= least, kind


@pytest.mark.parametrize("case", cases("altered"), ids=str)
def test_what_was_altered_is_not_found(case: Case) -> None:
    found, _ = verdict(case)
    assert found is not Verdict.FOUND


def test_what_is_genuine_is_found() -> None:
    """At least 97 of 100; those that are not would be named here."""
    missed = [str(case) for case in cases("genuine") if verdict(case)[0] is not Verdict.FOUND]
    assert missed == []


@pytest.mark.parametrize("case", cases("beyond"), ids=str)
def test_what_the_next_sentence_takes_back_is_beyond_a_receipt(case: Case) -> None:
    """The words stand there; that their source takes them back, only a reader sees. The manual says so."""
    assert verdict(case) == (Verdict.FOUND, None)


@pytest.mark.parametrize("case", [each for each in cases("altered") if each.what == "negation-cut-before"], ids=str)
def test_a_cut_behind_a_negation_is_named_as_that(case: Case) -> None:
    assert verdict(case) == (Verdict.ABSENT, "negated")
