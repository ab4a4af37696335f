"""Each rule on content that keeps it and on content that breaks it; every place is written by hand."""

import pytest

from factsheet.checks.run import RULES
from support.dossier import BEGAN, FIGURE, LINE, POST, RIDERS, SHEET, SOURCE, places, problems
from support.editions import a_chain, an_edition

F, B, S, G = "facts/riders-line.yml", "facts/ferry-began.yml", "sources/post-2030.yml", "figures/riders.yml"
AT_F, AT_B, AT_S, AT_G = f"content/{F}", f"content/{B}", f"content/{S}", f"content/{G}"
TWO, THREE, L = "facts/riders-two.yml", "facts/riders-three.yml", "sources/line-2030.yml"
AT_TWO, AT_THREE = f"content/{TWO}", f"content/{THREE}"
DATED = RIDERS.replace('"2030-04"', '"2030-04-01"')
LOW = DATED.replace("at_least: 120", "exactly: 100")
THEIRS = LOW.replace("said_by: bay-line", "said_by: bay-post")
LATER = THEIRS.replace('"2030-04-01"', '"2030-04-09"')
BY_LINE = SOURCE.replace("publisher: bay-post", "publisher: bay-line")
ELSEWHERE = LOW.replace("source: post-2030", "source: line-2030")
WORDED = FIGURE.replace("kind: count\nunit: people", "kind: description\nvocabulary: [late, early]").replace(
    "behaviour: level\n", ""
)
LATE = DATED.replace("at_least: 120", "says: late")
SERIES = FIGURE + "definitions: {boarded: People who board, tickets: Tickets sold}\n"
BOARDED, TICKETS = "scope: {definition: boarded}\n", "scope: {definition: tickets}\n"
WAIVED = 'waivers:\n  - {{rule: {}, record: {}, owner: us, reason: Both print it so., until: "2031"}}\n'
UNSEEN = SOURCE.replace("access: full", "access: unseen").replace('accessed: "2030-05-03"\n', "")

# The good dossier, sealed; and notes on what changed since.
E = "editions/2030-05-01.json"
SEALED = an_edition({}, "2030-05-01")
MORE = RIDERS.replace("120", "150")
N = "changes/newer.yml"
NOTE = "facts: [riders-line]\nkind: {}\nnote: A reason.\n"
WRONG = NOTE.format("correction") + "was: At least 120 people.\nnow: At least 150 people.\n"

# A copy that was kept, and the receipt of a look into it; the digests are of `foo` and of `no fewer than 120 people`.
R = "evidence.jsonl"
COPY = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
WORDS = "8fad0148189a188d06c8df792e1dd0a95dc436e916b6c44e947e89495d1ac744"
COPIED = f"{SOURCE}capture: {{sha256: {COPY}}}\n"
UNQUOTED = RIDERS.replace('    quote: "no fewer than 120 people"\n', "")
ANSWER = (
    f'{{"at":"paragraph 3","capture":"{COPY}","fact":"riders-line","folding":1,"quote":"{WORDS}","source":"post-2030",'
    f'"verdict":"found","words":"{WORDS}"}}'
)

# What is changed, and everything that must be found.
BREAKS: dict[str, tuple[dict[str, str | bytes | None], list[str]]] = {
    "R101 publisher": ({S: SOURCE.replace("publisher: bay-post", "publisher: bay-past")}, [f"{AT_S}:3:12 R101"]),
    "R101 relays": ({S: SOURCE + "relays: nobody\n"}, [f"{AT_S}:9:9 R101"]),
    "R101 part_of": ({"actors/bay-post.yml": POST + "part_of: nobody\n"}, ["content/actors/bay-post.yml:3:10 R101"]),
    "R101 speaks_for": ({"actors/bay-line.yml": LINE + "speaks_for: n\n"}, ["content/actors/bay-line.yml:4:13 R101"]),
    "R101 figure's topic": ({G: FIGURE.replace("topic: riders", "topic: rider")}, [f"{AT_G}:3:8 R101"]),
    "R101 figure": ({F: RIDERS.replace("figure: riders", "figure: rider")}, [f"{AT_F}:2:9 R101"]),
    "R101 speaker": ({F: RIDERS.replace("said_by: bay-line", "said_by: bay")}, [f"{AT_F}:6:10 R101"]),
    "R101 speaker, long form": (
        {F: RIDERS.replace("said_by: bay-line", "said_by:\n  actor: bay")}, [f"{AT_F}:7:10 R101"]
    ),
    "R101 carrier": ({F: RIDERS.replace("    quote:", "    via: [bay-post, nobody]\n    quote:")}, [f"{AT_F}:10:21 R101"]),
    "R101 revises": ({F: RIDERS + "revises: nothing\n"}, [f"{AT_F}:12:10 R101"]),
    "R101 repeats": ({F: RIDERS + "repeats: nothing\n"}, [f"{AT_F}:12:10 R101"]),
    "R102 no such fact": ({"sheet.yml": SHEET.replace("ferry-began", "ferry-begun")}, ["content/sheet.yml:4:41 R102"]),
    "R102 a draft": ({B: BEGAN.replace("published", "draft")}, ["content/sheet.yml:4:41 R102"]),
    "C101": ({B: BEGAN + "nature: judgement\n"}, [f"{AT_B}:1:12 C101"]),
    "C101 in one of two languages": (
        {B: BEGAN.replace("The ferry sailed for the first time in May 2029.", "{en: The Bay Post says it sailed., fr: Parti.}")
         + "nature: claim\n"}, [f"{AT_B}:1:51 C101"]
    ),
    "C102": ({S: UNSEEN}, [f"{AT_F}:10:12 C102"]),
    "C103": ({S: SOURCE.replace("access: full", "access: unseen"), F: RIDERS.replace('    quote: "no fewer than 120 people"\n', "")},
             [f"{AT_S}:8:11 C103"]),
    "Q101": ({F: RIDERS.replace('"no fewer than 120 people"', "a b c d e f g h i j k l m")}, [f"{AT_F}:10:12 Q101"]),
    "V101": ({F: RIDERS.replace("figure: riders", "topic: riders\nnature: fact")}, [f"{AT_F}:4:1 V101"]),
    "V102": ({F: RIDERS.replace("value: {at_least: 120}\n", "")}, [f"{AT_F}:2:1 V102"]),
    "V103": ({G: FIGURE.replace("kind: count", "kind: share\nof: people")}, [f"{AT_F}:3:19 V103"]),
    "V104 a fraction": ({F: RIDERS.replace("120}", "1.5}")}, [f"{AT_F}:3:19 V104"]),
    "V104 below nought": ({F: RIDERS.replace("120}", "-1}")}, [f"{AT_F}:3:19 V104"]),
    "V105": ({G: FIGURE.replace("kind: count", "kind: share"), F: RIDERS.replace("120}", "12}")}, [f"{AT_G}:4:7 V105"]),
    "V106 none": ({G: FIGURE.replace("behaviour: level\n", "")}, [f"{AT_G}:4:7 V106"]),
    "V106 too much": ({G: FIGURE.replace("kind: count", "kind: date")}, [f"{AT_G}:7:1 V106"]),
    "T101": ({S: SOURCE.replace("2030-05-02", "2030-03"), }, [f"{AT_F}:5:8 T101"]),
    "T102 an event": ({B: BEGAN.replace("2029-05", "2030-07")}, [f"{AT_B}:3:9 T102"]),
    "T102 a source": ({S: SOURCE.replace("2030-05-02", "2031").replace("2030-05-03", "2031-01-02")},
                      [f"{AT_S}:4:12 T102", f"{AT_S}:8:11 T102"]),
    "T103": ({S: SOURCE.replace("2030-05-03", "2029")}, [f"{AT_S}:8:11 T103"]),
    "T104": ({G: FIGURE + 'since: "2030-05"\n'}, [f"{AT_F}:5:8 T104"]),
    "P101 no successor": ({"facts/old.yml": RIDERS.replace("published", "superseded")}, ["content/facts/old.yml:11:8 P101"]),
    "P101 no state": ({"facts/old.yml": RIDERS + "superseded_by: riders-line\n"}, ["content/facts/old.yml:12:1 P101"]),
    "P102": ({"facts/old.yml": RIDERS.replace("published", "withdrawn")}, ["content/facts/old.yml:11:8 P102"]),
    "R101 place of a figure": ({G: FIGURE + "place: nowhere\n"}, [f"{AT_G}:8:8 R101"]),
    "R101 place of an event": ({B: BEGAN.replace("  title:", "  where: nowhere\n  title:")}, [f"{AT_B}:4:10 R101"]),
    "R101 place of a scope": ({F: RIDERS + "scope:\n  place: nowhere\n"}, [f"{AT_F}:13:10 R101"]),
    "R101 denies": ({F: RIDERS.replace("value: {at_least: 120}", "denies: nothing")}, [f"{AT_F}:3:9 R101"]),
    "R101 compare": ({B: BEGAN + "compare:\n  - fact: nothing\n    note: x\n"}, [f"{AT_B}:11:11 R101"]),
    "R101 derived": ({F: RIDERS + "derived: {sum: [ferry-began, nothing]}\n"}, [f"{AT_F}:12:30 R101"]),
    "R101 place within": ({"places/pier.yml": "name: Pier\nwithin: bay\n"}, ["content/places/pier.yml:2:9 R101"]),
    "R101 change": (
        {"changes/x.yml": "facts:\n  - riders-lime\nkind: update\nnote: New.\n"}, ["content/changes/x.yml:2:5 R101"]
    ),
    "R102 a figure on a page": ({"pages/a.md": "# A\n\nIt is {figure:rider} today.\n"}, ["content/pages/a.md:3:15 R102"]),
    "R102 a topic on a page": ({"pages/a.md": "{timeline:servce}\n"}, ["content/pages/a.md:1:11 R102"]),
    "R105 in a sentence": (
        {"pages/a.md": "# A\n\nIt is {readings:riders} today.\n- {chart:riders}\n"},
        ["content/pages/a.md:3:17 R105", "content/pages/a.md:4:10 R105"],
    ),
    "R106 in a heading": (
        {"pages/a.md": "# A [@riders-line]\n\nB [@riders-line]\n===\n"},
        ["content/pages/a.md:1:7 R106", "content/pages/a.md:3:5 R106"],
    ),
    "R106 in a link": (
        {"pages/a.md": "[a [@riders-line]](x.md) ![{figure:riders}](x.png)\n[x](y.md) [@riders-line] [a](b)\n"},
        ["content/pages/a.md:1:6 R106", "content/pages/a.md:1:36 R106"],
    ),
    "R103 itself": ({"places/pier.yml": "name: Pier\nwithin: pier\n"}, ["content/places/pier.yml:2:9 R103"]),
    "R103 two actors": (
        {"actors/bay-line.yml": LINE + "part_of: bay-post\n", "actors/bay-post.yml": POST + "part_of: bay-line\n"},
        ["content/actors/bay-line.yml:4:10 R103", "content/actors/bay-post.yml:3:10 R103"],
    ),
    "R104 population": ({F: RIDERS + "scope: {population: pupils}\n"}, [f"{AT_F}:12:21 R104"]),
    "R104 definition": ({F: RIDERS + "scope: {definition: boarded}\n"}, [f"{AT_F}:12:21 R104"]),
    "R104 headline": ({G: FIGURE + "headline: {pick: latest, definition: boarded}\n"}, [f"{AT_G}:8:38 R104"]),
    "R104 larger population": ({G: FIGURE + "populations: {pupils: children}\n"}, [f"{AT_G}:8:23 R104"]),
    "C104": (
        {F: RIDERS.replace("    quote:", "    via: [bay-line, bay-post]\n    quote:")}, [f"{AT_F}:10:21 C104"]
    ),
    "C105 no reply": ({F: RIDERS + "sensitivity: allegation\n"}, [f"{AT_F}:12:14 C105"]),
    "C105 not read": (
        {F: RIDERS + "sensitivity: minor\nreply: None was given.\n", S: SOURCE.replace("full", "excerpt")},
        [f"{AT_F}:8:13 C105"],
    ),
    "C106": ({"actors/bay-line.yml": LINE.replace("company", "person")}, ["content/actors/bay-line.yml:2:7 C106"]),
    "R104 denies": ({F: RIDERS.replace("value: {at_least: 120}", "denies: ferry-began")}, [f"{AT_F}:3:9 R104"]),
    "Q102": ({F: RIDERS.replace('"no fewer than 120 people"', '"The ferry is late."')}, [f"{AT_F}:10:12 Q102"]),
    "Q103 no receipt": ({S: COPIED}, [f"{AT_F}:10:12 Q103"]),
    "Q103 a value without a quotation": ({S: COPIED, F: UNQUOTED}, [f"{AT_F}:9:9 Q103"]),
    "Q103 of another place": ({S: COPIED, R: ANSWER.replace("paragraph 3", "paragraph 4")}, [f"{AT_F}:10:12 Q103"]),
    "Q103 of another copy": ({S: COPIED.replace("2c26b46b", "2c26b46c"), R: ANSWER}, [f"{AT_F}:10:12 Q103"]),
    "Q103 by rules that have changed": ({S: COPIED, R: ANSWER.replace('"folding":1', '"folding":0')}, [f"{AT_F}:10:12 Q103"]),
    "Q104 absent": ({S: COPIED, R: ANSWER.replace("found", "absent")}, [f"{AT_F}:10:12 Q104"]),
    "Q104 elsewhere": (
        {S: COPIED, R: ANSWER.replace('"found"', '"elsewhere","paragraph":4')}, [f"{AT_F}:10:12 Q104"]
    ),
    "Q104 a value without a quotation": (
        {S: COPIED, F: UNQUOTED, R: ANSWER.replace(f'"quote":"{WORDS}",', "").replace("found", "no-text")},
        [f"{AT_F}:9:9 Q104"],
    ),
    "Q105 another fact": ({S: COPIED, R: f'{ANSWER}\n{ANSWER.replace("riders-line", "gone")}\n'}, ["content/evidence.jsonl:1:1 Q105"]),
    "Q105 no copy is named": ({R: ANSWER}, ["content/evidence.jsonl:1:1 Q105"]),
    "V101 denies": (
        {F: RIDERS.replace("figure: riders\nvalue: {at_least: 120}", "topic: riders\ndenies: ferry-began")},
        [f"{AT_F}:3:1 V101"],
    ),
    "V102 both": ({F: RIDERS + "declined: true\n"}, [f"{AT_F}:12:1 V102"]),
    "V107": ({F: RIDERS.replace("at_least: 120", "exactly: 1200").replace("as_stated: no fewer than 120 people\n", "")},
             [f"{AT_F}:3:18 V107"]),
    "V108 a date for a count": ({F: RIDERS.replace("at_least: 120", 'on: "2030-04-01"')}, [f"{AT_F}:3:9 V108"]),
    "V108 a number for a date": (
        {G: FIGURE.replace("kind: count", "kind: date").replace("behaviour: level\n", "")}, [f"{AT_F}:3:9 V108"]
    ),
    "V109": ({F: RIDERS.replace("as_stated: no fewer than 120", "as_stated: no fewer than 210")}, [f"{AT_F}:4:12 V109"]),
    "V110": ({"facts/both.yml": RIDERS.replace("at_least: 120", "at_least: 200")
              + "derived: {sum: [riders-line, riders-line]}\n"}, ["content/facts/both.yml:3:19 V110"]),
    "V111 no currency": ({G: FIGURE.replace("kind: count", "kind: amount")}, [f"{AT_G}:5:7 V111"]),
    "V111 no unit": ({G: FIGURE.replace("kind: count\nunit: people", "kind: amount")}, [f"{AT_G}:4:7 V111"]),
    "V112 none": (
        {G: FIGURE.replace("kind: count", "kind: description").replace("behaviour: level\n", "")}, [f"{AT_G}:4:7 V112"]
    ),
    "V112 too much": ({G: FIGURE + "vocabulary: [late, early]\n"}, [f"{AT_G}:8:1 V112"]),
    "V112 holds": ({G: FIGURE.replace("level", "flow") + "holds: 7\n"}, [f"{AT_G}:8:1 V112"]),
    "V113": ({F: RIDERS.replace("at_least", "exactly")}, [f"{AT_F}:3:9 V113"]),
    "V113 in a quotation": (
        {F: RIDERS.replace("at_least", "exactly").replace("as_stated: no fewer than 120 people\n", "")}, [f"{AT_F}:3:9 V113"]
    ),
    "V113 nearly": (
        {F: RIDERS.replace("at_least", "exactly").replace("as_stated: no fewer than", "as_stated: Nearly")},
        [f"{AT_F}:3:9 V113"],
    ),
    "T101 by its scope": (
        {F: RIDERS.replace('as_of: "2030-04"\n', "") + 'scope:\n  period: "2030-05-03"\n'}, [f"{AT_F}:12:11 T101"]
    ),
    "T102 checked": ({F: RIDERS + 'checked: "2030-06-02"\n'}, [f"{AT_F}:12:10 T102"]),
    "T105": ({F: RIDERS.replace("said_by: bay-line", 'said_by: {actor: bay-line, on: "2030-05-03"}')}, [f"{AT_F}:6:32 T105"]),
    "T106": ({"sheet.yml": SHEET + 'mission: {from: "2031", to: "2030"}\n'}, ["content/sheet.yml:12:29 T106"]),
    "T107": ({F: RIDERS + 'scope:\n  period: "2030-03"\n'}, [f"{AT_F}:13:3 T107"]),
    "P103": ({"changes/x.yml": "facts: [riders-line]\nkind: correction\nnote: Wrong.\nnow: right\n"},
             ["content/changes/x.yml:2:7 P103"]),
    "L101": ({F: RIDERS.replace("least 120", "least 210")}, [f"{AT_F}:1:12 L101"]),
    "L102": ({"sheet.yml": SHEET.replace(" [@riders-line]", "")}, ["content/sheet.yml:3:10 L102"]),
    "L103": ({F: RIDERS.replace("people ride", "people are killed by boredom")}, [f"{AT_F}:1:12 L103"]),
    "L104": ({G: FIGURE.replace("title: Riders a day", "title: {en: Riders, fr: Passagers}")}, [f"{AT_G}:1:25 L104"]),
    "L105": ({F: RIDERS.replace("on a day.", "on a day. It is full.")}, [f"{AT_F}:1:12 L105"]),
    "L106 HTML": ({F: RIDERS.replace("at least", "<b>at</b> least")}, [f"{AT_F}:1:12 L106"]),
    "L106 a picture": ({F: RIDERS.replace("at least", "![at](least.png) least")}, [f"{AT_F}:1:12 L106"]),
    "L107": ({"pages/a.md": "# A 1\n\nTwo.\n\nSome\n12 people.\n"}, ["content/pages/a.md:5:1 L107"]),
    "L108": ({F: RIDERS.replace("at least", "at 漢 least")}, [f"{AT_F}:1:12 L108"]),
    "L108 each sign once": ({F: RIDERS.replace("at least", "at 漢漢🎉 least")}, [f"{AT_F}:1:12 L108", f"{AT_F}:1:12 L108"]),
    "L108 in a citation": ({F: RIDERS.replace("paragraph 3", "第 3")}, [f"{AT_F}:9:9 L108"]),
    "L108 by its number": ({F: RIDERS.replace("at least", "at &#x6F22; least")}, [f"{AT_F}:1:12 L108"]),
    "L108 by its number on a page": ({"pages/a.md": "# A\n\nSee &#127881; it.\n"}, ["content/pages/a.md:3:5 L108"]),
    "L108 on a page": ({"pages/a.md": "# A\n\nSee 🎉 it.\n"}, ["content/pages/a.md:3:5 L108"]),
    "W101": ({F: RIDERS + 'review_by: "2030-05"\n'}, [f"{AT_F}:12:12 W101"]),
    "D101": ({F: DATED, TWO: LOW}, [f"{AT_F}:3:8 D101"]),
    "D101 one occasion": ({G: FIGURE.replace("level", "fixed"), TWO: LOW}, [f"{AT_F}:3:8 D101"]),
    "D101 each with one other": (
        {F: DATED, TWO: LOW, THREE: LOW.replace("100", "90")}, [f"{AT_F}:3:8 D101", f"{AT_THREE}:3:8 D101"]
    ),
    "D101 who speaks for the line": (
        {"actors/voice.yml": POST + "speaks_for: bay-line\n", F: DATED, TWO: LOW.replace("said_by: bay-line", "said_by: voice")},
        [f"{AT_F}:3:8 D101"],
    ),
    "D102": ({F: DATED, TWO: LOW + "repeats: riders-line\n"}, [f"{AT_TWO}:12:10 D102"]),
    "D102 a word": (
        {G: WORDED, F: LATE, TWO: LATE.replace("says: late", "says: early") + "repeats: riders-line\n"},
        [f"{AT_TWO}:12:10 D102"],
    ),
    "D103": ({F: DATED, TWO: THEIRS + "revises: riders-line\n"}, [f"{AT_TWO}:12:10 D103"]),
    "D103 the other way": (
        {F: DATED.replace("published", "superseded") + "superseded_by: riders-two\n", TWO: THEIRS},
        [f"{AT_F}:12:16 D103"],
    ),
    "D103 both ways": (
        {F: DATED.replace("published", "superseded") + "superseded_by: riders-two\n", TWO: THEIRS + "revises: riders-line\n"},
        [f"{AT_F}:12:16 D103", f"{AT_TWO}:12:10 D103"],
    ),
    "D103 no reading": ({B: BEGAN + "revises: riders-line\n"}, [f"{AT_B}:10:10 D103"]),
    "D104 apart": ({L: BY_LINE, F: DATED, TWO: ELSEWHERE}, [f"{AT_F}:3:8 D104"]),
    "D104 one word, two numbers": (
        {L: BY_LINE, F: DATED, TWO: ELSEWHERE.replace("exactly: 100", "at_least: 130")}, [f"{AT_F}:3:8 D104"]
    ),
    "D105": ({F: RIDERS.replace('as_of: "2030-04"\n', "")}, [f"{AT_F}:3:1 D105"]),
    "D105 a place and no period": (
        {"places/bay.yml": "name: Bay\n", F: RIDERS.replace('as_of: "2030-04"', "scope: {place: bay}")}, [f"{AT_F}:3:1 D105"]
    ),
    "D106 a clash": ({F: DATED, TWO: THEIRS}, [f"{AT_G}:2:11 D106"]),
    "D106 a soft clash": ({F: DATED, TWO: THEIRS.replace("exactly", "about")}, [f"{AT_G}:2:11 D106"]),
    "P104": ({E: SEALED, S: SOURCE.replace("bay-post", "bay-line"), "actors/bay-post.yml": None},
             ["content/actors/bay-post.yml:1:1 P104"]),
    "P104 renamed": (
        {E: SEALED, F: None, "facts/riders-by-line.yml": RIDERS, "sheet.yml": SHEET.replace("riders-line", "riders-by-line")},
        [f"{AT_F}:1:1 P104"],
    ),
    "P104 prose, in an older edition": (
        a_chain([("2030-04-01", {"pages/about.md": "Who.\n"}), ("2030-05-01", {"pages/about.md": "Who.\n"})]),
        ["content/pages/about.md:1:1 P104"],
    ),
    "P105": ({E: SEALED, B: BEGAN.replace("published", "draft"), "sheet.yml": SHEET.replace(" [@ferry-began]", "")},
             [f"{AT_B}:9:8 P105"]),
    "P106 a value": ({E: SEALED, F: MORE}, [f"{AT_F}:1:12 P106"]),
    "P106 a note on another fact": (
        {E: SEALED, F: MORE, B: BEGAN.replace("first time", "very first time"),
         N: NOTE.format("clarification").replace("riders-line", "ferry-began")},
        [f"{AT_F}:1:12 P106"],
    ),
    "P106 a note that an edition has gathered": (
        {**a_chain([("2030-04-01", {F: RIDERS.replace("120", "100")}), ("2030-05-01", {N: NOTE.format("source-revised")})]),
         F: MORE, N: NOTE.format("source-revised")},
        [f"{AT_F}:1:12 P106"],
    ),
    "P107 an update of the same time": ({E: SEALED, F: MORE, N: NOTE.format("update")}, ["content/changes/newer.yml:2:7 P107"]),
    "P107 a clarification with another value": (
        {E: SEALED, F: MORE, N: NOTE.format("clarification")}, ["content/changes/newer.yml:2:7 P107"]
    ),
    "P107 nothing revised": (
        {E: SEALED, F: RIDERS + "note: Only on weekdays.\n", N: NOTE.format("source-revised")},
        ["content/changes/newer.yml:2:7 P107"],
    ),
    "P107 nothing withdrawn": ({E: SEALED, F: MORE, N: NOTE.format("withdrawal")}, ["content/changes/newer.yml:2:7 P107"]),
    "P107 withdrawn, and called an update": (
        {E: SEALED, F: RIDERS.replace("state: published", "state: withdrawn\nstate_reason: Taken back."),
         "sheet.yml": SHEET.replace(" [@riders-line]", ""), N: NOTE.format("update")},
        ["content/changes/newer.yml:2:7 P107"],
    ),
    "P107 nothing changed": ({E: SEALED, N: NOTE.format("update")}, ["content/changes/newer.yml:1:9 P107"]),
    "P107 in no edition": (
        {E: SEALED, F: MORE, TWO: LATER, N: NOTE.format("source-revised").replace("[r", "[riders-two, r"), G: FIGURE + "explanation: Two speakers.\n"},
        ["content/changes/newer.yml:1:9 P107"],
    ),
    "P108 a record": ({E: SEALED.replace("no fewer than 120", "no fewer than 121", 1)}, [f"content/{E}:1:1 P108"]),
    "P108 a conclusion": ({E: SEALED.replace('"single-origin"', '"contested"')}, [f"content/{E}:1:1 P108"]),
    "P108 the predecessor is another": (
        {**a_chain([("2030-04-01", {}), ("2030-05-01", {})]), "editions/2030-04-01.json": an_edition({F: MORE}, "2030-04-01")},
        [f"content/{E}:1:1 P108"],
    ),
    "P110": (
        {**a_chain([("2030-04-01", {F: RIDERS.replace("120", "100")}), ("2030-05-01", {N: NOTE.format("source-revised")})]),
         N: NOTE.format("source-revised").replace("A reason", "Another reason")},
        ["content/changes/newer.yml:3:7 P110"],
    ),
    "P109": ({E: SEALED, F: MORE, N: WRONG + "since: 2030-05-02\n"}, ["content/changes/newer.yml:6:8 P109"]),
    "P109 an edition without the fact": (
        {**a_chain([("2030-04-01", {F: None, "sheet.yml": SHEET.replace(" [@riders-line]", "")}), ("2030-05-01", {})]),
         F: MORE, N: WRONG + "since: 2030-04-01\n"},
        ["content/changes/newer.yml:6:8 P109"],
    ),
    "D106 a clash some day of a month": (
        {TWO: THEIRS.replace('"2030-04-01"', '"2030-04"')}, [f"{AT_G}:2:11 D106"]
    ),
    "D106 a denial": ({TWO: THEIRS.replace("value: {exactly: 100}", "denies: riders-line")}, [f"{AT_G}:2:11 D106"]),
    "D106 two definitions of one voice": (
        {G: SERIES, F: DATED + BOARDED, TWO: LOW + TICKETS}, [f"{AT_G}:2:11 D106"]
    ),
    "D106 two methods": (
        {F: DATED.replace("at_least: 120", "exactly: 120") + "method: count\n", TWO: THEIRS + "method: survey\n"},
        [f"{AT_G}:2:11 D106"],
    ),
    "D106 two words": (
        {G: WORDED, F: LATE, TWO: LATE.replace("says: late", "says: early").replace("said_by: bay-line", "said_by: bay-post")},
        [f"{AT_G}:2:11 D106"],
    ),
    "D107": ({G: SERIES}, [f"{AT_F}:3:1 D107"]),
    "D107 beside one that says it": ({G: SERIES, F: RIDERS + BOARDED, TWO: LATER}, [f"{AT_TWO}:3:1 D107"]),
    "D108": (
        {G: SERIES + "headline: {pick: latest, definition: tickets}\n", F: RIDERS + BOARDED}, [f"{AT_G}:9:38 D108"]
    ),
    "D108 only a draft": (
        {G: SERIES + "headline: {pick: all, definition: tickets}\n", F: RIDERS + BOARDED,
         TWO: LOW.replace("published", "draft") + TICKETS},
        [f"{AT_G}:9:35 D108"],
    ),
    "D108 only a refusal": (
        {G: SERIES + "headline: {pick: all, definition: tickets}\n", F: RIDERS + BOARDED,
         TWO: LOW.replace("value: {exactly: 100}", "declined: true") + TICKETS},
        [f"{AT_G}:9:35 D108"],
    ),
}  # fmt: skip

KEEPS: dict[str, dict[str, str | bytes | None]] = {
    "R101 relays an actor": {S: SOURCE + "relays: bay-line\n"},
    "R101 relays a source": {"sources/copy.yml": SOURCE + "relays: post-2030\n"},
    "C101 the acronym will do": {
        "actors/bay-post.yml": POST + "acronym: BP\n",
        B: BEGAN.replace("The ferry sailed", "BP says it sailed") + "nature: claim\n",
    },
    "C101 somebody unnamed": {B: BEGAN + "nature: claim\nsaid_by:\n  unnamed: riders\n"},
    "C102 read in excerpt": {S: SOURCE.replace("access: full", "access: excerpt")},
    "Q101 twelve words": {F: RIDERS.replace('"no fewer than 120 people"', "a b c d e f g h i j k l")},
    "Q103 Q104 Q105 found": {S: COPIED, R: ANSWER},
    "Q103 Q104 Q105 no copy": {},
    "Q103 a draft": {S: COPIED, F: RIDERS.replace("published", "draft")},
    "Q103 nothing a copy could lack": {S: COPIED, F: UNQUOTED.replace("at_least: 120", "says: late").replace("as_stated: no fewer than 120 people\n", "")},
    "Q104 a draft": {S: COPIED, F: RIDERS.replace("published", "draft"), R: ANSWER.replace("found", "absent")},
    "Q104 by rules that have changed": {S: COPIED, R: ANSWER.replace("found", "absent").replace('"folding":1', '"folding":0')},
    "Q105 a draft": {S: COPIED, F: RIDERS.replace("published", "draft"), R: ANSWER},
    "Q105 a failure": {S: COPIED, R: ANSWER.replace("found", "wrong-capture")},
    "V103 the whole": {G: FIGURE.replace("kind: count", "kind: share\nof: people"), F: RIDERS.replace("120}", "100}")},
    "V104 a scale": {F: RIDERS.replace("120}", "1.3 million}")},
    "V104 a rate may be a fraction": {G: FIGURE.replace("kind: count", "kind: rate"), F: RIDERS.replace("120}", "1.5}")},
    "V106 a date has none": {G: FIGURE.replace("kind: count", "kind: date").replace("behaviour: level\n", "")},
    "T101 the same month": {S: SOURCE.replace("2030-05-02", "2030-04")},
    "T102 planned": {B: BEGAN.replace('when: "2029-05"', 'when: "2031"\n  status: planned')},
    "T102 this year is not the future": {B: BEGAN.replace("2029-05", "2030")},
    "T103 the same day": {S: SOURCE.replace("2030-05-03", "2030-05-02")},
    "T104 from the first day": {G: FIGURE + 'since: "2030-04-30"\n'},
    "R103 a chain": {"places/bay.yml": "name: Bay\n", "places/pier.yml": "name: Pier\nwithin: bay\n"},
    "R102 code is shown, not meant": {"pages/a.md": "`[@nothing]`\n\n```\n{figure:nothing}\n```\n"},
    "C104 a spokesperson": {
        "actors/bay-line.yml": LINE + "speaks_for: bay-post\n",
        F: RIDERS.replace("    quote:", "    via: [bay-post]\n    quote:"),
    },
    "V109 words without a number": {F: RIDERS.replace("as_stated: no fewer than 120", "as_stated: a hundred and twenty")},
    "V109 other separators": {F: RIDERS.replace("120}", "1200}").replace("than 120 people\n", "than 1\u202f200 people\n", 1)},
    "V109 a scale": {F: RIDERS.replace("120}", "1.3 million}").replace("than 120 people\n", "than 1.3 million people\n", 1)},
    "V113 approximate": {F: RIDERS.replace("at_least", "about")},
    "V113 of another number": {
        F: RIDERS.replace("at_least", "exactly").replace("no fewer than 120 people", "no fewer than 90 and now 120 people")
    },
    "V113 not right before": {
        F: RIDERS.replace("at_least", "exactly").replace("no fewer than 120 people", "at least on weekdays 120 people")
    },
    "V113 waived": {
        F: RIDERS.replace("at_least", "exactly"), "policy.yml": WAIVED.format("V113", "riders-line")
    },
    "L101 a year is no value": {F: RIDERS.replace("at least 120 people ride", "people rode in 2030, on 3 April 2030,")},
    "L101 a value like a year": {F: RIDERS.replace("120", "2025")},
    "L105 initials and marks": {F: RIDERS.replace("at least", "J. F. Kennedy and U.S. Marines, no. 5 at least")},
    "L106 signs that are no marks": {F: RIDERS.replace("at least 120", "1 < 2 and 3 > 2 and 120")},
    "L107 cited, dated, named, coded": {
        "pages/a.md": "12 people [@riders-line].\n\nOn 3 April 2030, under CC BY 4.0.\n\n    12\n\n`12`\n\n| 12 |\n"
    },
    "L108 letters and signs that the fonts have": {
        F: RIDERS.replace("at least", "&eacute; “Πέτρος” Пётр أحمد דוד Łódź\u00a0→ at least"), "pages/a.md": "# Ñ\r\n\r\n\tcafé …\r\n",
    },
    "R105 with a carriage return, and in a list": {"pages/a.md": b"{readings:riders}\r\n\r\n- a\r\n\r\n    {chart:riders}\r\n"},
    "R106 beside": {"pages/a.md": "# A\n\n[a](x.md) [@riders-line] and `[b [@riders-line]](c)`, {figure:riders} <b>\n---\n"[:-4]},
    "R105 alone": {"pages/a.md": "Said:\n{readings:riders}\n  {timeline:service}  \n\n`a {chart:riders} b`\n"},
    "W101 today": {F: RIDERS + 'review_by: "2030-06-01"\n'},
    "W101 a draft": {F: RIDERS.replace("published", "draft") + 'review_by: "2030"\n'},
    "P104 P105 superseded": {
        E: SEALED, F: RIDERS.replace("state: published", "state: superseded\nsuperseded_by: riders-two"),
        TWO: RIDERS.replace("2030-04", "2030-05"), N: NOTE.format("update"), "sheet.yml": SHEET.replace("riders-line", "riders-two"),
    },
    "P106 explained": {E: SEALED, F: MORE, N: NOTE.format("source-revised")},
    "P106 a correction": {E: SEALED, F: MORE, N: WRONG + "since: 2030-05-01\n"},
    "P106 only on the desk": {E: SEALED, F: RIDERS + "editor_note: Ask again.\nreview_by: 2031\n"},
    "P106 written in another way": {
        E: SEALED, F: RIDERS.replace("statement: The Bay Line says that", "statement: >-\n  The Bay Line\n  says that")
    },
    "P106 a later time": {E: SEALED, F: MORE.replace("2030-04", "2030-05"), N: NOTE.format("update")},
    "P106 as before": {E: SEALED},
    "P107 a note from before": a_chain(
        [("2030-04-01", {F: RIDERS.replace("120", "100")}), ("2030-05-01", {N: NOTE.format("source-revised")})]
    ) | {N: NOTE.format("source-revised")},
    "P108 two in a row": a_chain([("2030-04-01", {}), ("2030-05-01", {}), ("2030-05-01.2", {})]),
    "D101 linked by the later": {F: DATED, TWO: LOW + "revises: riders-line\n"},
    "D101 linked by the first": {F: DATED + "revises: riders-two\n", TWO: LOW},
    "D101 linked from the one replaced": {F: DATED + "superseded_by: riders-two\n", TWO: LOW},
    "D101 superseded": {F: DATED.replace("published", "superseded") + "superseded_by: riders-two\n", TWO: LOW},
    "D101 linked through a third": {
        F: DATED, THREE: LOW + "revises: riders-line\n", TWO: LOW.replace("100", "90") + "revises: riders-three\n",
    },
    "D101 some day of a month": {TWO: LOW.replace('"2030-04-01"', '"2030-04"')},
    "D101 another day": {F: DATED, TWO: LOW.replace("2030-04-01", "2030-04-02")},
    "D101 values that meet": {F: DATED, TWO: LOW.replace("100", "150")},
    "D101 another definition": {G: SERIES, F: DATED + BOARDED, TWO: LOW + TICKETS},
    "D101 another group": {
        G: FIGURE + "populations: {pupils: all}\n", F: DATED, TWO: LOW + "scope: {population: pupils}\n"
    },
    "D101 another place": {
        "places/bay.yml": "name: Bay\n", "places/pier.yml": "name: Pier\n", F: DATED + "scope: {place: bay}\n",
        TWO: LOW + "scope: {place: pier}\n",
    },
    "D101 another voice": {F: DATED, TWO: THEIRS},
    "D101 no voice": {
        F: DATED.replace("said_by: bay-line", "said_by: {unnamed: riders}"),
        TWO: LOW.replace("said_by: bay-line", "said_by: {unnamed: riders}"),
    },
    "D101 D104 D106 our arithmetic": {F: DATED, TWO: THEIRS + "derived: {sum: [riders-line, riders-line]}\n"},
    "D101 a draft": {F: DATED, TWO: LOW.replace("published", "draft")},
    "D101 words have no numbers": {
        G: WORDED, F: LATE, TWO: LATE.replace("says: late", "says: early")
    },
    "D101 waived": {F: DATED, TWO: LOW, "policy.yml": WAIVED.format("D101", "riders-line")},
    "D102 D101 a broken value": {F: DATED, TWO: LOW.replace("exactly: 100", 'exactly: "1,0"') + "repeats: riders-line\n"},
    "D103 a broken speaker": {
        F: DATED, TWO: THEIRS.replace("said_by: bay-post", "said_by: [bay-post]") + "revises: riders-line\n"
    },
    "D103 an unknown speaker": {
        F: DATED, TWO: THEIRS.replace("said_by: bay-post", "said_by: bay-pots") + "revises: riders-line\n"
    },
    "D101 linked through a copy elsewhere": {
        L: BY_LINE, F: DATED, TWO: ELSEWHERE.replace("exactly: 100", "at_least: 120"),
        THREE: ELSEWHERE.replace("100", "90") + "revises: riders-line\n",
    },
    "D101 counted and estimated": {
        G: FIGURE + "explanation: Two methods.\n", F: DATED.replace("at_least", "exactly").replace("no fewer than 120", "120") + "method: count\n",
        TWO: LOW + "method: survey\n",
    },
    "D104 one number, rounded": {
        L: BY_LINE, F: DATED.replace("at_least: 120", "exactly: 1.3 million").replace("no fewer than 120 people", "1.3 million people"),
        TWO: ELSEWHERE.replace("exactly: 100", "exactly: 1310000"),
    },
    "D102 a value that meets": {F: DATED, TWO: LOW.replace("100", "150") + "repeats: riders-line\n"},
    "D102 no reading": {B: BEGAN + "repeats: riders-line\n"},
    "D102 nothing": {TWO: LOW + "repeats: nothing\n"},
    "D103 itself": {F: DATED + "revises: riders-line\n"},
    "D103 nothing": {F: DATED + "revises: nothing\n"},
    "D103 who speaks for the line": {
        "actors/voice.yml": POST + "speaks_for: bay-line\n", F: DATED,
        TWO: LOW.replace("said_by: bay-line", "said_by: voice") + "revises: riders-line\n",
    },
    "D104 D101 one outlet, floors": {F: DATED, TWO: LOW.replace("exactly: 100", "at_least: 130")},
    "D104 other words that meet": {L: BY_LINE, F: DATED, TWO: ELSEWHERE.replace("100", "130")},
    "D104 one word, one number": {L: BY_LINE, F: DATED, TWO: ELSEWHERE.replace("exactly: 100", "at_least: 120")},
    "D104 linked": {L: BY_LINE, F: DATED, TWO: ELSEWHERE + "revises: riders-line\n"},
    "D104 an echo": {L: BY_LINE, F: DATED, TWO: ELSEWHERE.replace("100", "130") + "repeats: riders-line\n"},
    "D104 another day": {L: BY_LINE, F: DATED, TWO: ELSEWHERE.replace("04-01", "04-02")},
    "D104 another voice": {
        L: BY_LINE, F: DATED, TWO: ELSEWHERE.replace("said_by: bay-line", "said_by: bay-post")
    },
    "D104 waived": {L: BY_LINE, F: DATED, TWO: ELSEWHERE, "policy.yml": WAIVED.format("D104", "riders-line")},
    "D105 a period": {F: RIDERS.replace('as_of: "2030-04"', 'scope: {period: "2030-04"}')},
    "D105 one occasion": {G: FIGURE.replace("level", "fixed"), F: RIDERS.replace('as_of: "2030-04"\n', "")},
    "D105 a word": {G: WORDED, F: LATE.replace('as_of: "2030-04-01"\n', "")},
    "D105 a day": {
        G: FIGURE.replace("kind: count\nunit: people", "kind: date").replace("behaviour: level\n", ""),
        F: DATED.replace("at_least: 120", 'on: "2030-04"').replace('as_of: "2030-04-01"\n', ""),
    },
    "D105 D107 a refusal": {G: SERIES, F: RIDERS.replace("value: {at_least: 120}", "declined: true").replace('as_of: "2030-04"\n', "")},
    "D105 D107 a draft": {G: SERIES, F: RIDERS.replace("published", "draft").replace('as_of: "2030-04"\n', "")},
    "D105 D107 our arithmetic": {
        G: SERIES, F: RIDERS.replace('as_of: "2030-04"\n', "") + "derived: {sum: [riders-line, riders-line]}\n"
    },
    "D105 a date that cannot be read": {F: RIDERS.replace('"2030-04"', "in spring")},
    "D105 waived": {F: RIDERS.replace('as_of: "2030-04"\n', ""), "policy.yml": WAIVED.format("D105", "riders-line")},
    "D106 explained": {G: FIGURE + "explanation: Nobody knows.\n", F: DATED, TWO: THEIRS},
    "D106 changed over time": {F: DATED.replace("at_least", "exactly"), TWO: LATER},
    "D106 no date": {F: DATED, TWO: THEIRS.replace('as_of: "2030-04-01"\n', "")},
    "D106 the same": {F: DATED, TWO: THEIRS.replace("exactly: 100", "at_least: 120")},
    "D106 one number by two definitions": {
        G: SERIES, F: DATED + BOARDED, TWO: THEIRS.replace("exactly: 100", "at_least: 120") + TICKETS
    },
    "D106 an altered echo": {
        F: DATED, TWO: THEIRS.replace("exactly: 100", "exactly: 120") + "method: survey\nrepeats: riders-line\n"
    },
    "D106 waived": {F: DATED, TWO: THEIRS, "policy.yml": WAIVED.format("D106", "riders")},
    "D107 the only definition": {G: FIGURE + "definitions: {boarded: People who board}\n"},
    "D107 an echo counts like what it repeats": {
        G: SERIES, F: DATED + BOARDED, TWO: THEIRS.replace("exactly: 100", "at_least: 120") + "repeats: riders-line\n"
    },
    "D107 a definition there is not": {G: SERIES, F: RIDERS + "scope: {definition: bored}\n"},
    "D107 waived": {G: SERIES, "policy.yml": WAIVED.format("D107", "riders-line")},
    "D108 it has one": {G: SERIES + "headline: {pick: latest, definition: boarded}\n", F: RIDERS + BOARDED},
    "D108 no headline": {G: SERIES + "headline: {pick: none, definition: tickets}\n", F: RIDERS + BOARDED},
    "D108 a definition there is not": {G: SERIES + "headline: {pick: latest, definition: bored}\n", F: RIDERS + BOARDED},
    "D108 no readings": {
        G: SERIES + "headline: {pick: latest, definition: tickets}\n", F: RIDERS.replace("published", "draft")
    },
    "D108 the only definition": {
        G: FIGURE + "definitions: {boarded: People who board}\nheadline: {pick: latest, definition: boarded}\n"
    },
    "P101 and P102": {
        "facts/old.yml": RIDERS.replace("published", "superseded") + "superseded_by: riders-line\nstate_reason: New.\n",
        "facts/gone.yml": RIDERS.replace("published", "withdrawn") + "state_reason: The source took it back.\n",
    },
}  # fmt: skip


def of(code: str, changes: dict[str, str | bytes | None]) -> list[str]:
    """The places a rule finds; what other rules say of the same text is their own business."""
    return [place for place in places(problems(changes)) if place.endswith(code)]


@pytest.mark.parametrize("what", BREAKS)
def test_content_that_breaks_a_rule(what: str) -> None:
    changes, expected = BREAKS[what]
    assert of(what.split(maxsplit=1)[0], changes) == expected


@pytest.mark.parametrize("what", KEEPS)
def test_content_that_keeps_a_rule(what: str) -> None:
    for code in [word for word in what.split() if word[1:].isdecimal()]:
        assert of(code, KEEPS[what]) == []


def test_every_rule_is_broken_at_a_place_written_by_hand() -> None:
    assert {what.split()[0] for what in BREAKS} == {rule.code for rule in RULES}


def test_a_related_place_is_shown() -> None:
    (problem,) = problems({G: FIGURE + 'since: "2030-05"\n'})
    assert [(str(each.span), each.message) for each in problem.related] == [(f"{AT_G}:8:8", "counts since here")]
