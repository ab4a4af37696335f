"""Mistakes editors make: each named at its exact line and column, with a hint.

Every expectation is written by hand beside its case.
"""

from dataclasses import dataclass

import pytest

from loading.test_shapes import CASES
from support.dossier import BEGAN, FIGURE, GOOD, LINE, RIDERS, SHEET, SOURCE, problems


@dataclass(frozen=True)
class Mistake:
    """One file gone wrong, and what must be said of it."""

    what: str
    path: str
    text: str | bytes
    place: str
    code: str
    message: str
    hint: str
    reported: str = ""  # the path, where it is not the one that was changed


FACT = "facts/riders-line.yml"

MISTAKES = (
    Mistake(
        "a field name with a typing slip",
        FACT,
        RIDERS.replace("as_stated:", "as_stted:"),
        "4:1",
        "S101",
        "a fact has no field `as_stted`",
        "did you mean `as_stated`?",
    ),
    Mistake(
        "a required field left out",
        FACT,
        RIDERS.replace("state: published\n", ""),
        "1:1",
        "S102",
        "`state` is missing",
        "add `state:` with one of `draft`, `published`",
    ),
    Mistake(
        "a required field of a citation left out",
        FACT,
        RIDERS.replace("    at: paragraph 3\n", ""),
        "8:5",
        "S102",
        "`at` is missing",
        "add `at:` with a place such as `paragraph 7`",
    ),
    Mistake(
        "a word that is none of the few",
        FACT,
        RIDERS.replace("state: published", "state: publishd"),
        "11:8",
        "S104",
        "`publishd` is not one of the words for `state`",
        "did you mean `published`?",
    ),
    Mistake(
        "a source nobody wrote down",
        FACT,
        RIDERS.replace("source: post-2030", "source: post-2031"),
        "8:13",
        "R101",
        "there is no source `post-2031`",
        "did you mean `post-2030`?",
    ),
    Mistake(
        "a number with a separator in a map with braces",
        FACT,
        RIDERS.replace("{at_least: 120}", "{at_least: 2,680}"),
        "3:20",
        "Y011",
        "a comma ends a value: `at_least` is only `2`, and `680` is left over",
        "write 2680: numbers have no separators",
    ),
    Mistake(
        "a number with a separator on a line of its own",
        FACT,
        RIDERS.replace("value: {at_least: 120}", "value:\n  at_least: 2,680"),
        "4:13",
        "S107",
        "`2,680` has separators in the number",
        "write 2680",
    ),
    Mistake(
        "a bare number for a value",
        FACT,
        RIDERS.replace("{at_least: 120}", "120"),
        "3:8",
        "S103",
        "a value needs the word its source uses",
        "write `{exactly: 120}`",
    ),
    Mistake(
        "a day that does not exist",
        FACT,
        RIDERS.replace('"2030-04"', '"2030-04-31"'),
        "5:8",
        "S106",
        "April 2030 has 30 days",
        "write a day as 2025-06-25",
    ),
    Mistake(
        "a day written the other way round",
        FACT,
        RIDERS.replace('"2030-04"', "25.06.2025"),
        "5:8",
        "S106",
        "`25.06.2025` is not a date",
        "write 2025-06-25",
    ),
    Mistake(
        "a colon inside a text without quotes",
        FACT,
        RIDERS.replace("says that at least", "says: at least"),
        "1:29",
        "Y004",
        "a colon followed by a space starts a new value",
        "put the whole value in double quotes",
    ),
    Mistake(
        "a tab for an indent",
        FACT,
        RIDERS.replace("    at: paragraph 3", "\tat: paragraph 3"),
        "9:1",
        "Y004",
        "a tab stands where the layout needs spaces",
        "two spaces",
    ),
    Mistake(
        "a quotation mark that is never closed",
        FACT,
        RIDERS.replace('people"', "people"),
        "10:12",
        "Y004",
        "a quotation mark is opened here and never closed",
        "close it with the same mark",
    ),
    Mistake(
        "a key given twice",
        FACT,
        RIDERS + "state: draft\n",
        "12:1",
        "Y005",
        "`state` is given twice",
        "keep one of the two",
    ),
    Mistake(
        "a script for an address",
        "sources/post-2030.yml",
        SOURCE.replace("https://example.org/ferry", "javascript:alert(1)"),
        "6:6",
        "S108",
        "`javascript:alert(1)` is not a web address",
        "begins with https://",
    ),
    Mistake(
        "a claim that does not say whose it is",
        FACT,
        RIDERS.replace("The Bay Line says that at", "At").replace(
            "figure: riders\n", "nature: claim\nfigure: riders\n"
        ),
        "1:12",
        "C101",
        "this is a claim of Bay Line, and the statement does not say so",
        "begin with `Bay Line says …`",
    ),
    Mistake(
        "a quotation of a whole sentence",
        FACT,
        RIDERS.replace('"no fewer than 120 people"', '"' + "one two three " * 5 + '"'),
        "10:12",
        "Q101",
        "the quotation has 15 words; at most 12 are allowed",
        "keep the words that carry the value",
    ),
    Mistake(
        "a value that is older than the count",
        "figures/riders.yml",
        FIGURE + 'since: "2030-05"\n',
        "5:8",
        "T104",
        "the value is dated 2030-04, but the figure counts since 2030-05",
        "mend the date",
        reported=FACT,
    ),
    Mistake(
        "a value dated after its article",
        FACT,
        RIDERS.replace('"2030-04"', '"2030-05-03"'),
        "5:8",
        "T101",
        "the value is dated 2030-05-03, but its source was published 2030-05-02",
        "one of the two dates is wrong",
    ),
    Mistake(
        "half a person",
        FACT,
        RIDERS.replace("120", "120.5"),
        "3:19",
        "V104",
        "120.5 cannot be counted",
        "whole numbers",
    ),
    Mistake(
        "a cited fact that is not there, inside folded prose",
        "sheet.yml",
        SHEET.replace("@riders-line", "@rider-line"),
        "5:31",
        "R102",
        "there is no fact `rider-line`",
        "did you mean `riders-line`?",
    ),
    Mistake(
        "a topic the sheet does not have",
        "facts/ferry-began.yml",
        BEGAN.replace("topic: service", "topic: servce"),
        "5:8",
        "R101",
        "there is no topic `servce`",
        "did you mean `service`?",
    ),
    Mistake(
        "yes for true",
        "actors/bay-line.yml",
        LINE.replace("true", "yes"),
        "3:8",
        "S104",
        "`yes` is neither true nor false",
        "write `true` or `false`",
    ),
    Mistake(
        "words for a speaker",
        FACT,
        RIDERS.replace("said_by: bay-line", "said_by: some riders").replace("The Bay Line says that at", "At"),
        "6:10",
        "S105",
        "`some riders` is not the id of an actor",
        "write `said_by: {unnamed: some riders}`",
    ),
    Mistake(
        "a typing slip in a long speaker",
        FACT,
        RIDERS.replace("said_by: bay-line", "said_by:\n  unnamd: some riders"),
        "7:3",
        "S101",
        "a speaker has no field `unnamd`",
        "did you mean `unnamed`?",
    ),
    Mistake(
        "a prose page in the place of a list",
        "pages/facts.md",
        "# Facts",
        "1:1",
        "S112",
        "the page `facts.md` would stand where the site has a page of its own",
        "give it another name",
    ),
    Mistake(
        "a month that does not exist",
        FACT,
        RIDERS.replace('"2030-04"', '"2030-13"'),
        "5:8",
        "S106",
        "there is no month 13",
        "",
    ),
    Mistake(
        "a stretch of time written backwards",
        FACT,
        RIDERS.replace('"2030-04"', '"2030-04/2029-04"'),
        "5:8",
        "S106",
        "`2030-04/2029-04` is not a date",
        "",
    ),
    Mistake(
        "a range with one end",
        FACT,
        RIDERS.replace("{at_least: 120}", "{between: [120]}"),
        "3:18",
        "S103",
        "`between` takes two numbers, and here stands one number",
        "`between: [900, 1200]`",
    ),
    Mistake(
        "a range with separators",
        FACT,
        RIDERS.replace("{at_least: 120}", "{between: [1,200, 1,500]}"),
        "3:18",
        "S103",
        "`between` takes two numbers, and here stands 4 numbers",
        "without separators",
    ),
    Mistake(
        "a range the wrong way round",
        FACT,
        RIDERS.replace("{at_least: 120}", "{between: [200, 120]}"),
        "3:18",
        "S107",
        "200 is not below 120",
        "the lower number comes first",
    ),
    Mistake(
        "a vague word for a bare value",
        FACT,
        RIDERS.replace("{at_least: 120}", "dozens"),
        "3:8",
        "S103",
        "a value needs the word its source uses",
        "write `{vague: dozens}`",
    ),
    Mistake(
        "a vague word nobody knows",
        FACT,
        RIDERS.replace("{at_least: 120}", "{vague: lots}"),
        "3:16",
        "S104",
        "`lots` is not one of the words for `vague`",
        "known here: several, dozens, hundreds, thousands",
    ),
    Mistake(
        "a point off the map",
        "places/pier.yml",
        "name: The pier\nat: [118.5, -72.3]\n",
        "2:6",
        "S107",
        "118.5 is not a number from -90 to 90",
        "write a number from -90 to 90",
    ),
    Mistake(
        "a population that is no id",
        "figures/riders.yml",
        FIGURE + "populations: {By gangs: all}\n",
        "8:15",
        "S105",
        "`By gangs` cannot be an id",
        "lower-case letters",
    ),
    Mistake(
        "a term on its own",
        "figures/mood.yml",
        FIGURE.replace("kind: count", "kind: description").replace("behaviour: level\n", "vocabulary: [late]\n"),
        "7:13",
        "S103",
        "`vocabulary` is a list of 1",
        "write at least 2",
    ),
    Mistake(
        "a figure that holds for a part of a day",
        "figures/riders.yml",
        FIGURE + "holds: 1.5\n",
        "8:8",
        "S107",
        "`1.5` is not a whole number",
        "write a whole number from 0 up",
    ),
    Mistake(
        "a speaker who is both named and not",
        FACT,
        RIDERS.replace("said_by: bay-line", "said_by: {actor: bay-line, unnamed: a captain}"),
        "6:10",
        "S103",
        "a speaker is either an `actor` or `unnamed`",
        "or of `unnamed`",
    ),
    Mistake(
        "a page that names a figure nobody wrote down",
        "pages/about.md",
        "# About\n\nIt carries {figure:rider}.\n",
        "3:20",
        "R102",
        "there is no figure `rider`",
        "did you mean `riders`?",
    ),
    Mistake(
        "a page in an old encoding",
        "pages/about.md",
        b"# Caf\xe9\n",
        "1:6",
        "Y001",
        "byte 0xE9 is not UTF-8",
        "encoding UTF-8",
    ),
    Mistake(
        "a statement with another number than its value",
        FACT,
        RIDERS.replace("at least 120 people ride", "at least 210 people ride"),
        "1:12",
        "L101",
        "the value is 120, and the statement gives another number",
        "one of the two has a slip",
    ),
    Mistake(
        "a fact superseded by nothing",
        "facts/old.yml",
        RIDERS.replace("published", "superseded"),
        "11:8",
        "P101",
        "the fact is superseded, but not by which other fact",
        "add `superseded_by:`",
    ),
    Mistake(
        "a fact withdrawn without a word",
        "facts/old.yml",
        RIDERS.replace("published", "withdrawn"),
        "11:8",
        "P102",
        "the fact is withdrawn, and readers are not told why",
        "add `state_reason:`",
    ),
    Mistake(
        "a fact nobody has looked at again",
        FACT,
        RIDERS + 'review_by: "2030-05-31"\n',
        "12:12",
        "W101",
        "it was to be looked at again by 2030-05-31",
        "open the source again",
    ),
    Mistake(
        "a waiver for ever",
        "policy.yml",
        "waivers:\n  - rule: W101\n    record: riders-line\n    owner: us\n    reason: none\n",
        "2:5",
        "S102",
        "`until` is missing",
        "add `until:` with a date",
    ),
    Mistake(
        "a change of an unknown sort",
        "changes/newer.yml",
        "facts: [riders-line]\nkind: erratum\nnote: It was wrong.\n",
        "2:7",
        "S104",
        "`erratum` is not one of the words for `kind`",
        "known here: update, correction",
    ),
    Mistake(
        "a file with the wrong ending",
        "facts/more.yaml",
        RIDERS,
        "1:1",
        "S110",
        "`more.yaml` is not read: a record's file ends in .yml",
        "rename it to more.yml",
    ),
    Mistake(
        "a file name that is no id",
        "facts/Killed_2025.yml",
        RIDERS,
        "1:1",
        "S105",
        "`Killed_2025` cannot be an id",
        "lower-case letters",
    ),
    Mistake(
        "a folder with a typing slip",
        "fact/more.yml",
        RIDERS,
        "1:1",
        "S110",
        "`fact` is not a folder of a dossier",
        "did you mean `facts`?",
        reported="fact",
    ),
    Mistake(
        "a file saved in an old encoding",
        FACT,
        RIDERS.replace("no fewer", "caf\xe9").encode("latin-1"),
        "4:15",
        "Y001",
        "byte 0xE9 is not UTF-8",
        "encoding UTF-8",
    ),
)


def test_the_dossier_without_a_mistake_is_clean() -> None:
    assert problems({}) == ()


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case.what)
def test_mistakes_are_named_at_their_place(case: Mistake) -> None:
    assert case.text != GOOD.get(case.path), "the case does not change its file"
    found = problems({case.path: case.text})
    path = f"content/{case.reported or case.path}"
    assert [f"{each.span} {each.code}" for each in found] == [f"{path}:{case.place} {case.code}"]
    assert case.message in found[0].message
    assert case.hint in found[0].hint


@pytest.mark.parametrize(
    ("path", "text"), [(case.path, case.text) for case in MISTAKES] + [(case[0], case[1]) for case in CASES]
)
def test_messages_speak_an_editors_language(path: str, text: str | bytes) -> None:
    for each in problems({path: text}):
        words = f"{each.message} {each.hint}".casefold()
        foreign = ("schema", "node", "python", "none", "mapping", "scalar", "token", "regex", "type error")
        assert not [word for word in foreign if word in words]
        assert each.hint


def test_there_are_sixty_mistakes_over_all_families() -> None:
    """Those above and those of the shapes: each has its place and a part of its message, written by hand."""
    assert len(MISTAKES) + len(CASES) >= 60
    assert {case.code[0] for case in MISTAKES} | {case[3][0] for case in CASES} == set("YSRCQVTPLW")
