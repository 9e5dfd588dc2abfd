"""The report of ``cchc evaluate --html``: every article's text with its errors marked and told.

One page that needs nothing else: no scripts, no fonts, no pictures. Whatever stands in articles and
predictions is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from pipeline.evaluate import KINDS, Evaluation
from pipeline.gold.mistakes import Figure, by_field, figures, others
from pipeline.records import Article

_STATES = {
    "right": "right",
    "wrong": "found, a field wrong",
    "misread": "read as another figure",
    "missed": "missed",
    "extra": "false alarm",
}
"""From the best to the worst, with their names in the legend."""
_SEVERITY = {state: rank for rank, state in enumerate(_STATES)}
_STYLE = """
:root { color-scheme: light dark; --ink: #1a1c1f; --paper: #fff; --line: #8888; --right: #d8f0dc;
 --wrong: #ffe9b0; --misread: #ffd3ad; --missed: #ffc9c9; --extra: #e6d4fb; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #16181c; --right: #1d3a25;
 --wrong: #574300; --misread: #5f3408; --missed: #642020; --extra: #452a66; } }
body { font: 16px/1.6 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem;
 margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: .2rem .7rem; border-bottom: 1px solid var(--line); }
td { font-variant-numeric: tabular-nums; }
section { border-top: 2px solid var(--line); margin-top: 2rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { color: inherit; padding: 0 .1em; border-bottom: 2px solid transparent; }
.right { background: var(--right); }
.wrong { background: var(--wrong); border-bottom: 2px solid; }
.misread { background: var(--misread); border-bottom: 2px double; }
.missed { background: var(--missed); border-bottom: 2px dashed; }
.extra { background: var(--extra); border-bottom: 2px dotted; }
li:target, sup:target { outline: 2px solid; }
a { color: inherit; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def report(
    evaluation: Evaluation, articles: Mapping[str, Article], each: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    """The page, line by line; ``each`` holds the scores of every article by itself."""
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>Errors of extraction</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f"<h1>Errors of extraction in {len(each)} articles</h1>"
    yield from _kinds(evaluation)
    yield from _fields(evaluation)
    yield from _index(each)
    yield "<h2>Articles</h2>\n<p>Marked in the texts:"
    yield ", ".join(f'<mark class="{state}">{name}</mark>' for state, name in _STATES.items()) + ".</p>"
    for number, id_ in enumerate(each):
        yield from map(_encodable, _article(number, evaluation, articles[id_]))
    yield "</body>\n</html>"


def _table(headings: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    """A table of cells that are HTML already."""
    yield "<table>\n<tr>" + "".join(f'<th scope="col">{heading}</th>' for heading in headings) + "</tr>"
    for row in rows:
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
    yield "</table>"


def _kinds(evaluation: Evaluation) -> Iterator[str]:
    table = evaluation.scores()
    rows = (
        (
            kind,
            *(f"{table[kind][name]:.4f}" for name in ("precision", "recall", "f1")),
            *(str(table[kind][name]) for name in ("gold", "predicted")),
        )
        for kind in KINDS
    )
    yield "<h2>By kind</h2>"
    yield from _table(("kind", "precision", "recall", "F1", "gold", "predicted"), rows)


def _fields(evaluation: Evaluation) -> Iterator[str]:
    yield "<h2>By field, of the figures found</h2>"
    rows = (
        (
            name,
            "-" if row["share"] is None else f"{row['share']:.4f}",
            f"{row['right']}/{row['of']}",
            "<br>".join(
                _encodable(escape(f"{mistake['count']} × {mistake['predicted']} for {mistake['gold']}"))
                for mistake in row["confused"]
            ),
        )
        for name, row in by_field(evaluation).items()
    )
    yield from _table(("field", "share right", "right", "most often wrong"), rows)


def _index(each: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield "<h2>By article</h2>"
    rows = (
        (f'<a href="#a{number}">{_encodable(escape(id_))}</a>', *(f1(table[kind]) for kind in KINDS))
        for number, (id_, table) in enumerate(each.items())
    )
    yield from _table(("article", *(f"{kind} F1" for kind in KINDS)), rows)


def f1(row: Mapping[str, Any]) -> str:
    """An F1 to be shown; - where there was nothing to find and nothing was found."""
    return f"{row['f1']:.4f}" if row["gold"] or row["predicted"] else "-"


def _article(number: int, evaluation: Evaluation, article: Article) -> Iterator[str]:
    found = figures(evaluation, article.id, article.text)
    yield f'<section id="a{number}">\n<h3>{escape(article.id)}</h3>'
    if article.title:
        yield f'<p lang="vi"><b>{escape(article.title)}</b></p>'
    yield f'<div class="text" lang="vi">{"".join(_text(number, article.text, found))}</div>'
    wrong = [(place, figure) for place, figure in enumerate(found) if figure.words]
    if wrong:
        yield "<h4>Figures</h4>\n<ol>"
        for count, (place, figure) in enumerate(wrong, 1):
            quote = escape(article.text[figure.start : figure.end])
            yield (
                f'<li id="a{number}f{place}" value="{count}"><a href="#a{number}t{place}">'
                f'{_STATES[figure.state]}</a>: <mark class="{figure.state}" lang="vi">{quote}</mark> '
                f"{escape(figure.words)}</li>"
            )
        yield "</ol>"
    rest = [f"<li>{_STATES[state]}: {escape(words)}</li>" for state, words in others(evaluation, article.id)]
    if rest:
        yield "<h4>Units, officials and documents</h4>\n<ul>"
        yield from rest
        yield "</ul>"
    if not wrong and not rest:
        yield "<p>Everything is right.</p>"
    yield "</section>"


def _text(number: int, text: str, found: Sequence[Figure]) -> Iterator[str]:
    """The text in stretches that the same figures cover, each marked as the worst of them."""
    cuts = sorted({0, len(text), *(f.start for f in found), *(f.end for f in found)})
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for place, figure in enumerate(found):
        starts.setdefault(figure.start, []).append(place)
        ends.setdefault(figure.end, []).append(place)
    numbers = {place: n for n, place in enumerate((p for p, f in enumerate(found) if f.words), 1)}
    inside: set[int] = set()
    for start, end in zip(cuts, (*cuts[1:], len(text)), strict=True):
        inside |= set(starts.get(start, ()))
        over = set(ends.get(start, ()))
        for place in sorted(over):
            if place in numbers:
                yield (f'<sup id="a{number}t{place}"><a href="#a{number}f{place}">{numbers[place]}</a></sup>')
        inside -= over
        piece = escape(text[start:end])
        if inside and piece:
            state = max((found[place].state for place in inside), key=_SEVERITY.__getitem__)
            yield f'<mark class="{state}">{piece}</mark>'
        else:
            yield piece


def _encodable(html: str) -> str:
    """Without halves of surrogate pairs, which a file of predictions may hold and UTF-8 cannot."""
    return html.encode("utf8", "replace").decode("utf8")
