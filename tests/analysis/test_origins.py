"""Whom an assertion goes back to: each chain worked out by hand."""

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from factsheet.analysis.origins import Voices, chain, voices_of
from factsheet.loading.corpus import load
from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import ActorId, FactId
from support.memory_tree import MemoryTree

SHEET = {
    "title": "T", "subject": "S", "summary": "A [@fact].", "topics": {"all": "All"}, "languages": ["en"], "licence": "CC0-1.0",
}  # fmt: skip
ACTORS: Mapping[str, Mapping[str, Any]] = {
    "post": {}, "gazette": {}, "wire": {}, "mission": {}, "force": {},
    "section": {"speaks_for": "mission"}, "spokesman": {"speaks_for": "section"}, "branch": {"part_of": "mission"},
    "egg": {"speaks_for": "hen"}, "hen": {"speaks_for": "egg"},
}  # fmt: skip
SOURCES: Mapping[str, Mapping[str, Any]] = {
    "in-post": {"publisher": "post"},
    "in-gazette": {"publisher": "gazette"},
    "by-wire": {"publisher": "wire", "relays": "mission"},
    "copied": {"publisher": "gazette", "relays": "by-wire"},
    "copied-again": {"publisher": "post", "relays": "copied"},
    "from-post": {"publisher": "gazette", "relays": "in-post"},
    "from-spokesman": {"publisher": "post", "relays": "spokesman"},
    "round": {"publisher": "post", "relays": "and-round"},
    "and-round": {"publisher": "gazette", "relays": "round"},
    "lost": {"publisher": "post", "relays": "nobody"},
}
CITED = {"at": "page 1"}


def corpus(facts: Mapping[str, Mapping[str, Any]]) -> Corpus:
    files: dict[str, Any] = {"sheet.yml": SHEET}
    files |= {f"actors/{name}.yml": {"name": name, "kind": "outlet", **fields} for name, fields in ACTORS.items()}
    source = {"title": "T", "kind": "news", "published": "2026-06-30", "language": "en", "access": "excerpt"}
    files |= {f"sources/{name}.yml": {**source, **fields} for name, fields in SOURCES.items()}
    files |= {
        f"facts/{name}.yml": {"statement": "It is said.", "state": "published", **fields}
        for name, fields in facts.items()
    }
    loaded = load(MemoryTree({path: yaml.safe_dump(fields) for path, fields in files.items()}))
    assert not loaded.problems, loaded.problems
    return loaded.corpus


def voices(fields: Mapping[str, Any], **others: Mapping[str, Any]) -> Voices:
    return voices_of(corpus({"fact": fields, **others}))[FactId("fact")]


def known(*actors: str) -> Voices:
    return Voices(frozenset(map(ActorId, actors)))


def cite(*sources: str, **fields: object) -> list[dict[str, Any]]:
    return [{"source": source, **CITED, **fields} for source in sources]


# By `via`, or by the default: the publisher, what its source relays, the speaker.
CHAINS: Mapping[str, tuple[Mapping[str, Any], tuple[str, ...]]] = {
    "the publisher": ({"citations": cite("in-post")}, ("post",)),
    "the publisher and the speaker": ({"citations": cite("in-post"), "said_by": "force"}, ("post", "force")),
    "the speaker who publishes": ({"citations": cite("in-post"), "said_by": "post"}, ("post",)),
    "a relayed actor": ({"citations": cite("by-wire")}, ("wire", "mission")),
    "a relayed actor who speaks": ({"citations": cite("by-wire"), "said_by": "mission"}, ("wire", "mission")),
    "a relayed actor and another speaker": ({"citations": cite("by-wire"), "said_by": "force"}, ("wire", "mission", "force")),
    "a relayed source": ({"citations": cite("from-post")}, ("gazette", "post")),
    "a source that relays one that relays": ({"citations": cite("copied")}, ("gazette", "wire", "mission")),
    "three sources, one after the other": ({"citations": cite("copied-again")}, ("post", "gazette", "wire", "mission")),
    "sources in a circle": ({"citations": cite("round")}, ("post", "gazette")),
    "a source that relays nobody known": ({"citations": cite("lost")}, ("post",)),
    "as it is written": ({"citations": cite("in-post", via=["post", "wire", "force"])}, ("post", "wire", "force")),
    "as it is written, whoever speaks": (
        {"citations": cite("by-wire", via=["post", "force"]), "said_by": "mission"}, ("post", "force")
    ),
    "somebody unnamed": ({"citations": cite("in-post"), "said_by": {"unnamed": "some officers"}}, ("post",)),
    "a source there is not": ({"citations": cite("nowhere")}, ()),
    "a source there is not, and a speaker": ({"citations": cite("nowhere"), "said_by": "force"}, ("force",)),
}  # fmt: skip


@pytest.mark.parametrize("what", CHAINS)
def test_who_carried_it(what: str) -> None:
    fields, expected = CHAINS[what]
    whole = corpus({"fact": fields})
    fact = whole.facts[FactId("fact")]
    assert chain(whole, fact, fact.citations[0]) == expected


ORIGINS: Mapping[str, tuple[Mapping[str, Any], tuple[str, ...]]] = {
    "the end of the chain": ({"citations": cite("copied-again")}, ("mission",)),
    "the end of what is written": ({"citations": cite("in-post", via=["post", "wire", "force"])}, ("force",)),
    "the only one written": ({"citations": cite("in-post", via=["post"])}, ("post",)),
    "a spokesman, through his section": ({"citations": cite("in-post"), "said_by": "spokesman"}, ("mission",)),
    "a spokesman whom a source relays": ({"citations": cite("from-spokesman")}, ("mission",)),
    "a section at the end of what is written": ({"citations": cite("in-post", via=["post", "section"])}, ("mission",)),
    "a part that speaks for itself": ({"citations": cite("in-post"), "said_by": "branch"}, ("branch",)),
    "two outlets, one speaker": ({"citations": cite("in-post", "in-gazette"), "said_by": "force"}, ("force",)),
    "two outlets, no speaker": ({"citations": cite("in-post", "in-gazette")}, ("gazette", "post")),
    "an outlet and one that relays it": ({"citations": cite("in-post", "from-post")}, ("post",)),
    "two chains that are written": (
        {"citations": [*cite("in-post", via=["post", "spokesman"]), *cite("in-gazette", via=["gazette", "force"])]},
        ("force", "mission"),
    ),
    "a citation for the date alone": (
        {"citations": [*cite("in-post"), *cite("in-gazette", **{"for": ["date"]})]}, ("post",)
    ),
    "citations for scope and date": (
        {"citations": [*cite("in-post"), *cite("in-gazette", **{"for": ["scope", "date"]})]}, ("post",)
    ),
    "a citation for the value and the date": (
        {"citations": [*cite("in-post"), *cite("in-gazette", **{"for": ["value", "date"]})]}, ("gazette", "post")
    ),
    "no citation for the value": ({"citations": cite("in-gazette", **{"for": ["date"]})}, ("gazette",)),
    "a source there is not": ({"citations": cite("nowhere")}, ()),
}  # fmt: skip


@pytest.mark.parametrize("what", ORIGINS)
def test_whom_it_goes_back_to(what: str) -> None:
    fields, expected = ORIGINS[what]
    assert voices(fields) == known(*expected)


def test_those_who_speak_for_one_another_are_one_and_no_trap() -> None:
    """A circle is a mistake that a rule names; here it only has to end, and each of the two is somebody."""
    assert voices({"citations": cite("in-post"), "said_by": "egg"}) != Voices()


def test_a_repeat_has_the_origin_of_the_first_alone() -> None:
    first = {"citations": cite("in-post"), "said_by": "force"}
    again = {"citations": cite("in-gazette"), "said_by": "mission", "repeats": "first"}
    third = {"citations": cite("by-wire", via=["wire"]), "repeats": "again"}
    found = voices_of(corpus({"first": first, "again": again, "third": third}))
    assert set(found.values()) == {known("force")}


def test_a_repeat_of_something_unnamed_is_unnamed() -> None:
    first = {"citations": cite("in-post"), "said_by": {"unnamed": "some officers"}}
    again = {"citations": cite("in-gazette"), "said_by": "mission", "repeats": "first"}
    assert voices(again, first=first) == Voices(unnamed=frozenset({("some officers", "post")}))


def test_a_repeat_of_nothing_and_a_circle_of_repeats_end() -> None:
    lost = {"citations": cite("in-post"), "said_by": "force", "repeats": "nothing"}
    assert voices(lost) == known("force")
    left = {"citations": cite("in-post"), "said_by": "force", "repeats": "other"}
    right = {"citations": cite("in-post"), "said_by": "mission", "repeats": "fact"}
    assert voices(left, other=right) in (known("force"), known("mission"))


def test_the_unnamed_are_told_apart_by_words_and_outlet() -> None:
    def officers(words: str, *sources: str, **fields: object) -> Voices:
        return voices({"citations": cite(*sources, **fields), "said_by": {"unnamed": words}})

    in_post = officers("some officers", "in-post")
    assert in_post == Voices(unnamed=frozenset({("some officers", "post")}))
    assert not in_post.share(officers("some officers", "in-gazette"))
    assert not in_post.share(officers("a clerk", "in-post"))
    both = officers("some officers", "in-post", "in-gazette")
    assert both.share(in_post)
    assert in_post.among(both)
    assert not both.among(in_post)
    assert officers("some officers", "in-gazette", via=["post"]) == in_post


@pytest.mark.parametrize(
    ("left", "right", "share", "among"),
    [
        (known("post"), known("post"), True, True),
        (known("post"), known("post", "force"), True, True),
        (known("post", "force"), known("post"), True, False),
        (known("post", "force"), known("post", "mission"), True, False),
        (known("post"), known("force"), False, False),
        (known(), known(), False, False),
        (known(), known("post"), False, False),
        (Voices(known("post").known, frozenset({("a", "b")})), known("post"), True, False),
        (known("post"), Voices(known("post").known, frozenset({("a", "b")})), True, True),
    ],
)
def test_one_voice_and_nothing_added(left: Voices, right: Voices, *, share: bool, among: bool) -> None:
    assert left.share(right) is share
    assert right.share(left) is share
    assert left.among(right) is among
