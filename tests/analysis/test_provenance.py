"""What hangs on what."""

from factsheet.model.identifiers import ActorId, FactId, PlaceId
from support.dossier import BEGAN, FIGURE, LINE, RIDERS, dossier

PILOT = "name: Pilot of the ferry\nkind: company\nspeaks_for: bay-line\n"
PLACES = {
    "places/coast.yml": "name: The coast\n",
    "places/bay.yml": "name: The bay\nwithin: coast\n",
    "places/pier.yml": "name: The pier\nwithin: bay\n",
}


def test_what_a_spokesperson_says_counts_for_the_body_too() -> None:
    found = dossier(
        {"actors/pilot.yml": PILOT, "facts/riders-line.yml": RIDERS.replace("said_by: bay-line", "said_by: pilot")}
    )
    said = found.provenance.by_speaker
    assert [fact.id for fact in said[ActorId("pilot")]] == ["riders-line"]
    assert [fact.id for fact in said[ActorId("bay-line")]] == ["riders-line"]
    assert [fact.id for fact in said[ActorId("bay-post")]] == ["ferry-began"]


def test_whoever_speaks_for_itself_in_a_circle_is_not_followed_for_ever() -> None:
    found = dossier({"actors/bay-line.yml": LINE + "speaks_for: pilot\n", "actors/pilot.yml": PILOT})
    assert found.corpus.stands_for(ActorId("pilot")) == "bay-line"


def test_an_unnamed_speaker_is_nobodys() -> None:
    found = dossier({"facts/riders-line.yml": RIDERS.replace("said_by: bay-line", "said_by: {unnamed: some riders}")})
    assert ActorId("bay-line") not in found.provenance.by_speaker


def test_a_fact_is_about_the_place_of_its_event_its_scope_or_its_figure() -> None:
    found = dossier(
        {
            **PLACES,
            "figures/riders.yml": FIGURE + "place: bay\n",
            "facts/ferry-began.yml": BEGAN.replace("  title:", "  where: pier\n  title:"),
            "facts/scoped.yml": RIDERS.replace("said_by:", "scope: {place: coast}\nsaid_by:"),
        }
    )
    about = {place: [fact.id for fact in facts] for place, facts in found.provenance.by_place.items()}
    assert about == {"pier": ["ferry-began"], "bay": ["riders-line"], "coast": ["scoped"]}
    assert found.corpus.around(PlaceId("pier")) == ("pier", "bay", "coast")
    assert found.corpus.around(None) == ()


def compare(fact: str, other: str) -> str:
    return fact.replace("state:", f"compare:\n  - fact: {other}\n    note: They differ.\nstate:")


def test_a_pair_is_seen_from_both_sides() -> None:
    found = dossier({"facts/riders-line.yml": compare(RIDERS, "ferry-began")}).provenance
    assert [(pair.fact.id, pair.other.id) for pair in found.pairs] == [("riders-line", "ferry-began")]
    assert found.pairs_of[FactId("ferry-began")] == found.pairs_of[FactId("riders-line")] == found.pairs


def test_a_pair_written_from_both_sides_is_one() -> None:
    found = dossier(
        {
            "facts/riders-line.yml": compare(RIDERS, "ferry-began"),
            "facts/ferry-began.yml": compare(BEGAN, "riders-line"),
        }
    ).provenance
    assert [(pair.fact.id, pair.other.id) for pair in found.pairs] == [("ferry-began", "riders-line")]


def test_a_pair_with_a_draft_is_not_shown() -> None:
    found = dossier(
        {
            "facts/riders-line.yml": compare(RIDERS, "late"),
            "facts/late.yml": BEGAN.replace("state: published", "state: draft"),
        }
    ).provenance
    assert found.pairs == ()
