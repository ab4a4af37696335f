"""The standards others wrote, as tests hold outputs to them: what is fine passes, and every planted fault is told."""

import json
import logging
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import feedparser
import pytest

from support.standards import atom, bibtex, calendar, csl, json_feed, schema_org
from support.standards.moments import is_day, is_moment, is_reduced

# Each plants a fault: what is there, what stands there instead, and words of what must be told.
Plant = tuple[str, str, str]


def untold(good: str, plants: list[Plant], faults: Callable[[bytes], list[str]]) -> list[tuple[Plant, list[str]]]:
    """Give the planted faults nobody told of; a lone surrogate stands for a byte that is no UTF-8."""
    assert faults(good.encode()) == []
    missed = []
    for plant in plants:
        there, instead, words = plant
        assert good.count(there) >= 1, there
        told = faults(good.replace(there, instead, 1).encode("utf-8", "surrogateescape"))
        if not any(words in fault for fault in told):
            missed.append((plant, told))
    return missed


def test_days_and_moments() -> None:
    for text in ("2030-05-02", "2028-02-29"):
        assert is_day(text)
    for text in ("2030-02-29", "2030-5-2", "20300502", "2030-05-02T00:00:00Z", "2030-05-02\n", "٢٠٣٠-05-02"):
        assert not is_day(text)
    for text in ("2030-05-02T00:00:00Z", "2030-05-02T23:59:60.25+05:30"):
        assert is_moment(text)
    for text in (
        "2030-05-02", "2030-05-02t00:00:00Z", "2030-05-02T00:00:00z", "2030-05-02T00:00:00", "2030-05-02T24:00:00Z",
        "2030-05-02T00:60:00Z", "2030-05-02T00:00:61Z", "2030-02-30T00:00:00Z", "2030-05-02T00:00:00+24:00",
        "2030-05-02T00:00:00+05:60", "2030-05-02 00:00:00Z", "2030-05-02T00:00:00Z\n",
    ):  # fmt: skip
        assert not is_moment(text)
    for text in ("2030", "2030-05", "2030-05-02", "2030-05-02T00:00:00", "2030-05-02T00:00:00Z"):
        assert is_reduced(text)
    for text in ("2030-13", "May 2030", "2030-05-32", "2030-05-02/2030-05-04", "30", "2030-05-02T25:00:00"):
        assert not is_reduced(text)


FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>The ferries of Vessen: changes</title>
  <subtitle type="html">What &lt;em&gt;moved&lt;/em&gt;</subtitle>
  <id>tag:example.org,2030:vessen/changes</id>
  <link rel="self" type="application/atom+xml" href="https://example.org/feeds/changes.atom"/>
  <link href="https://example.org/"/>
  <updated>2030-06-01T00:00:00Z</updated>
  <author><name>Vessen Desk</name><uri>https://example.org/</uri><email>desk@example.org</email></author>
  <generator uri="https://example.org/tool" version="1">factsheet</generator>
  <icon>https://example.org/icon.png</icon>
  <entry>
    <id>tag:example.org,2030:vessen/2030-06-01/riders</id>
    <title>Riders of a day: corrected</title>
    <published>2030-06-01T00:00:00Z</published>
    <updated>2030-06-01T00:00:00+02:00</updated>
    <category term="correction" scheme="https://example.org/kinds" label="Correction"/>
    <link rel="alternate" type="text/html" hreflang="en" href="https://example.org/2030-06-01/facts/riders/"/>
    <link rel="alternate" type="text/html" hreflang="de" href="https://example.org/2030-06-01/de/facts/riders/"/>
    <summary>It said 120; it is 102.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It said <b>120</b>.</p></div></content>
  </entry>
  <entry>
    <id>tag:example.org,2030:vessen/2030-06-01/boats</id>
    <title type="text">Boats: new</title>
    <updated>2030-06-01T00:00:00Z</updated>
    <contributor><name>Bay Line</name></contributor>
    <rights>CC-BY-4.0</rights>
    <summary>A table.</summary>
    <content type="text/csv" src="https://example.org/boats.csv"/>
  </entry>
</feed>
"""
DESK = "<author><name>Vessen Desk</name><uri>https://example.org/</uri><email>desk@example.org</email></author>"
RIDERS_ID = "<id>tag:example.org,2030:vessen/2030-06-01/riders</id>"
BOATS_ID = "<id>tag:example.org,2030:vessen/2030-06-01/boats</id>"
BOATS_CSV = '<content type="text/csv" src="https://example.org/boats.csv"/>'
XHTML = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It said <b>120</b>.</p></div></content>'


def test_a_feed_of_atom() -> None:
    read = feedparser.parse(FEED.encode())
    assert not read.bozo
    assert [entry.title for entry in read.entries] == ["Riders of a day: corrected", "Boats: new"]
    plants: list[Plant] = [
        ("</feed>", "", "is no XML"),
        ("It said 120;", "It said \x0c120;", "is no XML"),
        ("It said 120;", "It said &#8;120;", "is no XML"),
        ("It said 120;", "It said \udc80120;", "is no XML"),
        ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "not with a feed of Atom"),
        ("<id>tag:example.org,2030:vessen/changes</id>", "", "feed: 0 of id"),
        ("<title>The ferries of Vessen: changes</title>", "", "feed: 0 of title"),
        ("<updated>2030-06-01T00:00:00Z</updated>\n  <author>", "<author>", "feed: 0 of updated"),
        ("<icon>", "<icon>x.png</icon><icon>", "feed: more than one icon"),
        (DESK, "", "entry: no author"),
        ("<name>Vessen Desk</name>", "", "author: needs one name"),
        ("<name>Vessen Desk</name>", "<name> </name>", "author: needs one name"),
        ("desk@example.org", "desk", "author: email"),
        ("<name>Vessen Desk</name>", "<name>Vessen Desk</name><phone>1</phone>", "author: unknown element phone"),
        ('rel="self" type="application/atom+xml"', 'rel="related"', "feed: no link to itself"),
        (RIDERS_ID, "", "entry: 0 of id"),
        (RIDERS_ID, RIDERS_ID + RIDERS_ID, "entry: 2 of id"),
        (RIDERS_ID, "<id>facts/riders/</id>", "id: 'facts/riders/' is no absolute address"),
        (RIDERS_ID, "<id> tag:example.org,2030:a </id>", "is no absolute address"),
        (RIDERS_ID, "<id>tag:example.org,2030:vessen/changes</id>", "an entry has the id of the feed"),
        ("<title>Riders of a day: corrected</title>", "", "entry: 0 of title"),
        ("<updated>2030-06-01T00:00:00+02:00</updated>", "", "entry: 0 of updated"),
        ("<published>2030-06-01T00:00:00Z</published>", "<published>2030-06-31T00:00:00Z</published>", "no moment"),
        ("2030-06-01T00:00:00+02:00", "2030-06-01T00:00:00z", "updated: '2030-06-01T00:00:00z' is no moment"),
        ("2030-06-01T00:00:00+02:00", "2030-06-01t00:00:00Z", "is no moment"),
        ("2030-06-01T00:00:00+02:00", "2030-06-01", "updated: '2030-06-01' is no moment"),
        ("<summary>A table.", "<summary>A</summary><summary>A table.", "entry: more than one summary"),
        ("<rights>", "<rights>MIT</rights><rights>", "entry: more than one rights"),
        ("<rights>", "<published>2030-06-01T00:00:00Z</published>" * 2 + "<rights>", "more than one published"),
        ("<rights>", "<source/><source/><rights>", "entry: more than one source"),
        (BOATS_CSV, BOATS_CSV + BOATS_CSV, "entry: more than one content"),
        (BOATS_CSV, "", "neither content nor an alternate link"),
        ("<summary>A table.</summary>", "", "it has no summary"),
        ('type="text/csv" src="https', 'src="https', "content: has src and no media type"),
        ("boats.csv\"/>", "boats.csv\">a,b</content>", "content: has src and is not empty"),
        ("https://example.org/boats.csv", "the boats", "content: 'the boats' is no address"),
        (BOATS_CSV, '<content type="text/csv"><b>1</b></content>', "content: text/csv with elements in it"),
        ('rel="self" type', 'rel="self" length="12 kB" type', "link: '12 kB' is no length"),
        ('rel="alternate" type', 'rel="" type', "link: empty rel"),
        (">factsheet<", "><b>factsheet</b><", "generator: elements in it"),
        (BOATS_CSV, '<content type="image/png">a picture!</content>', "content: image/png not in base64"),
        (BOATS_CSV, '<content type="html"><p>Three</p></content>', "content: html with elements in it"),
        (BOATS_CSV, '<content type="markdown">Three</content>', "content: 'markdown' is no type"),
        (BOATS_CSV, '<content type="message/rfc822">Three</content>', "is no type"),
        (XHTML, '<content type="xhtml">It said 120.</content>', "content: xhtml is one div"),
        (XHTML, XHTML.replace("</div>", "</div> and more"), "content: xhtml is one div"),
        ('<title type="text">', '<title type="text/plain">', "title: 'text/plain' is no type of text"),
        ("<summary>A table.", "<summary>A <b>table</b>.", "summary: text with elements in it"),
        ('hreflang="de"', 'hreflang="en"', "two alternate links of the same type and language"),
        ('<link href="https://example.org/"/>', '<link rel="alternate"/>', "link: no href"),
        ('type="text/html" hreflang="en"', 'type="page" hreflang="en"', "link: 'page' is no media type"),
        ('term="correction" ', "", "category: no term"),
        ('term="correction"', 'term="correction" weight="1"', "category: unknown attribute weight"),
        ('<link href="', '<link lang="en" href="', "link: unknown attribute lang"),
        ("<rights>", "<license>MIT</license><rights>", "entry: unknown element license"),
        ("<rights>", "<published>2030-06-01T00:00:00Z</published><subtitle>S</subtitle><rights>", "element subtitle"),
        ("<rights>", '<x xmlns="">1</x><rights>', "entry: unknown element x"),
        ("<entry>", "<entry>stray", "entry: text between elements"),
    ]  # fmt: skip
    assert untold(FEED, plants, atom.faults) == []
    twice = FEED.replace(BOATS_ID, RIDERS_ID)
    # Two states of one entry are told apart by when they changed.
    assert atom.faults(twice.encode()) == []
    same = twice.replace("2030-06-01T00:00:00+02:00", "2030-06-01T00:00:00Z")
    assert atom.faults(same.encode()) == ["the id tag:example.org,2030:vessen/2030-06-01/riders is given twice"]
    # What another namespace says is another's, and the order is free.
    other = FEED.replace("<rights>", '<geo:place xmlns:geo="https://example.org/geo" at="x">Bay</geo:place><rights>')
    assert atom.faults(other.replace(DESK, "").replace("</feed>", DESK + "</feed>").encode()) == []
    lone = FEED[: FEED.index("<entry>")].replace(DESK, "") + "</feed>"
    assert atom.faults(lone.encode()) == ["feed: no author"]


JSON_FEED = """{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "The ferries of Vessen: changes",
  "home_page_url": "https://example.org/",
  "feed_url": "https://example.org/feeds/changes.json",
  "language": "en",
  "authors": [{"name": "Vessen Desk", "url": "https://example.org/desk"}],
  "_edition": {"id": "2030-06-01"},
  "hubs": [{"type": "WebSub", "url": "https://example.org/hub"}],
  "items": [
    {"id": "2030-06-01/riders", "url": "https://example.org/facts/riders/", "title": "Riders",
     "content_html": "<p>It said 120.</p>", "date_published": "2030-06-01T00:00:00Z", "tags": ["correction"],
     "_standing": "contested"},
    {"id": "2030-06-01/boats", "content_text": "Three boats.", "date_modified": "2030-06-01T00:00:00+02:00",
     "attachments": [{"url": "https://example.org/boats.csv", "mime_type": "text/csv", "size_in_bytes": 12}]}
  ]
}"""


def test_a_json_feed() -> None:
    plants: list[Plant] = [
        ("version/1.1", "version/1", "feed: version is not https://jsonfeed.org/version/1.1"),
        ('"title": "The ferries of Vessen: changes",', "", "feed: no title"),
        ('"The ferries of Vessen: changes"', "7", "feed: title is not text"),
        ('"items":', '"entries":', "feed: no items"),
        ('"items":', '"entries":', "feed: unknown member entries"),
        ('"home_page_url": "https://example.org/"', '"home_page_url": "/"', "home_page_url is not an absolute"),
        ('"en"', '"English, mostly"', "feed: language is not a language"),
        ('[{"name": "Vessen Desk", "url": "https://example.org/desk"}]', '{"name": "Desk"}', "authors is not a list"),
        ('{"name": "Vessen Desk", "url": "https://example.org/desk"}', '"Vessen Desk"', "feed, authors is no object"),
        ('{"name": "Vessen Desk", "url": "https://example.org/desk"}', "{}", "feed: an author who is nobody"),
        ('"name": "Vessen Desk"', '"called": "Desk"', "feed, authors: unknown member called"),
        ('"url": "https://example.org/hub"', '"_": 1', "feed, hubs: no url"),
        ('"id": "2030-06-01/riders",', "", "item 0: no id"),
        ('"id": "2030-06-01/riders"', '"id": 7', "item 0: id is not text"),
        ('"2030-06-01/boats"', '"2030-06-01/riders"', "the id 2030-06-01/riders is given twice"),
        ('"url": "https://example.org/facts/riders/"', '"url": "facts/riders/"', "item 0: url is not an absolute"),
        ('"content_text"', '"_text"', "item 1: neither content_html nor content_text"),
        ('"2030-06-01T00:00:00Z"', '"2030-06-01"', "item 0: date_published is not a moment"),
        ('"2030-06-01T00:00:00+02:00"', '"2030-06-31T00:00:00Z"', "item 1: date_modified is not a moment"),
        ('"tags"', '"authors": [{}], "tags"', "item 0: an author who is nobody"),
        ('["correction"]', "[1]", "item 0: the tag 1 is no text"),
        ('"mime_type": "text/csv", ', "", "item 1, attachments: no mime_type"),
        ('"size_in_bytes": 12', '"size_in_bytes": true', "size_in_bytes is not a count"),
        ('{"id": "2030-06-01"}', '{"share": 0.5}', "0.5 is a float"),
        ('"_standing"', '"standing"', "item 0: unknown member standing"),
    ]
    assert untold(JSON_FEED, plants, lambda data: json_feed.faults(json.loads(data))) == []
    assert json_feed.faults([]) == ["the feed is no object"]


SHEET: dict[str, Any] = {
    "@context": [
        "https://schema.org",
        {
            "cito": "http://purl.org/spar/cito/",
            "prov": "http://www.w3.org/ns/prov#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
    ],
    "@graph": [
        {
            "@id": "../../facts/riders-line/",
            "@type": "Claim",
            "text": "The Bay Line says that at least 120 people ride on a day.",
            "inLanguage": "en",
            "author": {"@type": "Organization", "name": "Bay Line"},
            "datePublished": "2030-05",
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "appearance": [{"@id": "../../sources/bay-post/"}, {"@type": "NewsArticle", "headline": "A year"}],
            "cito:disputes": [{"@id": "../../facts/riders-count/"}],
            "prov:wasAttributedTo": {"@id": "../../actors/bay-line/"},
            "correction": {"@type": "CorrectionComment", "text": "It said 102.", "datePublished": "2030-06-01"},
        },
        {
            "@type": "Observation",
            "variableMeasured": {"@id": "../../figures/riders/"},
            "observationDate": "2030-05-02",
            "minValue": {"@type": "xsd:decimal", "@value": "120"},
            "value": {"@type": "xsd:decimal", "@value": "120.50"},
            "unitText": "riders",
            "observationAbout": {"@type": "Place", "name": "Lantern Bay"},
        },
        {"@id": "../../figures/riders/", "@type": "StatisticalVariable", "name": "Riders of a day"},
        {"@id": "../../sources/bay-post/", "@type": ["CreativeWork", "NewsArticle"], "dateline": "Lantern Bay"},
        {
            "@type": "Event",
            "name": "A strike",
            "startDate": "2030-06",
            "duration": "PT3H",
            "eventStatus": "https://schema.org/EventCancelled",
            "location": {"@type": "Place", "name": "Quay"},
        },
    ],
}
CLAIM, OBSERVATION, EVENT = 0, 1, 4


def test_linked_data_in_the_words_of_schema_org() -> None:
    assert schema_org.faults(SHEET) == []
    decimal = {"@type": "xsd:decimal"}
    planted: list[tuple[int, dict[str, Any], str]] = [
        (CLAIM, {"@type": "Assertion"}, "there is no type https://schema.org/Assertion"),
        (CLAIM, {"@type": "prov:Entity"}, "there is no type http://www.w3.org/ns/prov#Entity"),
        (CLAIM, {"@type": "SchemaOrgBase"}, "there is no type"),
        (CLAIM, {"@type": "ClaimReview"}, "https://schema.org/ClaimReview is a verdict"),
        (CLAIM, {"aggregateRating": {"@type": "AggregateRating"}}, "https://schema.org/AggregateRating is a verdict"),
        (CLAIM, {"author": {"name": "Bay Line"}}, "a node has no type"),
        (CLAIM, {"wording": "x"}, "wording is no property of Claim"),
        (CLAIM, {"startDate": "2030"}, "startDate is no property of Claim"),
        (OBSERVATION, {"author": {"@type": "Organization"}}, "author is no property of Observation"),
        (CLAIM, {"author": "Bay Line"}, "author takes Organization, Person, not 'Bay Line'"),
        (CLAIM, {"author": {"@type": "Place"}}, "author takes Organization, Person, not Place"),
        (CLAIM, {"appearance": {"@id": "../../figures/riders/"}}, "not StatisticalVariable"),
        (CLAIM, {"text": {"@type": "Place"}}, "text takes Text, not a thing"),
        (CLAIM, {"license": "by the desk"}, "https://example.org/sheet/page/by the desk is no address"),
        (CLAIM, {"datePublished": "May 2030"}, "datePublished: 'May 2030' is no date"),
        (CLAIM, {"dateModified": "2030-02-30"}, "dateModified: '2030-02-30' is no date"),
        (CLAIM, {"dateCreated": 2030}, "dateCreated: 2030 is no date"),
        (EVENT, {"endDate": "2030-13"}, "endDate: '2030-13' is no date"),
        (EVENT, {"eventStatus": "https://schema.org/EventMoved"}, "eventStatus: there is no"),
        (EVENT, {"eventStatus": "https://schema.org/Hardcover"}, "eventStatus takes EventStatusType, not Hardcover"),
        (OBSERVATION, {"observationDate": "yesterday"}, "observationDate: 'yesterday' is no date"),
        (OBSERVATION, {"value": 120.5}, "120.5 is a float"),
        (OBSERVATION, {"value": {**decimal, "@value": "about 120"}}, "'about 120' is no decimal"),
        (OBSERVATION, {"value": {**decimal, "@value": 120}}, "120 is no decimal"),
        (OBSERVATION, {"value": {"@type": "xsd:number", "@value": "1"}}, "there is no datatype"),
        (OBSERVATION, {"value": {"@type": "Number", "@value": "1"}}, "there is no datatype https://schema.org/Number"),
        (OBSERVATION, {"minValue": "at least 120"}, "minValue takes Number, not 'at least 120'"),
        (OBSERVATION, {"measurementQualifier": "at least"}, "measurementQualifier takes Enumeration"),
        (CLAIM, {"cito:refutes": {"@id": "x"}}, "there is no property http://purl.org/spar/cito/refutes"),
        (CLAIM, {"cito:disputes": "riders-count"}, "http://purl.org/spar/cito/disputes is given as text"),
        (CLAIM, {"dc:title": "x"}, "there is no property dc:title"),
        (CLAIM, {"@reverse": {"about": {"@id": "x"}}}, "@reverse is no keyword"),
        (CLAIM, {"@context": "https://example.org/context"}, "https://example.org/context is not schema.org"),
    ]
    for place, change, words in planted:
        document = deepcopy(SHEET)
        document["@graph"][place] |= change
        told = schema_org.faults(document)
        assert any(words in fault for fault in told), (change, told)


def test_linked_data_as_a_whole() -> None:
    claim = {"@type": "Claim", "text": "It rains."}
    assert schema_org.faults({"@context": "https://schema.org/", **claim}) == []
    assert schema_org.faults(claim) == ["the context is not schema.org"]
    assert schema_org.faults({"@context": "http://schema.org", **claim}) == ["the context is not schema.org"]
    assert schema_org.faults({"@context": "https://schema.org"}) == ["says nothing"]
    both = {"@context": "https://schema.org", "@graph": [claim, "x"], "name": "Both"}
    assert schema_org.faults(both) == ["something stands beside @graph", "in @graph, 'x' is no object"]


WORKS = """[
  {"id": "bay-post", "type": "article-newspaper", "title": "A year of the ferry", "container-title": "Bay Post",
   "author": [{"family": "Hale", "given": "Jo"}, {"literal": "Bay Post"}], "issued": {"date-parts": [[2030, 5, 2]]},
   "accessed": "2030-05-03", "URL": "https://example.org/ferry", "language": "en", "page": "3-4",
   "custom": {"edition": "2030-06-01"}},
  {"id": "census", "type": "dataset", "issued": {"date-parts": [["2029"], ["2030"]], "circa": true}, "volume": 2,
   "available-date": "2029/.."}
]"""


def test_citations_in_csl_json() -> None:
    plants: list[Plant] = [
        ("}},", "}", "is no JSON in UTF-8"),
        ('"Bay Post"', '"Bay\udc80Post"', "is no JSON in UTF-8"),
        ('"volume": 2', '"volume": 2.5', "2.5 is a float"),
        ('{"edition": "2030-06-01"}', '{"share": 1e3}', "1e3 is a float"),
        ('"article-newspaper"', '"newspaper"', "'newspaper' is not one of"),
        ('"type": "dataset", ', "", "'type' is a required property"),
        ('"id": "census", ', "", "'id' is a required property"),
        ('"census"', '"bay-post"', "the id bay-post is given twice"),
        ('"container-title"', '"journal"', "'journal' was unexpected"),
        ('"title": "A year of the ferry"', '"title": 7', "$[0].title: 7 is not of type"),
        ('{"literal": "Bay Post"}', '"Bay Post"', "$[0].author[1]: 'Bay Post' is not of type"),
        ('{"literal": "Bay Post"}', '{"name": "Bay Post"}', "'name' was unexpected"),
        ('{"literal": "Bay Post"}', "{}", "$[0].author[1]"),
        ("[2030, 5, 2]", "[2030, 5, 2, 1]", "$[0].issued"),
        ("[2030, 5, 2]", '["May 2030"]', "'May 2030' does not match"),
        ('"2030-05-03"', '"last May"', "'last May' does not match"),
        ('"2030-05-03"', "2030", "$[0].accessed: 2030 is not of type"),
    ]
    assert untold(WORKS, plants, csl.faults) == []
    assert csl.faults(b"{}") == ["$: {} is not of type 'array'"]


CALENDAR = r"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Vessen Desk//factsheet//EN
BEGIN:VEVENT
UID:strike@example.org
DTSTAMP:20300601T000000Z
DTSTART;VALUE=DATE:20300502
DTEND;VALUE=DATE:20300504
SUMMARY:The crews\, and the harbour\; strike
DESCRIPTION:First line\nThe Bay Line says the boats kept to their times at
  Lantern Bay\, and the crews say that they did not.
STATUS:CONFIRMED
SEQUENCE:0
END:VEVENT
BEGIN:VEVENT
UID:sailing@example.org
DTSTAMP:20300601T000000Z
DTSTART:20300503T080000Z
DTEND:20300503T090000Z
SUMMARY:The Möwe sails
STATUS:TENTATIVE
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def test_a_calendar() -> None:
    long = "SUMMARY:The Möwe " + "sails " * 12
    plants: list[Plant] = [
        ("VERSION:2.0\r\n", "VERSION:2.0\n", "a bare CR or LF"),
        ("The Möwe", "The\rMöwe", "a bare CR or LF"),
        ("END:VCALENDAR\r\n", "END:VCALENDAR", "the last line does not end in CR LF"),
        ("SUMMARY:The Möwe sails", long, "line 20: 90 octets"),
        ("The Möwe", "The M\udcc3\r\n \udcb6we", "a character is cut in two"),
        ("The Möwe", "The\x08Möwe", "a control character"),
        ("VERSION:2.0\r\n", "", "VERSION is not 2.0"),
        ("VERSION:2.0", "VERSION:1.0", "VERSION is not 2.0"),
        ("PRODID:-//Vessen Desk//factsheet//EN\r\n", "", "has no PRODID"),
        ("UID:strike@example.org\r\n", "", "no UID"),
        ("UID:strike@example.org", "UID:sailing@example.org", "the UID sailing@example.org is given twice"),
        ("UID:strike@example.org", "UID:strike@example.org\r\nUID:strike@example.org", "more than one UID"),
        ("DTSTAMP:20300601T000000Z\r\n", "", "no DTSTAMP"),
        ("DTSTAMP:20300601T000000Z", "DTSTAMP:20300601T000000", "DTSTAMP is not in UTC"),
        ("DTSTART;VALUE=DATE:20300502\r\n", "", "no DTSTART"),
        ("DATE:20300502", "DATE:20300532", "VEVENT: DTSTART"),
        ("DATE:20300504", "DATE:20300502", "DTEND is not after DTSTART"),
        ("DTEND;VALUE=DATE:20300504", "DTEND:20300504T000000Z", "of different types"),
        ("DTEND:20300503T090000Z", "DTEND:20300503T090000", "of different types"),
        ("SEQUENCE:0", "SEQUENCE:0\r\nDURATION:P1D", "both DTEND and DURATION"),
        ("STATUS:CONFIRMED", "STATUS:MAYBE", "there is no STATUS MAYBE"),
        ("SEQUENCE:0", "SEQUENCE:-1", "SEQUENCE is no count"),
        ("SEQUENCE:0", "SEQUENCE:first", "VEVENT: SEQUENCE"),
        ("crews\\, and the harbour", "crews, and the harbour", "SUMMARY: not escaped"),
        ("harbour\\;", "harbour;", "SUMMARY: not escaped"),
        ("Lantern Bay\\,", "Lantern Bay,", "DESCRIPTION: not escaped"),
        ("First line\\n", "First line\\t", "DESCRIPTION: not escaped"),
        ("STATUS:TENTATIVE", "STATUS TENTATIVE", "STATUS TENTATIVE"),
        ("SUMMARY:The Möwe", "SUMMARY;LANGUAGE=en;:The Möwe", "no property: 'SUMMARY;LANGUAGE=en;:The Möwe sails'"),
        ("END:VEVENT\r\nEND:VCALENDAR", "END:VEVENT", "cannot be read"),
    ]
    assert untold(CALENDAR, plants, calendar.faults) == []
    assert calendar.faults(b"BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\n") == ["is no calendar"]


REFERENCES = r"""
@online{bay-post,
  title = {A year of the {Bay Line} \& its {\"o}ld boats: 100\,\% late},
  author = {{Bay Post} and M{\"u}ller, Jo},
  year = {2030},
  url = {https://example.org/ferry},
}

@dataset{census, title = {Boats\_counted}, year = 2029}
"""


def test_references_in_bibtex(caplog: pytest.LogCaptureFixture) -> None:
    read = bibtex.entries(REFERENCES)
    assert list(read) == ["bay-post", "census"]
    assert read["census"] == {"type": "dataset", "title": "Boats_counted", "year": "2029"}
    assert read["bay-post"]["author"] == "Bay Post and Müller, Jo"
    assert read["bay-post"]["title"].startswith("A year of the Bay Line & its öld boats: 100")
    assert read["bay-post"]["url"] == "https://example.org/ferry"
    caplog.set_level(logging.CRITICAL)
    for there, instead in (
        ("@dataset{census", "@dataset{bay-post"),
        ("year = 2029}", "year = 2029, title = {Boats}}"),
        ("year = 2029}", "year = 2029"),
        ("\n@dataset", "\nstray words\n@dataset"),
    ):
        with pytest.raises(AssertionError):
            bibtex.entries(REFERENCES.replace(there, instead, 1))
