"""Published tables to claims of an authority: what reports are measured against.

A table becomes an article whose text is the file itself, so that every figure of it keeps its place
and its line as the source. A file that is wrong in one cell is not loaded at all.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from extractors.periods.calendar import months as months_of
from gazetteer.indicators import INDEXES, indicators
from pipeline.identity import digest, rules_version
from pipeline.load import Run, connect, exclusive, load
from pipeline.parts import PartRows
from pipeline.records import Article, Claim, Extraction, Period

COLUMNS = ("subject", "indicator", "component", "period", "value", "rank")
OPTIONAL = ("unit", "denominator", "ranked", "scope")
_SHOWN = 10


class WrongTable(ValueError):
    """A table of published figures that cannot be taken as it is; the message names every line at fault."""


def load_reference(
    path: str | Path, db: str | Path, *, source: str, url: str | None = None, published: date | None = None
) -> Extraction:
    """Load the table into the database, in place of an earlier state of the same file and source.

    Raises ``WrongTable``, ``FileNotFoundError``, ``NotOurs``, ``InUse`` and ``OSError``; nothing is then
    loaded. Form of the table: corpus/reference/README.md.
    """
    started, clock = datetime.now(UTC), time.perf_counter()
    # A table alone has nothing to be compared with: a mistyped name makes no new database.
    connect(db).close()
    extraction = read_reference(path, source=source, url=url, published=published)
    rows = PartRows("00000001", rules_version())
    rows.add(extraction)
    with exclusive(Path(db)), tempfile.TemporaryDirectory() as folder:
        part = rows.write(Path(folder))
        run = Run(
            started_at=started.replace(tzinfo=None),
            finished_at=datetime.now(UTC).replace(tzinfo=None),
            inputs=(str(path),),
            version=version("cchc"),
            rules_version=rules_version(),
            workers=1,
            articles_read=1,
            articles_unchanged=0,
            rejected=0,
            seconds=time.perf_counter() - clock,
        )
        load(Path(db), [part], run)
    return extraction


def read_reference(
    path: str | Path, *, source: str, url: str | None = None, published: date | None = None
) -> Extraction:
    """The table as an article of ``source`` with a claim for every value and rank."""
    path = Path(path)
    source = " ".join(source.split())
    if not source:
        raise WrongTable("an authority is named by its name, not by blanks")
    text = _text(path)
    lines = list(_lines(text))
    if not lines:
        raise WrongTable(f"{path} is empty")
    columns = _columns(path, lines[0])
    claims: list[Claim] = []
    wrong: list[str] = []
    spans = []
    for number, line in enumerate(lines[1:], 2):
        if all(not cell.text for cell in line.cells):
            continue
        spans.append((line.start, line.end))
        try:
            claims += _claims(columns, line, len(spans) - 1)
        except ValidationError as error:
            wrong += [f"line {number}: {_said(problem)}" for problem in error.errors()]
        except ValueError as error:
            wrong.append(f"line {number}: {error}")
    if not wrong and not claims:
        wrong.append("no line holds a value or a rank")
    if wrong:
        more = f"; and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        raise WrongTable(f"{path}: {'; '.join(wrong[:_SHOWN])}{more}")
    article = Article(
        id=f"reference-{digest(source, path.name).hex()}",
        text=text,
        title=path.name,
        published=published,
        url=url,
        source=source,
        path=str(path),
        authority=source,
    )
    return Extraction(article=article, claims=tuple(claims), sentences=tuple(spans))


def read_period(text: str) -> Period:
    """``2022``, ``2022-Q3``, ``2022-H1``, ``2022-05`` or ``2022-01-01/2022-09-30`` (either end may be empty).

    Raises ``ValueError``.
    """
    text = text.strip()
    if "/" in text:
        first, _, last = (part.strip() for part in text.partition("/"))
        with suppress(ValueError):
            period = (
                date.fromisoformat(first) if first else None,
                date.fromisoformat(last) if last else None,
            )
            if any(period) and not (all(period) and period[0] > period[1]):  # type: ignore[operator]
                return period
    elif match := _PERIOD.fullmatch(text):
        year, part, number = int(match[1]), match[2], int(match[3] or 1)
        months = {"-Q": 3, "-H": 6, "-": 1}.get(part, 12)
        last_month = months * number
        if last_month <= 12:
            return months_of(year, last_month - months + 1, last_month)
    raise ValueError(
        f"{text!r} is no period: 2022, 2022-Q3, 2022-H1, 2022-05 or 2022-01-01/2022-09-30 are ones"
    )


_PERIOD = re.compile(r"((?:19|20)\d\d)(?:(-[QH]?)([1-9]|0[1-9]|1[0-2]))?")
_NUMBER = re.compile(r"(-?)(\d+)(?:[.,](\d+))?\s*(%?)")


class _Row(BaseModel):
    """One line of the table; cells as written."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    subject: str = Field(min_length=1)
    indicator: str
    component: str = ""
    period: str
    value: str = ""
    rank: str = ""
    unit: str = ""
    denominator: str = ""
    ranked: str = ""
    scope: str = ""

    @field_validator("indicator")
    @classmethod
    def _known(cls, key: str) -> str:
        if key not in indicators():
            raise ValueError(f"{key!r} is no indicator; par_index and sipas are ones")
        return key

    @field_validator("period")
    @classmethod
    def _period(cls, text: str) -> str:
        read_period(text)
        return text

    @field_validator("value", "denominator")
    @classmethod
    def _number(cls, text: str) -> str:
        if text and not _NUMBER.fullmatch(text):
            raise ValueError(f"{text!r} is no number; 1234, 91.77, 91,77 and 91,77% are ones")
        return text

    @field_validator("rank", "ranked")
    @classmethod
    def _position(cls, text: str) -> str:
        if text and not re.fullmatch(r"[1-9]\d*", text):
            raise ValueError(f"{text!r} is no rank")
        return text

    @model_validator(mode="after")
    def _something(self) -> _Row:
        if not self.value and not self.rank:
            raise ValueError("neither value nor rank")
        if self.rank and self.ranked and int(self.rank) > int(self.ranked):
            raise ValueError(f"rank {self.rank} of {self.ranked}")
        return self


def _said(problem: object) -> str:
    where = ".".join(map(str, problem["loc"]))  # type: ignore[index]
    said = str(problem["msg"]).removeprefix("Value error, ")  # type: ignore[index]
    return f"{where}: {said}" if where else said


def _claims(columns: list[str], line: _Line, number: int) -> Iterator[Claim]:
    if len(line.cells) > len(columns):
        raise ValueError(f"{len(line.cells)} cells under {len(columns)} columns")
    row = _Row(**{name: cell.text for name, cell in zip(columns, line.cells, strict=False)})
    cells = dict(zip(columns, line.cells, strict=False))
    period = read_period(row.period)
    subject, code = _subject(row.subject, period[1] or period[0])
    for name in ("value", "rank"):
        written = getattr(row, name)
        if not written:
            continue
        kind, unit, value = _measure(row) if name == "value" else ("rank", None, Decimal(written))
        whole = row.denominator if name == "value" else row.ranked
        yield Claim(
            start=cells[name].start,
            end=cells[name].end,
            quote=cells[name].text,
            kind=kind,
            value=value,
            high=None,
            denominator=_decimal(whole) if whole else None,
            unit=unit,
            cmp="=",
            indicator=row.indicator,
            component=row.component or None,
            subject=subject,
            subject_code=code,
            scope=row.scope or None,
            period=period,
            status="actual",
            value_text=written.rstrip("% "),
            sentence_no=number,
        )


def _measure(row: _Row) -> tuple[str, str | None, Decimal]:
    """Kind, unit and number of a value: points of an index, a percentage, or a number of things."""
    value = _decimal(row.value)
    if row.value.endswith("%"):
        return "percent", "%", value
    if row.indicator in INDEXES:
        return "score", "điểm", value
    if re.fullmatch(r"\d{1,3}\.\d{3}", row.value):
        raise ValueError(f"value: {row.value!r} may be read in two ways; write it without a thousands mark")
    if row.denominator:
        return "ratio", row.unit or None, value
    return "count", row.unit or None, value


def _decimal(text: str) -> Decimal:
    return Decimal(text.rstrip("% ").replace(",", "."))


def _subject(name: str, on: date | None) -> tuple[str, str | None]:
    """Name and code as the claims of reports have them. Raises ``ValueError`` for what is not known."""
    from pipeline.extract import annotate
    from pipeline.relate.context import Context
    from pipeline.relate.owners import subject_mentions
    from pipeline.segment import fold

    if name.lower() == "cả nước":
        return "cả nước", None
    doc = annotate(Article(id="", text=name, published=on))
    for mention in subject_mentions(Context(doc)):
        if mention.start == 0 and (mention.end == len(name) or fold(mention.subject) == fold(name)):
            if mention.code is None and mention.level in ("province", "district", "commune"):
                raise ValueError(
                    f"subject: several units are called {name!r}; add the province after a comma"
                )
            return mention.subject, mention.code
    raise ValueError(f"subject: {name!r} is neither a unit of {on:%Y} nor a body" if on else f"{name!r}?")


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    cells: tuple[_Cell, ...]


def _text(path: Path) -> str:
    from pipeline.segment import nfc

    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongTable(f"{path} is not UTF-8 (byte {error.start})") from error
    if "\0" in text:
        raise WrongTable(f"{path} is no text")
    return nfc(text)


def _columns(path: Path, header: _Line) -> list[str]:
    columns = [cell.text.lower() for cell in header.cells]
    missing = [name for name in COLUMNS if name not in columns]
    unknown = [name for name in columns if name not in COLUMNS + OPTIONAL]
    if missing or unknown or len(set(columns)) < len(columns):
        said = [f"lacks {', '.join(missing)}"] if missing else []
        said += [f"does not know {', '.join(map(repr, unknown))}"] if unknown else []
        raise WrongTable(
            f"{path}: the first line {' and '.join(said) or 'names a column twice'};"
            f" columns are {', '.join(COLUMNS)}, and if need be {', '.join(OPTIONAL)}"
        )
    return columns


def _lines(text: str) -> Iterator[_Line]:
    """Lines with their cells and places. The csv module would tell the cells alone."""
    mark = next((mark for mark in (";", "\t") if mark in text.partition("\n")[0]), ",")
    cell = re.compile(rf'\s*"((?:[^"\n]|"")*)"[^{mark}\n]*|[^{mark}\n]*')
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip("\r\n"))
        cells = []
        at = start
        while at <= end:
            match = cell.match(text, at, end)
            assert match is not None
            first, last = match.span(1) if match[1] is not None else match.span()
            inner = text[first:last]
            first += len(inner) - len(inner.lstrip())
            inner = inner.strip()
            cells.append(_Cell(inner, first, first + len(inner)))
            at = match.end() + 1
        if any(c.text for c in cells):
            yield _Line(start, end, tuple(cells))
        start += len(line)
