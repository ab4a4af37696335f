"""Q: how little of a source's own words is taken over."""

import re
from collections.abc import Iterator

from factsheet.checks.rule import Case, Found, at, rule
from factsheet.problems import Severity

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


RULES = (quotations_are_short, quotations_are_no_sentences)
