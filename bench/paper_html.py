"""The paper as one HTML document, for an engine that prints HTML: the same words in the same order."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

Data = Mapping[str, Any]

_FONTS = Path(__file__).resolve().parent.parent / "theme/print/fonts"
_FACE = '@font-face {{ font-family: "Source Sans 3"; src: url("{url}"); font-weight: {weight}; font-style: {style} }}'
_FACES = (
    ("Regular", 400, "normal"), ("Italic", 400, "italic"),
    ("SemiBold", 700, "normal"), ("SemiBoldItalic", 700, "italic"),
)  # fmt: skip
_STYLE = """
@page {
  size: A4; margin: 25mm 20mm 22mm;
  @bottom-right { content: counter(page) " / " counter(pages) }
  @top-right { content: "Edition" }
}
body { font: 10pt/1.35 "Source Sans 3", "DejaVu Sans", sans-serif; hyphens: none; margin: 0 }
h1 { break-before: page; font-size: 20pt }
h2 { font-size: 14pt }
h3 { font-size: 11pt }
a { color: #0a5566; text-decoration: none }
table { border-collapse: collapse; font-size: 9pt; width: 100% }
td, th { border-bottom: 1px solid #ccc; padding: 4pt; text-align: left; vertical-align: top }
.tiles { display: grid; gap: 10pt; grid-template-columns: 1fr 1fr }
nav a::after { content: leader('.') target-counter(attr(href), page) }
svg { width: 11cm }
article { font-size: 9pt }
p { margin: 0.4em 0 }
"""


def document(paper: Data, css: str) -> str:
    """Print all chapters, with a table of contents that has page numbers."""
    body = "".join(chapters(paper))
    title = escape(paper["cover"]["plain_title"])
    faces = "".join(
        _FACE.format(url=(_FONTS / f"SourceSans3-{name}.ttf").as_uri(), weight=weight, style=style)
        for name, weight, style in _FACES
    )
    return (
        f'<!doctype html><html lang="{paper["language"]}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{faces}{_STYLE}{css}</style></head><body><p>{title}</p><nav><h1>Contents</h1>{''.join(contents(paper))}</nav>"
        f"{body}</body></html>"
    )


def contents(paper: Data) -> Iterator[str]:
    """List figures and topics."""
    for figure in figures(paper):
        yield f'<p><a href="#{figure["label"]}">{phrase(figure["title"])}</a></p>'
    for n, topic in enumerate(paper["topics"]):
        yield f'<p><a href="#topic-{n}">{escape(topic["title"])}</a></p>'


def figures(paper: Data) -> Iterator[Data]:
    """Give every figure."""
    yield from paper["disputed"]
    yield from (figure for group in paper["figures"] for figure in group["figures"])


def chapters(paper: Data) -> Iterator[str]:
    """Print the chapters that a synthetic dossier has."""
    yield "<h1>Summary</h1>" + "".join(f"<p>{phrase(each)}</p>" for each in paper["summary"])
    yield "<h1>Key figures</h1><div class=tiles>" + "".join(map(tile, paper["tiles"])) + "</div>"
    yield "<h1>Figures</h1>" + "".join(map(figure_of, figures(paper)))
    yield "<h1>Facts</h1>"
    for n, topic in enumerate(paper["topics"]):
        yield f'<h2 id="topic-{n}">{escape(topic["title"])}</h2>' + "".join(map(fact, topic["facts"]))
    yield "<h1>Sources</h1>" + "".join(map(source, paper["sources"]))


def phrase(parts: Iterable[Any]) -> str:
    """Print words and links."""
    return "".join(escape(part) if isinstance(part, str) else _part(part) for part in parts)


def _part(part: Data) -> str:
    if "mark" in part:
        return f"<sup>{lead(part['to'], str(part['mark']))}</sup>"
    if "in" in part:
        return f'<span lang="{part["lang"]}">{phrase(part["in"])}</span>'
    return lead(part.get("to"), escape(part["text"]))


def lead(to: str | None, html: str) -> str:
    """Print a link within the document."""
    return f'<a href="#{to}">{html}</a>' if to else html


def answer(reading: Data) -> str:
    """Print a value with its unit."""
    unit = f" of {phrase(reading['of'])}" if reading["of"] else f" {phrase(reading['unit'])}" if reading["unit"] else ""
    return f"<b>{escape(reading['value'])}</b>{unit}" + (f" ({escape(reading['scope'])})" if reading["scope"] else "")


def attribution(reading: Data) -> str:
    """Print who says it, who printed it, and for when."""
    said = f"{reading['as_of']}, said by {reading['speaker']}{reading['said']}"
    carried = f", printed by {reading['carrier']}{reading['printed']}" if reading["carrier"] else ""
    return escape(said + (carried or ("" if reading["said"] else reading["printed"])))


def tile(data: Data) -> str:
    """Print a tile."""
    rows = [f"<p>{answer(each)}</p><p>{attribution(each)}</p>" for each in data["headline"]]
    rows += [f"<p>{answer(each)}, {attribution(each)}</p>" for each in data["others"]]
    more = f"<p>and {data['more']} more</p>" if data["more"] else ""
    return f"<div><h2>{lead(data['to'], phrase(data['title']))}</h2><p>{data['badge']}</p>{''.join(rows)}{more}</div>"


def figure_of(data: Data) -> str:
    """Print a figure with its drawing and its readings."""
    drawn = data["chart"]["svg"] if data["chart"] else ""
    questions = "".join(f"<li>{phrase(each)}</li>" for each in data["open_questions"])
    rows = "".join(map(row, data["readings"]))
    numbers = ", ".join(lead(each["to"], f"F{each['fact']}") for each in data["readings"])
    return (
        f'<h2 id="{data["label"]}">{phrase(data["title"])}</h2><p>{phrase(data["question"])}</p>'
        f"<p>{data['badge']} {escape(data['reason'])}</p><p>{phrase(data['in_short'])}</p>"
        f"<p>What is counted: {phrase(data['counts'])}</p><h3>What is not known</h3><ul>{questions}</ul>{drawn}"
        f"<h3>Who says what</h3><p>{escape(data['origins'])}</p><table><thead><tr><th>Value</th><th>As of</th>"
        f"<th>Said by; printed in</th><th>In the source\u2019s words; how it was counted</th></tr></thead>"
        f"{rows}</table>"
        f"<p>The facts: {numbers}</p><h3>How the readings relate</h3><p>{escape('; '.join(data['others']))}.</p>"
        f"<p>Figure {data['id']}</p>"
    )


def row(data: Data) -> str:
    """Print a reading in a table."""
    works = "; ".join(f"{work['publisher']}, {work['published']}" for work in data["works"])
    return (
        f"<tr><td><b>{escape(data['value'])}</b> F{data['fact']}</td><td>{escape(data['period'])}</td>"
        f"<td>{escape(data['speaker'] + data['said'])}; {escape(works)}</td>"
        f"<td>“{phrase(data['as_stated'])}”; {data['counted'] or 'not said'}</td></tr>"
    )


def fact(data: Data) -> str:
    """Print a fact with its citations."""
    reading = f"<p>{answer(data['reading'])}, {attribution(data['reading'])}.</p>" if data["reading"] else ""
    figure = data["figure"]
    answers = f" · Answers: {lead(figure['to'], phrase(figure['title']))} ({figure['badge']})" if figure else ""
    cited = "".join(f"<p>{n}. {citation(each)}</p>" for n, each in enumerate(data["citations"], start=1))
    note = f"<p>What to know: {phrase(data['note'])}</p>" if data["note"] else ""
    return (
        f'<article><h3 id="{data["label"]}">F{data["number"]} {phrase(data["statement"])}</h3>'
        f"<p>{data['nature']} · <code>{data['id']}</code>{answers}</p>{reading}{cited}{note}</article>"
    )


def citation(data: Data) -> str:
    """Print where a fact can be read."""
    work = data["work"]
    ladder = escape(" ← ".join(data["ladder"])) + ". " if data["ladder"] else ""
    quote = f": “{phrase(data['quote'])}”" if data["quote"] else ""
    told = escape(f", {work['publisher']}, {work['published']}: ")
    return f"{ladder}{lead(work['to'], phrase(work['title']))}{told}<b>{escape(data['at'])}</b>{quote}"


def source(data: Data) -> str:
    """Print a source."""
    resting = ", ".join(f"F{number}" for number in data["resting"])
    return (
        f'<h2 id="{data["label"]}">{phrase(data["title"])}</h2><p>{escape(data["publisher"])}, {data["published"]}. '
        f"{data['access']}, on {data['accessed']}.</p><p>{escape(data['addresses'][0]['shown'])}</p>"
        f"<p>{phrase(data['note'])}</p>"
        f"<p>{data['facts']} facts rest on it, {data['party']} of them ({data['share']}%) on a party\u2019s own word: "
        f"{resting}.</p><p>Source {data['id']}</p>"
    )
