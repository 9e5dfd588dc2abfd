"""What stands before one quantity and holds for the next: verbs of change over lists, bounds of a span."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.quantities import patterns
from extractors.quantities.changes import turn
from extractors.quantities.draft import Draft

_HEDGE = r"(?:(?:hơn|gần|khoảng|trên|ít nhất|tối thiểu)\s)?"
_MEMBER = re.compile(rf"(?:\s[^\W\d_]+){{0,6}}?(?:,|;|,?\svà|\scùng)\s{_HEDGE}|\s?/\s?")
"""Between the members of «giảm 5 phòng, 12 trưởng phòng và hơn 20 phó phòng»."""
_BODY_MEMBER = re.compile(
    r";\s(?:khối\s|các\s)?(?:cơ quan|đơn vị|tổ chức|doanh nghiệp|cán bộ|công chức|viên chức|cấp|sở|ngành|ban"
    rf"|huyện|xã|phường)(?:,?\s[^\W\d_]+){{0,8}}?(?:\slà)?\s{_HEDGE}"
)
"""Between «tinh giản 300 người; đơn vị sự nghiệp 1.200 người»: whose the next figure is."""
_WORD_AMOUNT = re.compile(
    r"(?<!\w)(giảm|tăng|cắt giảm|tinh giản|bãi bỏ)(?:\sđược)?"
    r"\s(?:hàng (?:trăm|chục|nghìn|ngàn)|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    rf"(?:\s[^\W\d_]+){{1,6}}?(?:,|\svà)\s{_HEDGE}$"
)
"""Before the second member of a list whose first is told in words."""
_SHARE = re.compile(
    r"(?:\s[^\W\d_]+){0,6}?(?:\s?\((?:tương (?:đương|ứng)\s|bằng\s|tức\s)?"
    rf"|,?\s(?:bằng|tương (?:đương|ứng)(?:\s(?:với|mức|tỷ lệ))*|tức)\s){_HEDGE}"
)
"""Before the same change said otherwise: «giảm 12 xã (30%)», «giảm 12 xã, bằng 30%»."""
_SAID_IN_POINTS = re.compile(rf",?\s\(?(?:tương (?:đương|ứng)|tức)(?:\s(?:với|là))?\s{_HEDGE}")
_SHARE_END = re.compile(r"\s?[),;.\n]|\sso\s|$")
_AMOUNTS_TO = re.compile(
    rf"[^.;:()\n]{{0,60}}?(?:,|\()?\s?(?:tương (?:đương|ứng)|tức)(?:\s(?:với|là))?\s{_HEDGE}"
)
"""Before what a share that was cut comes to: «tinh giản 10% biên chế, tương đương hơn 500 người»."""
_TELLS_MORE = re.compile(
    r"(?:\s[^\W\d_]+){0,2}?\s(?:được|đã|đang|sẽ|có|bị|là|hoàn thành|đạt|chưa|không|còn|vẫn|xếp|đứng|tăng|giảm"
    r"|thực hiện|tổ chức|sửa đổi|bổ sung|thay thế|mới|giữ|đăng ký|tham gia|trễ|quá hạn|nộp)(?!\w)"
)
"""After a count: it is told something of its own, the verb before does not hold for it."""
_CUT_MEMBER = re.compile(rf"(?:\s[^\W\d_]+){{1,9}}?(?:,|;|,?\svà)\s{_HEDGE}")
_CUT_THINGS = re.compile(
    r"\s(?:số\s)?(?:thời gian|chi phí|điều kiện|biên chế|đầu mối|thành phần hồ sơ|giấy tờ)(?!\w)"
)
"""Between and after the members of «cắt giảm 30% thời gian, 20% chi phí»."""
_COMPARED = re.compile(r"so với|cùng kỳ|trong đó|còn lại")
_SPAN = re.compile(r"\s(?:đến|tới)\s(?:(?:dưới|gần|hơn)\s)?|\s?[-–]\s?")
_MOVED = re.compile(r"(?<!\w)(?:tăng|giảm|nâng|rút|rút ngắn|hạ)(?:\s[^\W\d_]+){0,3}?\stừ\s$")
_SPANS = frozenset(["count", "duration", "money", "score"])


def govern(folded: str, members: list[Draft]) -> None:
    """Turn the quantities that a verb of change before them governs into changes."""
    for found in members:
        _after_words(folded, found)
    for first, second in pairwise(members):
        if first.verb is None or first.value is None or second.verb is not None or second.high is not None:
            continue
        if first.verb not in patterns.GOVERNING or second.value is None:
            continue
        between = folded[first.end : second.start]
        if len(between) > 80 or _COMPARED.search(between):
            continue
        if second.kind == "count" and first.kind == "change":
            governed = (
                _lists_on(folded, between, first, second)
                or _explains(folded, between, first, second)
                or (first.unit == "%" and _AMOUNTS_TO.fullmatch(between) is not None)
            )
        elif second.kind == "score":
            # «giảm 3,4%, tương đương 12,5 điểm».
            governed = first.unit == "%" and _SAID_IN_POINTS.fullmatch(between) is not None
        else:
            governed = second.kind == "percent" and (
                _is_share(folded, between, first, second) or _cuts_on(folded, between, first, second)
            )
        if governed:
            second.kind, second.verb, second.why = "change", first.verb, "shared verb of change"
            turn(second, -1 if first.value < 0 else 1)


def _after_words(folded: str, found: Draft) -> None:
    """«giảm hàng trăm đơn vị, trên 50 phòng»: the first member of the list is told in words."""
    if found.kind != "count" or found.verb is not None or found.high is not None:
        return
    if found.unit in patterns.SIZES or found.denominator is not None or _TELLS_MORE.match(folded, found.end):
        return
    lead = _WORD_AMOUNT.search(folded, max(0, found.start - 70), found.start)
    if lead is not None:
        found.kind, found.verb, found.why = "change", lead[1], "shared verb of change"
        turn(found, 1 if lead[1].startswith("tăng") else -1)


def _lists_on(folded: str, between: str, first: Draft, second: Draft) -> bool:
    return (
        first.unit not in patterns.RELATIVE
        and first.unit not in patterns.CURRENCIES
        and second.unit not in patterns.SIZES
        and second.denominator is None
        and (
            _MEMBER.fullmatch(between) is not None
            or (first.unit == second.unit and _BODY_MEMBER.fullmatch(between) is not None)
        )
        # «còn 7 chi cục, giảm 6 chi cục; 431 công chức»: the semicolon parts levels from levels.
        and not (";" in between and folded.endswith((", ", ","), 0, first.start))
        and _TELLS_MORE.match(folded, second.end) is None
    )


def _explains(folded: str, between: str, first: Draft, second: Draft) -> bool:
    """«giảm 1,5% biên chế (141 biên chế)»."""
    return (
        first.unit == "%"
        and between.endswith("(")
        and second.unit is not None
        and second.unit in between
        and folded.startswith(")", second.end)
    )


def _is_share(folded: str, between: str, first: Draft, second: Draft) -> bool:
    return (
        first.kind in ("change", "duration")
        and first.unit not in patterns.RELATIVE
        and _SHARE.fullmatch(between) is not None
        and _SHARE_END.match(folded, second.end) is not None
    )


def _cuts_on(folded: str, between: str, first: Draft, second: Draft) -> bool:
    return (
        first.unit == "%"
        and first.value is not None
        and first.value < 0
        and _CUT_MEMBER.fullmatch(between) is not None
        and _CUT_THINGS.match(folded, second.end) is not None
    )


def join_spans(folded: str, members: list[Draft]) -> None:
    """«từ 5.000 người đến 8.000 người» is one range, whose unit stands twice."""
    for first, second in pairwise(members):
        if (
            first.dropped
            or first.kind not in _SPANS
            or first.kind != second.kind
            or first.unit != second.unit
        ):
            continue
        if first.high is not None or second.high is not None or first.value is None or second.value is None:
            continue
        if first.verb is not None or first.denominator is not None or not first.value < second.value:
            continue
        if not _SPAN.fullmatch(folded, first.end, second.start):
            continue
        if _MOVED.search(folded[max(0, first.number_start - 40) : first.number_start]):
            continue
        first.high, first.end, first.number_end = second.value, second.end, second.number_end
        first.text = folded[first.number_start : first.number_end]
        first.cmp, first.why = second.cmp if second.cmp == ">=" else first.cmp, "range with its unit twice"
        second.dropped = True
