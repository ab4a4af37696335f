"""Whether the words next to a quotation turn it round: `did not | close the pier`, `the crew would | not sail`.

It looks at the clause before the cut and at the word behind it, not at meaning: a negation that stands there and is not
meant costs an editor a longer quotation.
"""

import re
from collections.abc import Sequence

# Characters on either side of a quotation that are looked at; a clause is no longer.
NEAR = 300
_FURTHEST = 8  # words between a negation and the cut
_INSERTED = 14  # words of what is inserted between two commas

_SENTENCE_ENDS = re.compile(r"[.!?][\"')\]]* ")
_WORD = re.compile(r"[^\s\"()\[\]]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_DENIES = re.compile(
    r"not|never|no|cannot|\w+n't|none|nobody|nothing|nowhere|neither|nor|without|hardly|scarcely|doubt\w*"
    r"|den(?:y|ies|ied|ying|ial)|refus\w+|reject\w+|dismiss\w*|disput(?:e|es|ed|ing)|untrue|false|wrong(?:ly)?|unlikely"
    r"|n'\w+|ne|pas|jamais|aucune?|sans|d\u00e9ment\w*|nie(?:r|nt)?|nicht|kein\w*|nunca|ning\u00fan\w*|sin",
    re.IGNORECASE,
)
_DENIES_IN_TWO = re.compile(
    r"fail(?:s|ed|ing|ure)? to|rul(?:e|es|ed|ing) out|far from|rather than|instead of|short of", re.IGNORECASE
)
_NEGATES = re.compile(r"nobody|none|one|not|\w+n't|no|never|without|cannot", re.IGNORECASE)
# With these behind them, `not` and `no` deny nothing: `not only`, `no fewer than`.
_HARMLESS = {
    "not": "only just merely least until before since",
    "never": "only just merely least until before since",
    "no": "fewer less more later sooner doubt matter",
}
# A new clause: what was denied before it is another matter.
_TURNS = frozenset(
    [
        "but",
        "yet",
        "while",
        "although",
        "though",
        "whereas",
        "when",
        "because",
        "since",
        "after",
        "before",
        "until",
        "despite",
        "mais",
        "pero",
        "aber",
    ]
)
_BEHIND = re.compile(
    r"[\s\"']*(?:(?:not|never)(?! (?:only|just|merely|least)\b)|n't\b|nor\b|neither\b"
    r"|no\b(?! (?:fewer|less|more|later|sooner|doubt|matter)\b)"
    r"|(?:was|were|is|are|has been|have been|prove[sd]?|turn(?:s|ed) out)(?: to be)? (?:false|untrue|wrong|denied)\b"
    r"|pas\b|jamais\b|nicht\b)",
    re.IGNORECASE,
)


def turned_round(before: str, behind: str) -> bool:
    """Tell whether what stands before a cut denies what follows it, or what stands behind takes it back."""
    sentence = _SENTENCE_ENDS.split(before)[-1]
    words = _WORD.findall(_BRACKETS.sub(" ", sentence))
    return _denied(words) or _BEHIND.match(behind) is not None


def _denied(words: Sequence[str]) -> bool:
    """Walk back from the cut to the beginning of its clause."""
    for back in range(1, min(len(words), _FURTHEST) + 1):
        place = len(words) - back
        word = words[place]
        if word[-1] in ";:" and word[:-1]:
            return False
        if word[-1] == "," and word[:-1]:
            return _inserted(words, place)
        if _at(words, place):
            return not _doubted_by_nobody(words, place)
        if word.casefold() in _TURNS:
            return False
    return False


def _at(words: Sequence[str], place: int) -> bool:
    """Tell whether a word denies what follows it."""
    word = words[place].strip("'").rstrip(",")
    following = words[place + 1].casefold() if place + 1 < len(words) else ""
    if following in _HARMLESS.get(word.casefold(), "").split():
        return False
    return _DENIES.fullmatch(word) is not None or _DENIES_IN_TWO.fullmatch(f"{word} {following}") is not None


def _inserted(words: Sequence[str], end: int) -> bool:
    """Look across what is inserted between two commas: `did not, the harbour said, | close the pier`."""
    for place in range(end - 1, max(end - _INSERTED, 0) - 1, -1):
        if words[place].endswith(","):
            return _at(words, place)
    return False


def _doubted_by_nobody(words: Sequence[str], place: int) -> bool:
    """Tell whether two negations cancel out: `nobody doubts that`."""
    before = words[max(0, place - 4) : place]
    return words[place].casefold().startswith("doubt") and any(map(_NEGATES.fullmatch, before))
