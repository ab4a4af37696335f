"""Pages of prose on paper: each sort of block, and no word lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.pdf.compositor import Data
from support.papers import WEB, blocks, chapter, words_of


def levels(text: str) -> list[tuple[int, str]]:
    """Set a page, and give its headings with how deep they stand."""
    return [(each["level"], words_of(each)) for each in blocks(text) if "heading" in each]


def test_a_page_is_a_chapter_under_its_title() -> None:
    assert chapter("# How *we* read\n\nWith care.\n") == {
        "label": "method/",
        "title": ["How ", {"text": "we", "em": True}, " read"],
        "blocks": [{"words": ["With care."]}],
        "notes": [],
    }


@pytest.mark.parametrize("text", ["", "Words.\n", "## Below\n"])
def test_a_page_without_a_title_bears_its_name(text: str) -> None:
    assert chapter(text, path="how-we-read.md")["title"] == ["How we read"]


def test_a_page_in_a_folder_has_a_place_there() -> None:
    assert chapter("# More\n", path="texts/more.md")["label"] == "texts/more/"


def test_what_stands_before_a_title_is_kept() -> None:
    assert [words_of(each) for each in blocks("Before.\n\n# Title\n\nAfter.\n")] == ["Before.", "After."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# T\n\n## a\n\n### b\n\n## c\n", [(2, "a"), (3, "b"), (2, "c")]),
        ("# T\n\n#### a\n\n#### b\n\n###### c\n", [(2, "a"), (3, "b"), (4, "c")]),
        ("# T\n\n## a\n\n# b\n\n### c\n", [(2, "a"), (2, "b"), (3, "c")]),
        ("# T\n\n## a\n\n### b\n\n#### c\n\n##### d\n\n###### e\n", [(2, "a"), (3, "b"), (4, "c"), (5, "d"), (6, "e")]),
        ("a\n---\n\n#### b\n", [(2, "a"), (3, "b")]),
    ],
)
def test_no_heading_skips_a_level(text: str, expected: list[tuple[int, str]]) -> None:
    assert levels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# T\n\n> ##### a\n>\n> b\n", {"quote": [{"heading": ["a"], "level": 2}, {"words": ["b"]}]}),
        ("# T\n\n- ##### a\n", {"list": [[{"heading": ["a"], "level": 2}]], "start": None}),
    ],
)
def test_no_heading_skips_a_level_wherever_it_stands(text: str, expected: Data) -> None:
    assert blocks(text) == [expected]


def test_a_list_holds_blocks_and_lists() -> None:
    assert blocks("- a\n- *b*\n    - c\n\n        d\n") == [
        {
            "start": None,
            "list": [
                [{"words": ["a"]}],
                [
                    {"words": [{"text": "b", "em": True}]},
                    {"start": None, "list": [[{"words": ["c"]}, {"words": ["d"]}]]},
                ],
            ],
        }
    ]


@pytest.mark.parametrize("first", ["1", "7", "0"])
def test_a_numbered_list_counts_from_one_as_on_the_site(first: str) -> None:
    assert blocks(f"{first}. a\n2. b\n") == [{"start": 1, "list": [[{"words": ["a"]}], [{"words": ["b"]}]]}]


def test_terms_stand_with_what_is_said_of_them() -> None:
    assert blocks("Ferry\n:   A *boat*.\n\n    It sails.\n\nPier\nQuay\n:   Where it lands.\n") == [
        {
            "terms": [
                {"term": ["Ferry"], "said": []},
                {"term": [], "said": [{"words": ["A ", {"text": "boat", "em": True}, "."]}, {"words": ["It sails."]}]},
                {"term": ["Pier"], "said": []},
                {"term": ["Quay"], "said": []},
                {"term": [], "said": [{"words": ["Where it lands."]}]},
            ]
        }
    ]


def test_a_table_has_a_head_rows_and_how_its_columns_are_aligned() -> None:
    assert blocks("| a | b | *c* | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | `4|` |\n| 5 |\n") == [
        {
            "head": [["a"], ["b"], [{"text": "c", "em": True}], ["d"]],
            "table": [[["1"], ["2"], ["3"], [{"text": "4|", "code": True}]], [["5"], [], [], []]],
            "align": ["left", "center", "right", "left"],
        }
    ]


def test_a_quotation_holds_blocks() -> None:
    assert blocks("> a\n> b\n>\n> - c\n>\n> > d\n") == [
        {"quote": [{"words": ["a b"]}, {"start": None, "list": [[{"words": ["c"]}]]}, {"quote": [{"words": ["d"]}]}]}
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("    when *a*\n      then <b> & &amp;\n\n    end in\n", "when *a*\n  then <b> & &amp;\n\nend in"),
        ("```\nwhen *a*\n  then <b> & &amp;\n\nend in\n```\n", "when *a*\n  then <b> & &amp;\n\nend in"),
        ("~~~ python\nreturn\n~~~\n", "return"),
        ("```\na\\n\\\n```\n", "a\\n\\"),
        ("```\n<b>bold</b>\n```\n", "<b>bold</b>"),
    ],
)
def test_code_is_kept_to_the_letter(text: str, code: str) -> None:
    assert blocks(f"Before:\n\n{text}\nAfter.\n") == [{"words": ["Before:"]}, {"code": code}, {"words": ["After."]}]


def test_a_rule_is_a_rule() -> None:
    assert blocks("a\n\n---\n\nb\n") == [{"words": ["a"]}, {"rule": True}, {"words": ["b"]}]


PICTURES = {"pier.png": "0.png", "texts/boat.svg": "1.svg"}


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("method.md", "pier.png", {"picture": "0.png", "alt": "The pier"}),
        ("method.md", "./texts/../pier.png", {"picture": "0.png", "alt": "The pier"}),
        ("method.md", "texts/boat.svg", {"picture": "1.svg", "alt": "The pier"}),
        ("texts/more.md", "boat.svg", {"picture": "1.svg", "alt": "The pier"}),
        ("texts/more.md", "../pier.png", {"picture": "0.png", "alt": "The pier"}),
        ("texts/more.md", "pier.png", {"words": ["The pier"]}),
        ("method.md", "../pier.png", {"words": ["The pier"]}),
        ("method.md", "https://example.org/pier.png", {"words": ["The pier"]}),
        ("method.md", "javascript:alert(1)", {"words": ["The pier"]}),
    ],
)
def test_a_picture_that_is_there_is_shown_and_another_is_its_description(
    path: str, source: str, expected: Data
) -> None:
    assert chapter(f"![The pier]({source})\n", path=path, pictures=PICTURES)["blocks"] == [expected]


def test_a_picture_among_words_stands_between_them() -> None:
    found = chapter("Look: ![The\n*pier*](pier.png) is new.\n", pictures=PICTURES)["blocks"]
    assert found == [{"words": ["Look: "]}, {"picture": "0.png", "alt": "The *pier*"}, {"words": ["is new."]}]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("pier.png", {"picture": "0.png", "alt": "A picture without a description"}),
        ("none.png", {"words": ["A picture"]}),
    ],
)
def test_a_picture_without_a_description_says_so(source: str, expected: Data) -> None:
    assert chapter(f"![]({source})\n", pictures=PICTURES)["blocks"] == [expected]


def test_a_picture_in_a_table_or_a_heading_is_its_description() -> None:
    text = "# ![a](pier.png)\n\n## ![b](pier.png)\n\n| ![c](pier.png) |\n|---|\n| ![d](pier.png) |\n"
    found = chapter(text, pictures=PICTURES)
    assert [found["title"], *found["blocks"]] == [
        ["a"], {"heading": ["b"], "level": 2}, {"head": [["c"]], "table": [[["d"]]], "align": ["left"]},
    ]  # fmt: skip


def test_footnotes_stand_at_the_end_under_their_numbers() -> None:
    assert blocks("One[^b] two[^a].\n\n[^b]: The first.\n[^a]: The *other*.\n") == [
        {"words": ["One", {"text": "1", "sup": True}, " two", {"text": "2", "sup": True}, "."]},
        {"rule": True},
        {
            "start": 1,
            "list": [
                [{"words": ["The first.\u00a0"]}],
                [{"words": ["The ", {"text": "other", "em": True}, ".\u00a0"]}],
            ],
        },
    ]


def test_what_stands_before_a_page_is_no_part_of_it() -> None:
    assert chapter("---\ntitle: Secret\ntags: [a]\n---\n# Method\n\nWords.\n") == {
        "label": "method/", "title": ["Method"], "blocks": [{"words": ["Words."]}], "notes": [],
    }  # fmt: skip


@pytest.mark.parametrize("end", ["  \n", "  \n  "])
def test_a_line_that_is_broken_by_hand_is_broken(end: str) -> None:
    assert blocks(f"one{end}two\nthree\n") == [{"words": ["one", {"break": True}, "two three"]}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("AT&amp;T &copy; &#233; &#xE9; &lt;b&gt;", "AT&T \u00a9 \u00e9 \u00e9 <b>"),
        ("AT&T &nowhere; & 1 < 2", "AT&T &nowhere; & 1 < 2"),
        ("&amp;amp; &amp;lt;", "&amp; &lt;"),
        (r"\*a\* \_b\_ \`c\` \[d](e) \# \\ 1\. \{figure:riders}", r"*a* _b_ `c` [d](e) # \ 1. {figure:riders}"),
        ("a&nbsp;b", "a\u00a0b"),
    ],
)
def test_an_entity_and_a_character_kept_from_being_read_are_themselves(text: str, words: str) -> None:
    assert blocks(f"{text}\n") == [{"words": [words]}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("an <b>image</b> <img src=x onerror=alert(1)>", "an <b>image</b> <img src=x onerror=alert(1)>"),
        ("<script>\nalert(1)\n</script>", "<script> alert(1) </script>"),
        ("<div onclick='a()'>b</div>", "<div onclick='a()'>b</div>"),
        ("a <!-- secret? --> b", "a <!-- secret? --> b"),
    ],
)
def test_html_is_shown_as_text(text: str, words: str) -> None:
    assert words_of(blocks(f"{text}\n")) == words


def test_links_lead_where_the_compositor_says() -> None:
    assert blocks("[a](facts/riders-line/index.md) [b](https://example.org/) [c](javascript:alert(1)) <d@example.org> [e](actors/bay-line/index.md)\n") == [
        {
            "words": [
                {"text": "a", "to": "facts/riders-line/"}, " ", {"text": "b", "url": "https://example.org/"}, " ", "c", " ",
                {"text": "d@example.org", "url": "mailto:d@example.org"}, " ",
                {"text": "e", "url": f"{WEB}actors/bay-line/"},
            ]
        }
    ]  # fmt: skip


def test_a_link_within_a_link_defined_below_is_followed() -> None:
    assert blocks("[*a*][b]\n\n[b]: facts/index.md\n") == [{"words": [{"text": "a", "em": True, "to": "facts/"}]}]


WORD = st.text(alphabet="abcdefgh", min_size=2, max_size=6)
WORDS = st.lists(WORD, min_size=1, max_size=5)
SIGNS = st.sampled_from(["{}", "*{}*", "**{}**", "`{}`", "_**{}**_", "[{}](facts/)", "[{}](nowhere/)"])
LINE = st.lists(st.tuples(WORD, SIGNS), min_size=1, max_size=5).map(
    lambda parts: (" ".join(sign.format(word) for word, sign in parts), [word for word, _ in parts])
)
Written = tuple[str, list[str]]
LEAVES = st.one_of(
    LINE,
    st.tuples(st.integers(2, 6), LINE).map(lambda found: (f"{'#' * found[0]} {found[1][0]}", found[1][1])),
    WORDS.map(lambda words: ("```\n" + "\n".join(words) + "\n```", words)),
    st.lists(st.tuples(WORD, WORD), min_size=2, max_size=4).map(
        lambda rows: (
            "\n".join(["| {} | {} |".format(*rows[0]), "|---|--:|", *("| {} | {} |".format(*row) for row in rows[1:])]),
            [word for row in rows for word in row],
        )
    ),
)


def nested(inner: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    """Put what was written into a quotation, or into a list."""

    def quoted(found: Written) -> Written:
        return "\n".join(f"> {line}".rstrip() for line in found[0].split("\n")), found[1]

    def listed(sign: str, items: list[Written]) -> Written:
        return "\n\n".join(f"{sign} {text}" for text, _ in items), [word for _, words in items for word in words]

    return st.one_of(inner.map(quoted), st.builds(listed, st.sampled_from(["-", "1."]), st.lists(LINE, min_size=1)))


PAGE = st.lists(st.one_of(LEAVES, nested(LEAVES)), min_size=1, max_size=5)


@given(PAGE)
def test_no_word_of_a_page_is_lost(written: list[Written]) -> None:
    text = "\n\n".join(part for part, _ in written)
    words = [word for _, words in written for word in words]
    assert words_of(blocks(text)).split() == words
