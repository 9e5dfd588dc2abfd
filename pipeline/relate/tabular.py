"""What a table says of the figures in its cells: headers above, the row's name beside, lines over it.

Nearer words count first: a column's own header, then those that span it, the row's name, its group's
heading, the lines over the table. What none of them tells is decided as in prose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extractors.indicators.patterns import nouns, terms
from extractors.mentions import get
from extractors.quantities.values import Cell
from extractors.units.naming import settled
from gazetteer.indicators import INDEXES
from gazetteer.parts import components, scopes
from gazetteer.units import UnitVersion, identity_of, lookup
from pipeline.records import Period
from pipeline.relate.context import Context, Place
from pipeline.relate.indicator import YIELDS
from pipeline.relate.ranker import Choice
from pipeline.relate.subjects import NATION, Subjects
from pipeline.relate.when import whole_year
from pipeline.segment import fold, text_of

Span = tuple[int, int]

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-])")
_COMPARED = re.compile(r"(?:tăng|giảm|chênh lệch|so)(?!\w)")
# A column of changes names the time that is compared with.
_PLANNED = re.compile(r"(?:số |tổng )?(?:kế hoạch|chỉ tiêu|mục tiêu|phấn đấu|dự kiến)(?!\w)")
_REACHED = re.compile(r"(?<!\w)(?:thực hiện|kết quả|đạt|hoàn thành|so với)(?!\w)")
# Headers over rows that are no one's names: criteria, times, kinds of thing.
_NO_OWNERS = re.compile(
    r"(?:tên )?(?:các )?(?:tiêu chí|nội dung|chỉ số|chỉ tiêu|lĩnh vực|thành phần|nhiệm vụ|năm|thời gian|kỳ"
    r"|tháng|quý|loại|hạng mục|dịch vụ|thủ tục|nhóm|danh mục|trục)(?!\w)"
)
_LEVELS = (
    ("province", re.compile(r"(?<!\w)tỉnh(?!\w)")),
    ("district", re.compile(r"(?<!\w)(?:huyện|quận|thị xã)(?!\w)")),
    ("commune", re.compile(r"(?<!\w)(?:xã|phường|thị trấn|đặc khu)(?!\w)")),
)
_MARK = re.compile(r"(?:\d{1,3}|[ivx]{1,4})\s*[.)]\s*|[-+•]\s*", re.I)
_SURE, _LIKELY, _HINT = 0.95, 0.85, 0.7


class Tables:
    """The tables of an article."""

    def __init__(self, context: Context, subjects: Subjects) -> None:
        self._context = context
        self._subjects = subjects
        self._cells = get(context.doc, "cell")
        self._starts = [cell.start for cell in self._cells]
        article = context.doc._.article
        self._day = article.published if article is not None else None
        self._offices = {body.start for body in get(context.doc, "body")}
        self._owners: dict[Span, tuple[str, str | None] | None] = {}

    def cell(self, place: Place) -> Cell | None:
        """The cell that a figure stands in."""
        at = bisect_right(self._starts, place.quantity.start) - 1
        if at < 0 or place.quantity.start >= self._cells[at].end:
            return None
        found: Cell = self._cells[at].value
        return found

    def indicator(self, cell: Cell, kind: str) -> Choice | None:
        """What the headers, the row or the lines over the table say is measured, else the article's index.

        ``kind``: of the figure. Hints count last.
        """
        ranked = kind in ("score", "rank")
        hinted: Choice | None = None
        for where, text in self._about(cell):
            hits = [hit.payload for hit in terms().finditer(text) if hit.payload is not None]
            if ranked and where != "header":
                hits = [hit for hit in hits if hit.key in INDEXES]
            keys = {hit.key for hit in hits}
            special = [hit for hit in hits if keys.isdisjoint(YIELDS.get(hit.key, ()))]
            best = max(special, key=lambda hit: hit.strength, default=None)
            if best is not None and best.strength > 1:
                return _choice(best.key, f"table:{where}", _SURE)
            if where == "header" and (key := nouns().get(cell.column.unit or "")) is not None:
                return _choice(key, "table:unit", _LIKELY)
            if best is not None and hinted is None:
                hinted = _choice(best.key, f"table:{where}", _HINT)
        named = {key: share for key, share in self._context.topics.items() if key in INDEXES}
        if ranked and named:
            return _choice(max(named, key=lambda key: named[key]), "table:topic", _LIKELY)
        return hinted

    def subject(self, cell: Cell) -> tuple[Choice, str | None] | None:
        """Whose row it is, with the code of its unit; a total's and a criterion's row is the home's."""
        if cell.label is None or cell.total or not self._owns(cell):
            return self._whole(cell)
        if cell.label not in self._owners:
            self._owners[cell.label] = self._owner(cell.label, cell.label_header)
        owner = self._owners[cell.label]
        return (_choice(owner[0], "table:row", _SURE), owner[1]) if owner else None

    def _whole(self, cell: Cell) -> tuple[Choice, str | None] | None:
        """All rows together: the nation where they are provinces, else the home."""
        provinces = cell.total and self._levels(cell.label_header) == ["province"]
        whole = NATION if provinces else self._subjects.home
        if whole is None:
            return None
        rule = "table:total" if cell.total else "table:home"
        return _choice(whole, rule, _LIKELY), self._subjects.codes.get(whole)

    def component(self, cell: Cell, indicator: str) -> str | None:
        """The part of an index that a header or the row names."""
        phrases = components(indicator)
        if phrases is None:
            return None
        for where, text in self._about(cell):
            if where != "above" and (hits := list(phrases.finditer(text))):
                return hits[-1].payload
        return None

    def scope(self, cell: Cell) -> str | None:
        """The level that the row's group is of."""
        if cell.group is None:
            return None
        hits = list(scopes().finditer(self._text(cell.group)))
        return hits[-1].payload if hits else None

    def period(self, cell: Cell) -> Period | None:
        """The one time that a header names, else the row, its group, the lines above or the title."""
        title = self._context.title
        for span in (*reversed(cell.header), cell.label, cell.group, cell.above, title):
            if span is None or _COMPARED.match(self._text(span)):
                continue
            days = {
                (m.value.first, m.value.last)
                for m in get(self._context.doc, "period")
                if span[0] <= m.start < span[1] and m.value.known and m.value.relation is None
            }
            if not days:
                days = {whole_year(int(year)) for year in _YEAR.findall(self._text(span))}
            if len(days) == 1:
                return days.pop()
        return None

    def status(self, cell: Cell) -> Choice:
        """A column of plans or of what was reached."""
        path = [self._text(span) for span in cell.header]
        planned = any(map(_PLANNED.match, path)) and not any(map(_REACHED.search, path))
        return _choice("target" if planned else "actual", "table:header", _SURE)

    def _text(self, span: Span) -> str:
        return self._context.text[slice(*span)]

    def _about(self, cell: Cell) -> Iterator[tuple[str, str]]:
        """What is said of a cell, nearest first; the row's name only where it is no one's."""
        yield "header", " ".join(self._text(span) for span in cell.header)
        if cell.column.kind == "percent" and cell.beside:
            yield "beside", " ".join(self._text(span) for span in cell.beside)
        if cell.label is not None and not cell.total and not self._owns(cell):
            yield "row", self._text(cell.label)
        if cell.group is not None:
            yield "group", self._text(cell.group)
        yield "above", self._text(cell.above)

    def _owns(self, cell: Cell) -> bool:
        """Whether the rows are named for those whose figures they hold."""
        if cell.label_header is not None and _NO_OWNERS.match(self._text(cell.label_header)):
            return False
        label = cell.label
        if label is None or _NO_OWNERS.match(self._text(label)):
            return False
        if self._subjects.between(*label):
            return True
        return not any(
            hit.payload and hit.payload.strength > 1 for hit in terms().finditer(self._text(label))
        )

    def _owner(self, label: Span, header: Span | None) -> tuple[str, str | None] | None:
        """The unit or body that a row is named for; a name that none is known of stays as it is written."""
        named = self._subjects.between(*label)
        # An office that speaks for its unit in prose has a row of its own in the unit's table.
        if named and not (named[0].subject == self._subjects.home and named[0].start in self._offices):
            return named[0].subject, named[0].code
        written = _MARK.sub("", text_of(self._context.doc)[slice(*label)], count=1).strip()
        if named or not written:
            return (written, None) if written else None
        units = {unit.identity: unit for unit in self._units(written, header)}
        if len(units) == 1:
            unit = settled(units.popitem()[1], self._day, "named for a row")
            return unit.subject, unit.code
        return written, None

    def _levels(self, header: Span | None) -> list[str]:
        """The levels of units that the header over the names speaks of."""
        said = self._text(header) if header else ""
        return [level for level, words in _LEVELS if words.search(said)]

    def _units(self, name: str, header: Span | None) -> Iterator[UnitVersion]:
        """The units within the article's home, or provinces, that a name without type word may mean."""
        home = self._subjects.home
        code = self._subjects.codes.get(home or "")
        wanted = self._levels(header)
        within = identity_of(code) if code else None
        if within is None:
            wanted = ["province"] if home in (None, NATION) else []
        for unit in lookup(fold(name), self._day, within=within):
            if unit.identity != within and (not wanted or unit.level in wanted):
                yield unit


def _choice(value: str, rule: str, confidence: float) -> Choice:
    return Choice(value, confidence, {rule: 1.0}, {rule: 1.0})
