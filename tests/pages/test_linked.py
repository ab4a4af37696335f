"""What pages say to machines: nodes of schema.org, CiTO and PROV, numbers to the letter, and never a verdict."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from factsheet.documents.tree import FolderTree
from factsheet.dossier import Dossier, Shelf, prepare
from factsheet.model.identifiers import EditionId
from support.dossier import COUNTED, FIGURE, RIDERS, SHEET, SOURCE, TODAY, dossier
from support.editions import a_chain
from support.pages import pages_of
from support.standards.schema_org import faults

ROOT = Path(__file__).resolve().parents[2]
CITO, PROV = {"cito": "http://purl.org/spar/cito/"}, {"prov": "http://www.w3.org/ns/prov#"}
XSD = {"xsd": "http://www.w3.org/2001/XMLSchema#"}
LINE = {"@type": "Organization", "@id": "../../actors/bay-line/", "name": "Bay Line"}
POST = {"@type": "Organization", "@id": "../../actors/bay-post/", "name": "Bay Post"}
ARTICLE = {
    "@type": "NewsArticle",
    "@id": "../../sources/post-2030/",
    "name": "A year of the ferry",
    "publisher": POST,
    "datePublished": "2030-05-02",
    "url": "https://example.org/ferry",
}
SAID = """\
statement: The Bay Post says this.
citations:
  - source: post-2030
    at: paragraph 5
state: published
"""


def said(found: Dossier, address: str) -> Any:
    """Read what one page says."""
    return json.loads(pages_of(found)[address].linked)


def nodes(document: Any) -> dict[str, Any]:
    """Give the nodes of a document by their types."""
    return {each["@type"]: each for each in document.get("@graph", [document])}


def decimal(text: str) -> object:
    return {"@type": "xsd:decimal", "@value": text}


def test_a_fact_is_a_claim_of_its_speaker_and_its_reading_an_observation() -> None:
    document = said(dossier(), "facts/riders-line/")
    assert document == {
        "@context": ["https://schema.org", PROV | XSD],
        "@graph": [
            {
                "@type": "Claim",
                "@id": "../../facts/riders-line/",
                "text": "The Bay Line says that at least 120 people ride on a day.",
                "inLanguage": "en",
                "author": LINE,
                "datePublished": "2030-05-02",
                "appearance": [ARTICLE],
                "firstAppearance": {"@id": "../../sources/post-2030/"},
                "prov:wasAttributedTo": {"@id": "../../actors/bay-line/"},
                "prov:wasQuotedFrom": [{"@id": "../../sources/post-2030/"}],
                "citation": [{"@id": "../../sources/post-2030/"}],
                "about": [{"@id": "../../figures/riders/"}, {"@id": "../../facts/riders-line/#observation"}],
            },
            {
                "@type": "Observation",
                "@id": "../../facts/riders-line/#observation",
                "name": "at least 120",
                "variableMeasured": {"@id": "../../figures/riders/"},
                "observationDate": "2030-04",
                "minValue": {"@type": "xsd:decimal", "@value": "120"},
                "measurementQualifier": {"@type": "Enumeration", "name": "at least"},
                "unitText": "people",
            },
        ],
    }
    # Keys stand in this order on every machine.
    assert list(document["@graph"][1])[:4] == ["@type", "@id", "name", "variableMeasured"]


@pytest.mark.parametrize(
    ("speaker", "author"),
    [
        ("{unnamed: some riders}", None),
        ("captain", {"@type": "Person", "@id": "../../actors/captain/", "name": "Captain Bay"}),
        ("riders", None),
    ],
)
def test_who_is_not_named_is_no_author(speaker: str, author: Any) -> None:
    files = {
        "actors/captain.yml": "name: Captain Bay\nkind: person\nspeaks_for: bay-line\nnote: Captain of the ferry.\n",
        "actors/riders.yml": "name: The riders\nkind: public\n",
        "facts/riders-line.yml": RIDERS.replace("said_by: bay-line", f"said_by: {speaker}")
        .replace("The Bay Line says", "Captain Bay, the riders and some riders say"),
    }  # fmt: skip
    found = dossier(files)
    assert not found.errors
    claim = nodes(said(found, "facts/riders-line/"))["Claim"]
    assert claim.get("author") == author
    assert claim.get("prov:wasAttributedTo") == (author and {"@id": author["@id"]})


# Figure, value as its source words it: the numbers a machine is told, and the words.
VALUES: list[tuple[str, str, dict[str, str], str, str]] = [
    ("riders", "exactly: 80", {"value": "80"}, "", "80"),
    ("riders", "exactly: 1.3 million", {}, "", "1.3 million"),
    ("riders", "at_least: 120", {"minValue": "120"}, "at least", "at least 120"),
    ("riders", "more_than: 3000", {"minValue": "3001"}, "more than", "more than 3,000"),
    ("riders", "more_than: 1.3 million", {"minValue": "1300001"}, "more than", "more than 1.3 million"),
    ("riders", "at_most: 500", {"maxValue": "500"}, "at most", "at most 500"),
    ("riders", "less_than: 50", {"maxValue": "49"}, "less than", "fewer than 50"),
    ("riders", "about: 1000", {}, "about", "about 1,000"),
    ("riders", "nearly: 1000", {}, "nearly", "nearly 1,000"),
    ("riders", "between: [900, 1200]", {"minValue": "900", "maxValue": "1200"}, "", "between 900 and 1,200"),
    ("riders", "vague: dozens", {}, "", "dozens"),
    ("late", "exactly: 12.50", {"value": "12.50"}, "", "12.50%"),
    ("late", "more_than: 50", {"minValue": "50"}, "more than", "more than 50%"),
    ("late", "less_than: 10", {"maxValue": "10"}, "less than", "less than 10%"),
    ("fuel", "exactly: 1.10", {"value": "1.10"}, "", "1.10"),
    ("fuel", "at_least: 1.5 million", {"minValue": "1500000"}, "at least", "at least 1.5 million"),
    ("fuel", "between: [1.5 million, 2 million]", {"minValue": "1500000", "maxValue": "2000000"}, "", "between 1.5 million and 2 million"),
    ("place", "less_than: 3", {"maxValue": "2"}, "less than", "fewer than 3"),
]  # fmt: skip
UNITS = {"riders": "people", "late": "%", "fuel": "EUR", "place": None}
FIGURES = {
    "figures/late.yml": "title: Late\nquestion: How many are late?\nkind: share\nof: sailings\ncounts: Late sailings.\nbehaviour: flow\n",
    "figures/fuel.yml": "title: Fuel\nquestion: What does the fuel cost?\nkind: amount\nunit: EUR\ncounts: Fuel.\nbehaviour: flow\n",
    "figures/place.yml": "title: Place\nquestion: Which place has it?\nkind: rank\ncounts: Ferries.\nbehaviour: level\n",
    "figures/begun.yml": "title: Begun\nquestion: When did it begin?\nkind: date\ncounts: The first sailing.\n",
    "figures/mood.yml": "title: Mood\nquestion: How do people ride?\nkind: description\ncounts: What they say.\nvocabulary: [cheerful, weary]\n",
}


def test_numbers_are_those_the_source_words_and_no_firmer() -> None:
    facts = {
        f"facts/r-{n}.yml": f"{SAID}figure: {figure}\nvalue: {{{value}}}\n"
        for n, (figure, value, *_) in enumerate(VALUES)
    }
    words = {
        "facts/begun-on.yml": f'{SAID}figure: begun\nvalue: {{on: "2029-05-03"}}\n',
        "facts/mood-is.yml": f"{SAID}figure: mood\nvalue: {{says: weary}}\n",
        "facts/silent.yml": f"{SAID}figure: riders\ndeclined: true\n",
    }
    pages = pages_of(dossier({**FIGURES, **facts, **words}))
    for n, (figure, value, numbers, qualifier, name) in enumerate(VALUES):
        found = nodes(json.loads(pages[f"facts/r-{n}/"].linked))["Observation"]
        told = {key: found[key] for key in ("value", "minValue", "maxValue") if key in found}
        assert told == {key: decimal(text) for key, text in numbers.items()}, value
        assert found.get("measurementQualifier", {}).get("name", "") == qualifier, value
        assert (found["name"], found.get("unitText")) == (name, UNITS[figure]), value
    for address, figure in (("begun-on", "begun"), ("mood-is", "mood"), ("silent", "riders")):
        document = json.loads(pages[f"facts/{address}/"].linked)
        assert list(nodes(document)) == ["Claim"]
        assert document["about"] == [{"@id": f"../../figures/{figure}/"}]


def test_a_reading_tells_when_where_whom_and_how_it_counts() -> None:
    files = {
        "places/bay.yml": "name: Lantern *Bay*\n",
        "places/pier.yml": "name: The pier\nwithin: bay\n",
        "figures/riders.yml": f"{FIGURE}place: bay\npopulations: {{children: all}}\ndefinitions: {{tickets: Tickets sold}}\n",
        "facts/scoped.yml": COUNTED.replace(
            "as_of", "method: registry\nscope: {place: pier, population: children}\nas_of"
        ),
        "facts/over-time.yml": COUNTED.replace('"2030-04"', '"2030-03/2030-04-15"'),
        "facts/still.yml": COUNTED.replace('"2030-04"', '"2030-03/.."'),
        "facts/vague-time.yml": COUNTED.replace('"2030-04"', '"2030-03~/2030-04"'),
        "facts/some-time.yml": COUNTED.replace('"2030-04"', '"2030-04~"'),
    }
    pages = pages_of(dossier(files))
    claims, found = {}, {}
    for name in ("scoped", "over-time", "still", "vague-time", "some-time", "riders-line"):
        told = nodes(json.loads(pages[f"facts/{name}/"].linked))
        claims[name], found[name] = told["Claim"], told["Observation"]
    assert found["scoped"]["observationAbout"] == {"@type": "Place", "@id": "../../places/pier/", "name": "The pier"}
    assert found["scoped"]["description"] == "The pier, children; Tickets sold"
    assert found["scoped"]["measurementMethod"] == "a register"
    assert found["riders-line"]["observationAbout"]["name"] == "Lantern Bay"
    assert found["riders-line"]["description"] == "Tickets sold"
    dates = {name: each.get("observationDate") for name, each in found.items()}
    assert dates == {
        "scoped": "2030-04", "riders-line": "2030-04",
        "over-time": None, "still": None, "vague-time": None, "some-time": None,
    }  # fmt: skip
    spans = {name: each.get("temporalCoverage") for name, each in claims.items()}
    assert spans == {
        "over-time": "2030-03/2030-04-15", "still": "2030-03/..",
        "scoped": None, "riders-line": None, "vague-time": None, "some-time": None,
    }  # fmt: skip


# An event as it is written: what is said besides its name.
EVENTS: list[tuple[str, dict[str, object]]] = [
    ('when: "2029-05-03"', {"startDate": "2029-05-03"}),
    ('when: "2029-05"', {"startDate": "2029-05"}),
    ('when: "2029"', {"startDate": "2029"}),
    ('when: "2029-05~"', {}),
    ('when: "202X"', {}),
    ('when: "[2029-05-01..2029-05-03]"', {}),
    ('when: "2029-05-03/2029-05-06"', {"startDate": "2029-05-03", "endDate": "2029-05-06"}),
    ('when: "2029-05-03/.."', {"startDate": "2029-05-03"}),
    ('when: "2029-05~/2029-06"', {"endDate": "2029-06"}),
    ('when: "2031"\n  status: planned', {"startDate": "2031", "eventStatus": {"@id": "https://schema.org/EventScheduled"}}),
    ('when: "2029"\n  status: cancelled', {"startDate": "2029", "eventStatus": {"@id": "https://schema.org/EventCancelled"}}),
    ('when: "2029"\n  where: pier', {"startDate": "2029", "location": {"@type": "Place", "@id": "../../places/pier/", "name": "The pier"}}),
]  # fmt: skip


def test_an_event_has_the_dates_that_are_sure() -> None:
    facts = {
        f"facts/e-{n}.yml": f"{SAID}event:\n  title: It *sails*\n  {event}\n" for n, (event, _) in enumerate(EVENTS)
    }
    untitled = {"facts/untitled.yml": f'{SAID}event:\n  when: "2029"\n', "places/pier.yml": "name: The pier\n"}
    pages = pages_of(dossier({**facts, **untitled}))
    for n, (written, expected) in enumerate(EVENTS):
        claim, event = json.loads(pages[f"facts/e-{n}/"].linked)["@graph"]
        address = f"../../facts/e-{n}/#event"
        assert event == {"@type": "Event", "@id": address, "name": "It sails", **expected}, written
        assert claim["about"] == [{"@id": address}]
    assert nodes(json.loads(pages["facts/untitled/"].linked))["Event"]["name"] == "The Bay Post says this."


def test_facts_dispute_agree_and_update() -> None:
    by_line = COUNTED.replace("The Bay Post counted", "The Bay Line says").replace(
        "citations", "said_by: bay-line\ncitations"
    )
    files = {
        "facts/post.yml": COUNTED,
        "facts/line-same.yml": by_line,
        "facts/line-other.yml": by_line.replace("exactly: 80", "exactly: 90") + "revises: old\n",
        "facts/old.yml": by_line.replace("exactly: 80", "exactly: 70").replace(
            "state: published", "state: superseded\nsuperseded_by: line-other"
        ),
        # Another took its place, and says something else.
        "facts/gone.yml": by_line.replace("exactly: 80", "exactly: 60").replace(
            "state: published", "state: superseded\nsuperseded_by: post"
        ),
        "facts/late-draft.yml": COUNTED.replace("published", "draft"),
        "facts/newer.yml": COUNTED.replace('"2030-04"', '"2030-05"') + "revises: late-draft\n",
        "facts/rejects.yml": by_line.replace("value: {exactly: 80}\n", "denies: post\n"),
        "facts/riders-line.yml": None,
        "sheet.yml": SHEET.replace("[@riders-line]", "[@post]"),
    }
    pages = pages_of(dossier(files))

    def told(fact: str) -> dict[str, list[str]]:
        document = json.loads(pages[f"facts/{fact}/"].linked)
        found = nodes(document)["Claim"]
        assert ("cito" in document["@context"][1]) == any(key.startswith("cito:") for key in found)
        names = {key.removeprefix("cito:"): value for key, value in found.items() if key.startswith("cito:")}
        return {key: sorted(each["@id"][len("../../facts/") : -1] for each in value) for key, value in names.items()}

    assert told("post") == {"disputes": ["line-other", "rejects"], "agreesWith": ["line-same"]}
    assert told("line-same") == {"disputes": ["line-other"], "agreesWith": ["post"]}
    # What it replaces was never in an edition, and has no page.
    assert told("line-other") == {"disputes": ["line-same", "post"]}
    assert told("rejects") == {"disputes": ["post"]}
    assert told("newer") == {}
    assert not any("late-draft" in page.linked for page in pages.values())


def test_what_an_edition_published_is_updated_and_lists_are_bounded() -> None:
    old, new = COUNTED, COUNTED.replace("exactly: 80", "exactly: 90") + "revises: a-first\n"
    gone = COUNTED.replace("state: published", "state: superseded\nsuperseded_by: b-second")
    many = {f"facts/other-{n:02}.yml": RIDERS.replace("at_least: 120", f"exactly: {200 + n}") for n in range(60)}
    files = {"facts/a-first.yml": gone, "facts/b-second.yml": new, **many}
    chain = a_chain([("2030-05-10", {"facts/a-first.yml": old}), ("2030-05-20", files)])
    shelf = Shelf.of(dossier({**files, **chain}).corpus)
    claim = nodes(said(shelf.dossier(shelf.editions[1]), "facts/b-second/"))["Claim"]
    assert claim["cito:updates"] == [{"@id": "../../facts/a-first/"}]
    assert len(claim["cito:disputes"]) == 50
    assert claim["cito:disputes"][:2] == [{"@id": "../../facts/other-00/"}, {"@id": "../../facts/other-01/"}]


def test_a_text_names_the_language_it_stands_in() -> None:
    statement = "statement:\n  fr: La Poste le dit.\n"
    files = {
        "sheet.yml": SHEET.replace("  - en\n", "  - en\n  - fr\n"),
        "facts/said.yml": SAID.replace("statement: The Bay Post says this.\n", statement),
        "sources/post-2030.yml": SOURCE.replace("language: en", "language: fr"),
    }
    pages = pages_of(dossier(files))
    told = {each: json.loads(pages[each].linked)["inLanguage"] for each in ("", "facts/said/", "sources/post-2030/")}
    assert told == {"": "en", "facts/said/": "fr", "sources/post-2030/": "fr"}


def test_our_arithmetic_is_nobodys_words() -> None:
    total = f"{SAID}figure: riders\nvalue: {{at_least: 240}}\nderived: {{sum: [riders-line, riders-line]}}\n"
    claim = nodes(said(dossier({"facts/total.yml": total}), "facts/total/"))["Claim"]
    assert claim == {
        "@type": "Claim",
        "@id": "../../facts/total/",
        "text": "The Bay Post says this.",
        "inLanguage": "en",
        "prov:wasDerivedFrom": [{"@id": "../../facts/riders-line/"}],
        "citation": [{"@id": "../../sources/post-2030/"}],
        "about": [{"@id": "../../figures/riders/"}, {"@id": "../../facts/total/#observation"}],
    }


def test_when_it_was_said_and_where_it_appeared_first() -> None:
    second = "  - source: gazette\n    at: page 2\n"
    cited = f"    at: paragraph 5\n{second}"
    files = {
        "sources/gazette.yml": SOURCE.replace('"2030-05-02"', '"2030-05-01"').replace("kind: news", "kind: official"),
        "sources/month.yml": SOURCE.replace('"2030-05-02"', '"2030-05"'),
        "sources/wire.yml": f"{SOURCE}relays: bay-line\n",
        "facts/alone.yml": SAID,
        "facts/two.yml": SAID.replace("    at: paragraph 5\n", cited),
        "facts/dated.yml": SAID.replace("    at: paragraph 5\n", f"{cited}    for: [date]\n"),
        "facts/month.yml": SAID.replace("post-2030", "month"),
        "facts/unsure.yml": SAID.replace("    at: paragraph 5\n", cited.replace("gazette", "month")),
        "facts/told-on.yml": f'{SAID}said_by: {{actor: bay-line, on: "2030-04-30"}}\n',
        "facts/told-in.yml": f'{SAID}said_by: {{actor: bay-line, on: "2030-04"}}\n',
        "facts/told-about.yml": f'{SAID}said_by: {{actor: bay-line, on: "2030-04~"}}\n',
        "facts/via.yml": SAID.replace("paragraph 5\n", "paragraph 5\n    via: [bay-post, bay-line]\n"),
        "facts/relayed.yml": SAID.replace("post-2030", "wire"),
        "facts/again.yml": f"{SAID}repeats: alone\n",
    }
    pages = pages_of(dossier(files))
    post, gazette = "post-2030", "gazette"
    expected: Mapping[str, tuple[str | None, list[str], str | None, list[str]]] = {
        "alone": ("2030-05-02", [post], post, [post]),
        "two": ("2030-05-01", [post, gazette], None, [post, gazette]),
        "dated": ("2030-05-02", [post], post, [post, gazette]),
        "month": (None, ["month"], "month", ["month"]),
        "unsure": (None, [post, "month"], None, [post, "month"]),
        "told-on": ("2030-04-30", [post], post, [post]),
        "told-in": ("2030-04", [post], post, [post]),
        "told-about": (None, [post], post, [post]),
        "via": ("2030-05-02", [post], None, [post]),
        "relayed": ("2030-05-02", ["wire"], None, ["wire"]),
        "again": ("2030-05-02", [post], None, [post]),
    }
    for name, (day, appeared, first, works) in expected.items():
        claim = nodes(json.loads(pages[f"facts/{name}/"].linked))["Claim"]
        assert claim.get("datePublished") == day, name
        assert [each["@id"] for each in claim["appearance"]] == [f"../../sources/{each}/" for each in appeared], name
        assert claim.get("firstAppearance") == (first and {"@id": f"../../sources/{first}/"}), name
        assert claim["citation"] == [{"@id": f"../../sources/{each}/"} for each in works], name
        assert "prov:wasQuotedFrom" not in claim


def test_a_sheet_is_a_dataset() -> None:
    files = {
        **FIGURES,
        "places/bay.yml": "name: Lantern *Bay*\n",
        "places/pier.yml": "name: The pier\nwithin: bay\n",
        "pages/corrections-policy.md": "We say what was wrong.\n",
        "sheet.yml": f'{SHEET}publisher: Bay Archive\nmission: {{from: "2029-05"}}\n',
    }
    assert said(dossier(files), "") == {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": "./",
        "name": "The ferry at Lantern Bay",
        "description": "An invented ferry, for tests.",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "inLanguage": "en",
        "creativeWorkStatus": "Draft",
        "temporalCoverage": "2029-05/..",
        "spatialCoverage": [{"@type": "Place", "@id": "places/bay/", "name": "Lantern Bay"}],
        "publisher": {"@type": "Organization", "name": "Bay Archive", "correctionsPolicy": "corrections-policy/"},
        "variableMeasured": [{"@id": f"figures/{each}/"} for each in ("fuel", "late", "place", "riders")],
        "isBasedOn": [{"@id": "sources/post-2030/"}],
        "distribution": [
            {"@type": "DataDownload", "contentUrl": "data/factsheet.json", "encodingFormat": "application/json"},
            {"@type": "DataDownload", "contentUrl": "data/readings.csv", "encodingFormat": "text/csv"},
        ],
    }


@pytest.mark.parametrize(
    ("written", "key", "expected"),
    [
        ("licence: CC-BY-NC-SA-3.0", "license", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("licence: CC0-1.0", "license", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("licence: CC-BY-3.0-DE", "license", {"@type": "CreativeWork", "name": "CC-BY-3.0-DE"}),
        ("licence: all rights reserved", "license", {"@type": "CreativeWork", "name": "all rights reserved"}),
        ('licence: MIT\nmission: {from: "2029-05", to: "2030-06-01"}', "temporalCoverage", "2029-05/2030-06-01"),
        ('licence: MIT\nmission: {from: "2029-05", to: "2030~"}', "temporalCoverage", None),
        ('licence: MIT\nmission: {to: "2030"}', "temporalCoverage", None),
        ("licence: MIT\npublisher: Bay Archive", "publisher", {"@type": "Organization", "name": "Bay Archive"}),
        ("licence: MIT", "publisher", None),
    ],
)
def test_a_dataset_says_what_is_known(written: str, key: str, expected: object) -> None:
    found = said(dossier({"sheet.yml": SHEET.replace("licence: CC-BY-4.0", written)}), "")
    assert found.get(key) == expected


WRONG, RIGHT = RIDERS.replace("120", "110"), {"changes/misread.yml": (
    "facts: [riders-line, not-yet]\nkind: correction\nnote: The number was *misread*.\nwas: At least 110.\nnow: At least 120.\n"
    'since: "2030-05-10"\nfound_by: a reader\n'
)}  # fmt: skip


def test_an_edition_has_its_day_and_its_predecessor_and_what_was_wrong_in_it() -> None:
    sheet = {"sheet.yml": SHEET.replace("120", "110")}
    chain = a_chain([("2030-05-10", {"facts/riders-line.yml": WRONG, **sheet}), ("2030-05-20.2", RIGHT)])
    working = dossier({**RIGHT, **chain, "facts/not-yet.yml": COUNTED.replace("published", "draft")})
    shelf = Shelf.of(working.corpus)
    first, second = (shelf.dossier(shelf.editions[n]) for n in (0, 1))
    assert [each.id for each in shelf.editions] == [EditionId("2030-05-10"), EditionId("2030-05-20.2")]
    homes = [said(each, "") for each in (first, second)]
    keys = ("version", "datePublished", "dateModified", "creativeWorkStatus", "prov:wasRevisionOf")
    assert [[home.get(key) for key in keys] for home in homes] == [
        ["2030-05-10", "2030-05-10", "2030-05-10", None, None],
        ["2030-05-20.2", "2030-05-20", "2030-05-20", None, {"@id": "../2030-05-10/"}],
    ]
    # The edition that is right comes after the one that is wrong, which does not know its day.
    comment: dict[str, object] = {"@type": "CorrectionComment", "text": "The number was misread."}
    claims = [nodes(said(each, "facts/riders-line/"))["Claim"] for each in (first, second)]
    assert [claim.get("correction") for claim in claims] == [[comment], None]
    assert pages_of(first)["corrections/"].linked == ""
    correction = {
        "@context": "https://schema.org",
        "@type": "CorrectionComment",
        "@id": "../corrections/#misread",
        "text": "The number was misread.",
        "datePublished": "2030-05-20",
        "about": [{"@id": "../facts/riders-line/"}],
    }
    assert [said(each, "corrections/") for each in (second, shelf.with_chronicle(working))] == [correction] * 2


def test_a_figure_is_a_variable_only_if_it_counts() -> None:
    pages = pages_of(dossier(FIGURES))
    assert json.loads(pages["figures/riders/"].linked) == {
        "@context": "https://schema.org",
        "@type": "StatisticalVariable",
        "@id": "../../figures/riders/",
        "name": "Riders a day",
        "description": "How many people ride the ferry on a day?",
        "disambiguatingDescription": "People who board; a return trip counts twice.",
    }
    names = ("late", "fuel", "place", "begun", "mood")
    kinds = {name: json.loads(pages[f"figures/{name}/"].linked)["@type"] for name in names}
    counted = "StatisticalVariable"
    assert kinds == {"late": counted, "fuel": counted, "place": counted, "begun": "Thing", "mood": "Thing"}


def test_a_source_is_the_kind_of_work_it_is() -> None:
    kinds = {
        "news": "NewsArticle", "statement": "CreativeWork", "official": "CreativeWork", "un-report": "Report",
        "ngo-report": "Report", "dataset": "Dataset", "law": "Legislation", "social": "SocialMediaPosting",
        "other": "CreativeWork",
    }  # fmt: skip
    files = {f"sources/of-{kind}.yml": SOURCE.replace("kind: news", f"kind: {kind}") for kind in kinds}
    full = "authors: [a.b., C. Deer]\narchive_urls: [https://archive.example.org/1, https://archive.example.org/2]\n"
    pages = pages_of(dossier({**files, "sources/post-2030.yml": SOURCE + full}))
    assert json.loads(pages["sources/post-2030/"].linked) == {
        "@context": "https://schema.org",
        **ARTICLE,
        "headline": "A year of the ferry",
        "author": [{"@type": "Person", "name": "C. Deer"}],
        "inLanguage": "en",
        "archivedAt": "https://archive.example.org/1",
    }
    found = {kind: json.loads(pages[f"sources/of-{kind}/"].linked) for kind in kinds}
    assert {kind: each["@type"] for kind, each in found.items()} == kinds
    assert [kind for kind, each in found.items() if "headline" in each] == ["news"]
    days = {'"[2030-05-01..2030-05-02]"': None, '"2030-05"': "2030-05", '"2030"': "2030", '"2030-05-02~"': None}
    for written, day in days.items():
        dated = dossier({"sources/post-2030.yml": SOURCE.replace('"2030-05-02"', written, 1)})
        assert said(dated, "sources/post-2030/").get("datePublished") == day, written


def test_nothing_in_it_ends_a_script() -> None:
    hostile = RIDERS.replace("on a day.", "on a day </script><script>alert(1)</script>.")
    linked = pages_of(dossier({"facts/riders-line.yml": hostile}))["facts/riders-line/"].linked
    assert "<" not in linked
    assert nodes(json.loads(linked))["Claim"]["text"].endswith("</script><script>alert(1)</script>.")


# Lists and the timeline say nothing to machines, nor do actors and places, which others name.
SILENT = {"timeline/", "facts/", "figures/", "sources/", "changes/", "contents/"}


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests" / "miniature"], ids=["dossier", "miniature"])
def test_every_page_speaks_schema_org_briefly_and_gives_no_verdict(root: Path) -> None:
    pages = {address: page.linked for address, page in pages_of(prepare(FolderTree(root), today=TODAY)).items()}
    expected = {each for each in pages if not each.startswith(("actors/", "places/"))} - SILENT
    assert {each for each, text in pages.items() if text} | {"corrections/"} == expected
    assert len(expected) > 20
    for address, text in pages.items():
        assert not text or faults(json.loads(text)) == [], address
        assert len(text) < (2_000 if address.startswith("figures/") else 15_000), address
        assert "Review" not in text
        assert "Rating" not in text
