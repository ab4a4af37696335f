"""Q: how little of a source's own words is taken over, and that they stand in the copy that was read."""

import re
from collections.abc import Iterator, Mapping

from factsheet.checks.rule import Case, Found, at, rule
from factsheet.loading.receipts import RECEIPTS_PATH
from factsheet.model.evidence import Because, Receipt, Verdict
from factsheet.model.provable import Proof, Provable, proof_of
from factsheet.model.words import State
from factsheet.problems import Severity, Span

_SENTENCE = re.compile(r"[\"\u201c'\u2018]?[A-Z\u00c0-\u00de].*[.!?][\"\u201d'\u2019]?", re.DOTALL)


@rule("Q101", "long-quotation")
def quotations_are_short(case: Case) -> Iterator[Found]:
    """A quotation has no more words than the policy allows, twelve unless it says otherwise.

    The words belong to somebody else; a few are enough to find the place again.

    Passes:

        # fact
        citations:
          - source: post-2030
            at: paragraph 3
            quote: "no fewer than 120 people"

    Fails:

        # fact
        citations:
          - source: post-2030
            at: paragraph 3
            quote: "no fewer than 120 people were seen to board the ferry on that same day"
    """
    most = case.corpus.policy.longest_quotation
    for fact in case.corpus.facts.values():
        for n, citation in enumerate(fact.citations):
            words = len(citation.quote.split())
            if words > most:
                message = f"the quotation has {words} words; at most {most} are allowed"
                hint = "keep the words that carry the value, and say the rest in your own"
                yield at(fact.id, fact.places, ("citations", n, "quote"), message, hint)


@rule("Q102", "whole-sentence", Severity.WARNING)
def quotations_are_no_sentences(case: Case) -> Iterator[Found]:
    """A quotation is a part of a sentence, never the whole.

    Passes:

        # fact
        citations:
          - source: post-2030
            at: paragraph 3
            quote: "no fewer than 120 people"

    Fails:

        # fact
        citations:
          - source: post-2030
            at: paragraph 3
            quote: "The ferry is always late."
    """
    for fact in case.corpus.facts.values():
        for n, citation in enumerate(fact.citations):
            if _SENTENCE.fullmatch(citation.quote.strip()):
                message = "the quotation looks like a whole sentence"
                hint = "take only the words that carry the value"
                yield at(fact.id, fact.places, ("citations", n, "quote"), message, hint)


_PROVE = "run `factsheet evidence prove --captures DIR` where the copies are, and commit content/evidence.jsonl"


@rule("Q103", "unproved", Severity.WARNING)
def citations_are_proved(case: Case) -> Iterator[Found]:
    """What is cited from a source whose copy was kept has a receipt: somebody held it against that copy.

    It is asked of quotations and of the words or the number of a value, where the source names a `capture`. A receipt
    answers for one quotation, one copy and one place; once any of them is changed, somebody has to look again.

    Passes:

        # fact
        citations:
          - source: post-2030
            at: paragraph 3
            quote: "no fewer than 120 people"

    Fails:

        # source
        capture:
          sha256: 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
    """
    for provable in _published(case):
        proof, _ = proof_of(case.corpus, provable)
        if proof in (Proof.UNPROVED, Proof.OLD):
            what, source = _what(provable), provable.source.id
            message = (
                f"no receipt says that {what} stands in the copy of {source} that was read"
                if proof is Proof.UNPROVED
                else f"{what} was held against the copy of {source} by rules that have changed since"
            )
            yield _found(provable, message, _PROVE)


@rule("Q104", "not-in-copy")
def citations_stand_in_the_copy(case: Case) -> Iterator[Found]:
    """What is cited was found in the copy that was read, at the place named, and not turned round by where it was cut.

    What each verdict asks for: `elsewhere`: correct `at`; `absent`: correct the quotation or the value;
    `wrong-capture`: name the digest of the right copy; `unidentified`: say in `identified_by` how you know which work
    the copy is; `no-text`: keep a copy as text.

    Passes:

        # fact
        citations:
          - source: post-2030
            at: paragraph 3
            quote: "no fewer than 120 people"

    Fails:

        # source
        capture:
          sha256: 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
        # evidence
        {"at":"paragraph 3","capture":"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae","fact":"riders-line","folding":1,"source":"post-2030","verdict":"absent","words":"5073fe7540e3cd7366cff526722e631c7c902f4aa537bd4df043cf06a8fc6c27"}
    """  # noqa: E501 - a receipt is one line
    for provable in _published(case):
        proof, receipt = proof_of(case.corpus, provable)
        if proof is Proof.FAILED and receipt is not None:
            yield found_instead(provable, receipt)


@rule("Q105", "receipt-for-nothing", Severity.WARNING)
def receipts_answer_something(case: Case) -> Iterator[Found]:
    """A receipt answers a citation that is there; others are left over from what was changed, and say nothing.

    Passes:

        # fact
        citations:
          - source: post-2030
            at: paragraph 3
            quote: "no fewer than 120 people"

    Fails:

        # evidence
        {"at":"paragraph 3","capture":"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae","fact":"riders-gone","folding":1,"source":"post-2030","verdict":"absent","words":"5073fe7540e3cd7366cff526722e631c7c902f4aa537bd4df043cf06a8fc6c27"}
    """  # noqa: E501 - a receipt is one line
    corpus = case.corpus
    asked = {provable.asked for provable in case.provables}
    for receipt in corpus.receipts.values():
        if receipt.asked not in asked:
            message = f"a receipt for {receipt.asked.fact}, from {receipt.asked.source}, answers no citation any more"
            yield Found(Span(RECEIPTS_PATH), receipt.asked.fact, "", message, _PROVE)


# What a look found instead, and what would be right.
_TOLD: Mapping[tuple[Verdict, Because | None], tuple[str, str]] = {
    (Verdict.ELSEWHERE, None): (
        "{what} does not stand in {at} of {source}, but in paragraph {paragraph}",
        "write `at: paragraph {paragraph}`, if that is meant",
    ),
    (Verdict.ABSENT, None): (
        "{what} does not stand in the copy of {source}",
        "copy the words from the source anew, in one run, with nothing left out",
    ),
    (Verdict.ABSENT, Because.NEGATED): (
        "{what} is cut next to a negation: with the words round it, {source} says the opposite",
        "take the negation into the quotation, or quote what is affirmed",
    ),
    (Verdict.ABSENT, Because.WORDS_MISSING): (
        "the words of the value stand neither in the quotation nor in {at} of {source}",
        "write `as_stated` as the source does; what else this supports, `for:` says",
    ),
    (Verdict.WRONG_CAPTURE, None): (
        "the copy named in {source} is of another work",
        "name in {source} the SHA-256 of the copy of this one",
    ),
    (Verdict.UNIDENTIFIED, None): (
        "nothing in the copy of {source} says which work it is",
        "write in {source} how you know, as `identified_by:` of its capture",
    ),
    (Verdict.NO_TEXT, None): (
        "the copy of {source} holds no text",
        "keep a copy as plain text in UTF-8, and name its SHA-256",
    ),
}


def found_instead(provable: Provable, receipt: Receipt) -> Found:
    """Say what a look found instead, and what would be right."""
    because = receipt.because if receipt.verdict is Verdict.ABSENT else None
    words = {
        "what": _what(provable),
        "source": provable.source.id,
        "at": provable.citation.at,
        "paragraph": receipt.paragraph,
    }
    message, hint = (text.format(**words) for text in _TOLD[receipt.verdict, because])
    return _found(provable, message, hint)


def _published(case: Case) -> Iterator[Provable]:
    return (each for each in case.provables if each.fact.state is State.PUBLISHED)


def _what(provable: Provable) -> str:
    return "the quotation" if provable.citation.quote else "the value"


def _found(provable: Provable, message: str, hint: str) -> Found:
    field = "quote" if provable.citation.quote else "at"
    return at(provable.fact.id, provable.fact.places, ("citations", provable.number, field), message, hint)


# The rules that receipts answer.
EVIDENCE = (citations_are_proved, citations_stand_in_the_copy, receipts_answer_something)
RULES = (quotations_are_short, quotations_are_no_sentences, *EVIDENCE)
