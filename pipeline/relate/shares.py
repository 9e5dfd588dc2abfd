"""What a percentage is a share of, where a verb or a channel around it would mislead."""

from __future__ import annotations

import re

from pipeline.relate.context import Context, Place
from pipeline.relate.ranker import Candidates

# A share of dossiers that came in online: "tỷ lệ hồ sơ thực hiện dịch vụ công trực tuyến đạt 95%".
_NOT_OF_CHANNEL = r"(?!\b(?:thanh toán|hạn|hẹn|số hóa|đồng bộ|hài lòng|công việc)\b)"
_CHANNEL = r"\b(?:trực tuyến|toàn trình|qua mạng|mức độ [34]|điện tử|môi trường mạng)\b"
_ONLINE_DOSSIERS = re.compile(
    rf"(?<!phát sinh )\bhồ sơ\b(?:{_NOT_OF_CHANNEL}[^,;:.()\n]){{0,60}}?{_CHANNEL}"
    rf"(?:{_NOT_OF_CHANNEL}(?:[^,;:()\n]|,(?=\s?(?:\d|mức|cấp))))*$"
)
_DOSSIERS_ONLINE = re.compile(
    rf"\s+(?:số\s+|tổng số\s+)?hồ sơ\b(?:{_NOT_OF_CHANNEL}[^,;:.()\n]){{0,60}}?{_CHANNEL}"
)
# "28% tổng thời gian", "72% còn lại là thời gian": a share of time is time.
_OF_TIME = re.compile(r"\s+(?:còn lại là\s+|của\s+|trong\s+)?(?:tổng\s+)?(?:số\s+)?thời gian\b")

_REACH = 160
"""Characters before a share in which its dossiers may be named."""


def note(context: Context, place: Place, found: Candidates) -> None:
    """What a percentage is a share of: dossiers that came in online, time."""
    quantity = place.quantity
    start = context.item_start(place, max(place.left, quantity.start - _REACH))
    if _ONLINE_DOSSIERS.search(context.text, start, quantity.start) or _DOSSIERS_ONLINE.match(
        context.text, quantity.end, place.right
    ):
        found["dossiers_online"].note("share:online-dossiers")
        found["online_services"].note("share:of-dossiers")
    if _OF_TIME.match(context.text, quantity.end, place.sentence[1]):
        found["processing_time"].note("share:of-time")
