"""CSL-JSON 1.0.2, the language of citation managers, by its official schema and by a stricter one of ours.

The official schema (`csl-data.json`, of github.com/citation-style-language/schema, MIT) stands beside this file as it
was published. It lets pass a name that is bare text, or a date that is none; the second schema does not.
"""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator


def _words(text: str) -> list[str]:
    return text.split()


TYPES = _words("""
article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
document entry entry-dictionary entry-encyclopedia figure graphic hearing interview legal_case legislation manuscript
map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post
post-weblog regulation report review review-book software song speech standard thesis treaty webpage
""")
NAMES = _words("""
author chair collection-editor compiler composer container-author contributor curator director editor
editorial-director executive-producer illustrator interviewer organizer original-author performer producer recipient
reviewed-author translator
""")
DATES = _words("accessed available-date container event-date issued original-date submitted")
TEXTS = _words("""
DOI ISAN ISBN ISCI ISMN ISRC ISSN ISWC PMCID PMID URL abstract annote archive archive-place archive_collection
archive_location authority call-number citation-label container-title container-title-short collection-title
dimensions division event event-place genre journalAbbreviation jurisdiction keyword language medium note
original-publisher original-publisher-place original-title part-title publisher publisher-place references
reviewed-title scale section shortTitle source status title title-short translated-title translated-title-short
version year-suffix
""")
NUMBERS = _words("""
chapter-number citation-number collection-number edition first-reference-note-number id issue locator number
number-of-pages number-of-volumes page page-first part printing supplement volume
""")

_TEXT = {"type": "string"}
_FLAG = {"type": ["boolean", "integer", "string"]}
_NUMBER = {"type": ["integer", "string"]}


def _closed(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1, **more}


_NAME = _closed(
    dict.fromkeys(("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"), _TEXT)
    | dict.fromkeys(("comma-suffix", "static-ordering", "parse-names"), _FLAG)
)
_NAMED = {"type": "array", "items": _NAME}
_PARTS = {
    "type": "array",
    "minItems": 1,
    "maxItems": 3,
    "items": {"type": ["integer", "string"], "pattern": r"^-?\d+$"},
}
_EDTF = {"type": "string", "pattern": r"^(\.\.|[0-9X?~%Y-]*)(/(\.\.|[0-9X?~%-]*))?$", "minLength": 4}
_DATE_OBJECT = _closed(
    {
        "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": _PARTS},
        "season": _NUMBER,
        "circa": _FLAG,
        "literal": _TEXT,
        "raw": _TEXT,
        "edtf": _EDTF,
    }
)
_DATE = {"if": {"type": "string"}, "then": _EDTF, "else": _DATE_OBJECT}
STRICT: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": _closed(
        {
            "type": {"enum": TYPES},
            "categories": {"type": "array", "items": _TEXT},
            "custom": {"type": "object"},
            **dict.fromkeys(NAMES, _NAMED),
            **dict.fromkeys(DATES, _DATE),
            **dict.fromkeys(TEXTS, _TEXT),
            **dict.fromkeys(NUMBERS, _NUMBER),
        },
        required=["type", "id"],
    ),
}


OFFICIAL: dict[str, Any] = json.loads(Path(__file__).with_name("csl-data.json").read_bytes())


def faults(data: bytes) -> list[str]:
    """Tell what is wrong with a list of citations."""
    floats: list[str] = []
    try:
        works = json.loads(data.decode("utf-8"), parse_float=floats.append)
    except ValueError as error:
        return [f"is no JSON in UTF-8: {error}"]
    if floats:
        return [f"{each} is a float" for each in floats]
    errors = [error for schema in (OFFICIAL, STRICT) for error in Draft7Validator(schema).iter_errors(works)]
    told = {f"{error.json_path}: {error.message}" for error in errors}
    found = sorted(told)
    return found or _twice(works)


def _twice(works: list[dict[str, Any]]) -> list[str]:
    ids = [str(work["id"]) for work in works]
    return [f"the id {each} is given twice" for each in sorted({each for each in ids if ids.count(each) > 1})]
