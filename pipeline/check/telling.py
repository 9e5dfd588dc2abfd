"""Words for what figures of one thing say: whose, of what, for when, how much."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from gazetteer.indicators import indicators
from pipeline.check.figures import Figure
from pipeline.check.wording import number, shown

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
    period = told(figure.period_start, figure.period_end)
    return " ".join((*parts, period) if period else parts)


def told(since: date | None, until: date | None) -> str:
    """A period in words: "quý III năm 2025"; empty for none."""
    if since is None or until is None:
        return "" if since is until else f"đến ngày {_day(until)}" if until else f"từ ngày {_day(since)}"
    months = (until.year - since.year) * 12 + until.month - since.month + 1
    if since.day != 1 or until.day != monthrange(until.year, until.month)[1]:
        return f"từ {_day(since)} đến {_day(until)}" if since != until else f"ngày {_day(since)}"
    if months == 12 and since.month == 1:
        return f"năm {since.year}"
    if months == 1:
        return f"tháng {since.month}/{since.year}"
    if months == 3 and since.month % 3 == 1:
        return f"quý {_QUARTERS[since.month // 3]} năm {since.year}"
    if since.month == 1 and months < 12:
        return f"{months} tháng đầu năm {since.year}"
    if months == 6 and since.month == 7:
        return f"6 tháng cuối năm {since.year}"
    return f"từ {_day(since)} đến {_day(until)}"


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.day}/{day.month}/{day.year}"


def said(figure: Figure) -> str:
    """The figure's number with what it counts: "13.902 hồ sơ", "hạng 3/11", "99,6%"."""
    text = shown(figure)
    if figure.high is not None:
        text = f"{text} - {number(figure.high)}"
    if figure.kind == "rank":
        ranked = f"/{number(figure.denominator)}" if figure.denominator is not None else ""
        return f"hạng {text}{ranked}"
    if figure.kind in ("ratio", "score") and figure.denominator is not None:
        text = f"{text}/{number(figure.denominator)}"
    if figure.kind == "money" and figure.unit == "đồng" and text.endswith("đồng"):
        return text
    if figure.kind == "change" and figure.value is not None and figure.unit != "lần":
        text = f"giảm {text.replace('-', '', 1)}" if figure.value < 0 else f"tăng {text}"
    if figure.unit is None:
        return text
    return text + ("%" if figure.unit == "%" else f" {figure.unit}")
