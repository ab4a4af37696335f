"""What pages say to machines: valid JSON, a claim and where it appeared, and never a verdict."""

import json
from pathlib import Path

import pytest

from factsheet.documents.tree import FolderTree
from factsheet.dossier import prepare
from support.dossier import RIDERS, TODAY, dossier
from support.pages import pages_of

ROOT = Path(__file__).resolve().parents[2]


def test_a_fact_is_a_claim_of_its_speaker() -> None:
    assert json.loads(pages_of(dossier())["facts/riders-line/"].linked) == {
        "@context": "https://schema.org",
        "@type": "Claim",
        "text": "The Bay Line says that at least 120 people ride on a day.",
        "inLanguage": "en",
        "author": {"@type": "Organization", "name": "Bay Line"},
        "appearance": [
            {
                "@type": "CreativeWork",
                "name": "A year of the ferry",
                "publisher": {"@type": "Organization", "name": "Bay Post"},
                "datePublished": "2030-05-02",
                "url": "https://example.org/ferry",
            }
        ],
    }


@pytest.mark.parametrize(
    ("speaker", "author"),
    [
        ("{unnamed: some riders}", None),
        ("captain", {"@type": "Person", "name": "Captain Bay"}),
        ("riders", None),
    ],
)
def test_who_is_not_named_is_no_author(speaker: str, author: object) -> None:
    files = {
        "actors/captain.yml": "name: Captain Bay\nkind: person\nspeaks_for: bay-line\nnote: Captain of the ferry.\n",
        "actors/riders.yml": "name: The riders\nkind: public\n",
        "facts/riders-line.yml": RIDERS.replace("said_by: bay-line", f"said_by: {speaker}")
        .replace("The Bay Line says", "Captain Bay, the riders and some riders say"),
    }  # fmt: skip
    found = dossier(files)
    assert not found.errors
    assert json.loads(pages_of(found)["facts/riders-line/"].linked).get("author") == author


def test_a_sheet_is_a_dataset() -> None:
    assert json.loads(pages_of(dossier())[""].linked) == {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "The ferry at Lantern Bay",
        "description": "An invented ferry, for tests.",
        "license": {"@type": "CreativeWork", "name": "CC-BY-4.0"},
        "inLanguage": "en",
    }


def test_nothing_in_it_ends_a_script() -> None:
    hostile = RIDERS.replace("on a day.", "on a day </script><script>alert(1)</script>.")
    linked = pages_of(dossier({"facts/riders-line.yml": hostile}))["facts/riders-line/"].linked
    assert "<" not in linked
    assert json.loads(linked)["text"].endswith("</script><script>alert(1)</script>.")


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests" / "miniature"], ids=["dossier", "miniature"])
def test_no_page_gives_a_verdict(root: Path) -> None:
    said = [page.linked for page in pages_of(prepare(FolderTree(root), today=TODAY)).values() if page.linked]
    assert len(said) > 10
    types = {kind for text in said for kind in text.split('"@type": "')[1:] if kind}
    assert {kind.split('"')[0] for kind in types} <= {"Dataset", "Claim", "CreativeWork", "Person", "Organization"}
