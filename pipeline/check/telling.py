"""Words for what figures of one thing say: whose, of what, for when, how much."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal

from gazetteer.indicators import indicators
from pipeline.check.figures import Figure
from pipeline.check.wording import amount, number

_QUARTERS = ("I", "II", "III", "IV")


def named(figure: Figure) -> str:
    """What a figure is the figure of: "Hồ sơ đúng hạn của huyện Cái Bè, Tiền Giang năm 2022"."""
    entry = indicators().get(figure.indicator)
    label = entry.label if entry else figure.indicator
    head = {"rank": "Thứ hạng ", "change": "Mức tăng, giảm "}.get(figure.kind, "")
    parts = [head + label[:1].lower() + label[1:] if head and not label[:2].isupper() else head + label]
    if figure.component:
        parts.append(f"({figure.component})")
    if figure.scope:
        parts.append(f"({figure.scope})")
    if figure.subject:
        parts.append(f"của {figure.subject}")
    when = period(figure.period_start, figure.period_end)
    return " ".join((*parts, when) if when else parts)


def period(since: date | None, until: date | None) -> str:
    """Days from first to last in words: "quý III năm 2025"; empty for none."""
    if since is None or until is None:
        return "" if since is until else f"đến ngày {_day(until)}" if until else f"từ ngày {_day(since)}"
    if since.day != 1 or until.day != monthrange(until.year, until.month)[1]:
        return f"từ {_day(since)} đến {_day(until)}" if since != until else f"ngày {_day(since)}"
    if since.year != until.year:
        whole = since.month == 1 and until.month == 12
        return f"giai đoạn {since.year}–{until.year}" if whole else f"từ {_day(since)} đến {_day(until)}"
    months = until.month - since.month + 1
    if months == 12:
        return f"năm {since.year}"
    if months == 1:
        return f"tháng {since.month}/{since.year}"
    if months == 3 and since.month % 3 == 1:
        return f"quý {_QUARTERS[since.month // 3]} năm {since.year}"
    if since.month == 1:
        return f"{months} tháng đầu năm {since.year}"
    if until.month == 12:
        return f"{months} tháng cuối năm {since.year}"
    return f"từ tháng {since.month} đến tháng {until.month} năm {since.year}"


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.day}/{day.month}/{day.year}"


def said(figure: Figure) -> str:
    """The figure's number with what it counts: "13.902 hồ sơ", "hạng 3/11", "99,6%"."""
    return measured(
        *(figure.kind, figure.value, figure.high, figure.denominator, figure.unit, figure.cmp),
        figure.value_text,
    )


def measured(
    kind: str,
    value: Decimal | None,
    high: Decimal | None = None,
    denominator: Decimal | None = None,
    unit: str | None = None,
    cmp: str = "=",
    text: str = "",
) -> str:
    """The same of numbers that are given one by one; ``text`` is the value as printed, if known."""
    of = "" if denominator is None else f"/{number(denominator)}"
    if value is None:
        return f"cuối{of}" if of else "cuối bảng"
    told = amount(kind, abs(value) if kind == "change" else value, cmp, text)
    if high is not None:
        told = f"{told}–{number(abs(high) if kind == 'change' else high)}"
    if kind == "rank":
        return f"hạng {told}{of}"
    if kind in ("ratio", "score"):
        told += of
    if kind == "money" and unit == "đồng" and told.endswith("đồng"):
        return told
    if kind == "change" and unit != "lần":
        told = f"{'giảm' if value < 0 else 'tăng'} {told}"
    if unit is None:
        return told
    return told + ("%" if unit == "%" else f" {unit}")
