"""Documents with two dates or two issuers."""

import pytest

from tests.pipeline.check.databases import checked, findings

FOUND = {
    "two dates of a plan of one commune": (
        {
            "a": "UBND xã Chiềng Pằn (tỉnh Sơn La) ban hành Kế hoạch số 19/KH-UBND ngày 15/7/2025 về cải cách hành chính.",
            "b": "Xã Chiềng Pằn, Sơn La thực hiện Kế hoạch số 19/KH-UBND ngày 25/7/2025 của xã.",
        },
        [("inconsistent", "15/7/2025 ≠ 25/7/2025", [1, 1])],
    ),
    "two dates of a decree": (
        {
            "a": "Tỉnh Sơn La thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.",
            "b": "Tỉnh Lào Cai thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.",
            "c": "Tỉnh Lai Châu thực hiện Nghị định số 61/2018/NĐ-CP ngày 22/4/2018 của Chính phủ.",
        },
        [("inconsistent", "23/4/2018 ≠ 22/4/2018", [2, 1])],
    ),
}
SILENT = {
    "one number in two communes": {
        "a": "UBND xã Chiềng Pằn (tỉnh Sơn La) ban hành Kế hoạch số 19/KH-UBND ngày 15/7/2025.",
        "b": "UBND xã Mường Khương (tỉnh Lào Cai) ban hành Kế hoạch số 19/KH-UBND ngày 25/7/2025.",
    },
    "one number in two years": {
        "a": "UBND huyện Yên Châu (tỉnh Sơn La) ban hành Kế hoạch số 19/KH-UBND ngày 15/7/2021.",
        "b": "UBND huyện Yên Châu (tỉnh Sơn La) ban hành Kế hoạch số 19/KH-UBND ngày 25/7/2022.",
    },
    "a date and none": {
        "a": "Tỉnh Sơn La thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.",
        "b": "Tỉnh Lào Cai thực hiện Nghị định số 61/2018/NĐ-CP của Chính phủ.",
    },
    "one date in two styles": {
        "a": "Tỉnh Sơn La thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.",
        "b": "Tỉnh Lào Cai thực hiện Nghị định số 61/2018/NĐ-CP ngày 23 tháng 04 năm 2018 của Chính phủ.",
    },
    "a plan and a decision of one number": {
        "a": "UBND huyện Yên Châu (tỉnh Sơn La) ban hành Kế hoạch số 19/KH-UBND ngày 15/7/2021.",
        "b": "UBND huyện Yên Châu (tỉnh Sơn La) ban hành Quyết định số 19/QĐ-UBND ngày 25/7/2021.",
    },
}


@pytest.mark.parametrize(("articles", "expected"), FOUND.values(), ids=FOUND)
def test_found(tmp_path, articles, expected):
    with checked(tmp_path, articles) as connection:
        assert findings(connection, "document") == expected


@pytest.mark.parametrize("articles", SILENT.values(), ids=SILENT)
def test_no_word_about(tmp_path, articles):
    with checked(tmp_path, articles) as connection:
        assert findings(connection, "document") == []
