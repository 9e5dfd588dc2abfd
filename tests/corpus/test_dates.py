"""Published dates: fields, portals' own lines, and days that must not be taken for one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from corpus.dates import from_field
from corpus.portal import title_and_day

RUNNING = (
    "Ngày 9/3/2021, Ủy ban nhân dân xã Bình Minh tổ chức hội nghị sơ kết công tác cải cách hành chính, có 45 "
    "đại biểu dự; hội nghị diễn ra từ 08:00 10/03/2021 đến hết ngày."
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-07-08", date(2022, 7, 8)),
        ("2022-07-08T09:10:11+07:00", date(2022, 7, 8)),
        ("2022-07-08T09:10:11+0700", date(2022, 7, 8)),
        ("2022-07-08T20:10:11Z", date(2022, 7, 9)),
        ("2022-07-08 09:10:11", date(2022, 7, 8)),
        ("2022/7/8", date(2022, 7, 8)),
        ("08/07/2022", date(2022, 7, 8)),
        ("8-7-2022 14:05", date(2022, 7, 8)),
        ("8.7.2022", date(2022, 7, 8)),
        ("Thứ Sáu, 08/07/2022 17:45 GMT+7", date(2022, 7, 8)),
        ("17:45 | 08/07/2022", date(2022, 7, 8)),
        ("ngày 8 tháng 7 năm 2022", date(2022, 7, 8)),
        ("Fri, 08 Jul 2022 09:10:11 +0700", date(2022, 7, 8)),
        (1657246211, date(2022, 7, 8)),
        ("1657246211000", date(2022, 7, 8)),
        (datetime(2022, 7, 8, 20, tzinfo=UTC), date(2022, 7, 9)),
        (datetime(2022, 7, 8, 20), date(2022, 7, 8)),
        (date(2022, 7, 8), date(2022, 7, 8)),
        (None, None),
        ("", None),
        ("hôm qua", None),
        ("31/02/2022", None),
        ("45/45/2022", None),
        ("2022", None),
        (True, None),
        (["2022"], None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_field(value: object, expected: date | None) -> None:
    assert from_field(value) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Ngày đăng 06/05/2023 | 14:31"], date(2023, 5, 6)),
        (["Ngày đăng: 06/05/2023 16:32    Lượt xem: 421    Cỡ chữ: A A A"], date(2023, 5, 6)),
        (["Cập nhật ngày: 06/05/2023 10:14:24"], date(2023, 5, 6)),
        (["Cập nhật lúc: 10:14 06/05/2023"], date(2023, 5, 6)),
        (["Đăng lúc: 10:14, Thứ bảy, 06/05/2023 (GMT+7)"], date(2023, 5, 6)),
        (["Thứ Bảy, 06/05/2023 17:45 GMT+7"], date(2023, 5, 6)),
        (["06/05/2023 08:12 | Lượt xem: 12"], date(2023, 5, 6)),
        (["15:35 06/05/2023"], date(2023, 5, 6)),
        (["(Cập nhật ngày 06-05-2023)"], date(2023, 5, 6)),
        # Posted goes before updated, and both before the page's clock.
        (["Cập nhật: 09/09/2023 10:00", "Ngày đăng: 06/05/2023"], date(2023, 5, 6)),
        (["Thứ 7, Ngày 02/12/2023 -", "Ngày đăng: 06/05/2023 16:32"], date(2023, 5, 6)),
        # The clock in the page's head shows a day alone.
        (["Thứ sáu, 14/06/2024"], None),
        (["Thứ 7, Ngày 02/12/2023 -"], None),
        ([], None),
    ],
)
def test_head_lines(lines: list[str], expected: date | None) -> None:
    assert title_and_day("\n".join([*lines, "Bình Minh sơ kết cải cách hành chính", RUNNING])) == (
        "Bình Minh sơ kết cải cách hành chính",
        expected,
    )


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("Hà Vân  (Cập nhật ngày 06-05-2023)  • Currently 2.00/5", date(2023, 5, 6)),
        ("Ngày đăng: 06/05/2023", date(2023, 5, 6)),
        ("16:01 21/11/2024", None),
        ("Ngày 6 tháng 5 năm 2023", None),
        ("Số liệu được cập nhật đến ngày 06/05/2023.", None),
    ],
)
def test_last_lines(tail: str, expected: date | None) -> None:
    assert title_and_day(f"Bình Minh sơ kết\n{RUNNING}\n\n{tail}")[1] == expected


def test_time_before_the_first_sentence() -> None:
    title, day = title_and_day(f"07:05 11/03/2021 {RUNNING}\n16:01 21/11/2024")
    assert day == date(2021, 3, 11)
    assert title == RUNNING
