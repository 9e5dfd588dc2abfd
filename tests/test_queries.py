"""Each question of docs/queries.sql has the answer that a reader of the sample articles would give.

The answers were read off the articles, not off the program: what an article says wrongly (a sum, a rank) is part of
it. Cells are separated by |, null is -, the members of a list by a comma.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import cchc
from tests.pages import QUESTION

QUERIES = Path("docs/queries.sql")

ANSWERS = {
    # Two articles put Bắc Sơn third and fourth; Cao Lộc and Hữu Lũng are listed with scores only.
    "league_table": """
        thành phố Lạng Sơn, Lạng Sơn | 1 | 2
        huyện Bắc Sơn, Lạng Sơn | 3 | 1
        huyện Bắc Sơn, Lạng Sơn | 4 | 1
        huyện Đình Lập, Lạng Sơn | 11 | 1
    """,
    "rank_over_years": """
        2020 | 7 | 11 | actual | bac-son-hang-ba-2021
        2021 | 3 | 11 | actual | bac-son-hang-ba-2021
        2021 | 4 | - | actual | xu-lang-cai-cach-tu-quay-mot-cua
        2022 | 5 | - | target | bac-son-hang-ba-2021
    """,
    "score_with_components": """
        - | 86.2 | 100
        thẩm định | 57.9 | 65
        điều tra xã hội học | 28.3 | 35
    """,
    # The report of Dĩ An prints 99,57% beside a ratio that is 99,75%.
    "lowest_on_time": """
        huyện Quỳ Hợp, Nghệ An | 2023-06-30 | 97.8 | 97,8 phần trăm | quy-hop-no-loi-xin-loi-2023
        huyện Quỳ Hợp, Nghệ An | 2023-06-30 | 98.7 | 98,7% | quy-hop-doan-kiem-tra-2023
        thành phố Dĩ An, Bình Dương | 2023-10-31 | 99.57 | 99,57% | di-an-kiot-tu-phuc-vu
        thành phố Dĩ An, Bình Dương | 2023-10-31 | 99.75 | 309.005/309.772 | di-an-kiot-tu-phuc-vu
    """,
    "on_time_against_target": """
        huyện Quỳ Hợp, Nghệ An | > 99 | 2023-12-31 | 98.7 | 2023-06-30
        tỉnh Cà Mau | > 99 | 2025-12-31 | - | -
        tỉnh Lạng Sơn | >= 98 | 2022-12-31 | - | -
    """,
    "most_overdue": """
        thành phố Nha Trang, Khánh Hòa | 2022 | 3506 | 1
        huyện Diên Khánh, Khánh Hòa | 2022 | 1422 | 1
        thị xã Ninh Hòa, Khánh Hòa | 2022 | 1197 | 1
        thành phố Cam Ranh, Khánh Hòa | 2022 | 880 | 1
        huyện Giồng Riềng, Kiên Giang | 2018 | 253 | 1
    """,
    "resolved_of_received": """
        thành phố Sa Đéc, Đồng Tháp | 2021-12-31 | 35127 | 34866 | sa-dec-tong-ket-2021
        huyện Bắc Sơn, Lạng Sơn | 2021-12-31 | 21466 | 21190 | bac-son-hang-ba-2021
        huyện Quỳ Hợp, Nghệ An | 2023-06-30 | 14400 | 14000 | quy-hop-no-loi-xin-loi-2023
        huyện Quỳ Hợp, Nghệ An | 2023-06-30 | 14380 | 13902 | quy-hop-doan-kiem-tra-2023
        huyện Chư Sê, Gia Lai | 2019-11-30 | 9716 | 9402 | chu-se-mot-cua-2019
        huyện Giồng Riềng, Kiên Giang | 2018-09-30 | 7932 | 7511 | giong-rieng-so-ket-2018
    """,
    "contradictions": """
        huyện Bắc Sơn, Lạng Sơn | par_index | 2021-12-31 | thứ 3/11 | thứ tư
        tỉnh Bình Phước | sipas | 2022-12-31 | thứ 7/63 | hạng 8
        xã Năm Căn, Cà Mau | other_index | 2025-09-30 | hạng 4/64 | thứ 6/64
    """,
    "best_confirmed": """
        huyện Bắc Sơn, Lạng Sơn | par_index | - | 86,20 điểm, 86,2/100 điểm, 86,2 điểm | 3
        huyện Bắc Sơn, Lạng Sơn | par_index | - | tăng 4 bậc, tăng 04 bậc | 2
        huyện Quỳ Hợp, Nghệ An | dossiers_online | - | 67,25%, 67,25% | 2
    """,
    "wrong_arithmetic": """
        delta | Từ hạng 29 lên hạng 8 là tăng 21 bậc, bài viết ghi tăng 22 bậc. | binh-phuoc-bi-quyet-22-bac
        ratio_percent | 309.005/309.772 hồ sơ là 99,75%, bài viết ghi 99,57%. | di-an-kiot-tu-phuc-vu
        sum | 9.014 + 25.582 = 34.596 hồ sơ, bài viết ghi tổng số là 34.866. | sa-dec-tong-ket-2021
    """,
    "impossible_ranks": """
        Chỉ số cải cách hành chính (PAR INDEX) năm 2021: huyện Bắc Sơn (86,2/100 điểm) xếp hạng 4, sau huyện Hữu Lũng, nhưng huyện Hữu Lũng chỉ được 86,02 điểm.
        Xã Trung Sơn (87 điểm) và xã Hải Thái (85,5 điểm) cùng xếp hạng 4 dù điểm khác nhau.
    """,
    "evidence_of": """
        rank | - | 3 | hạng 3 | bac-son-hang-ba-2021
        rank | - | 3 | thứ 3/11 | bac-son-hang-ba-2021
        rank | - | 4 | thứ tư | xu-lang-cai-cach-tu-quay-mot-cua
    """,
    "documents_most_cited": """
        Nghị quyết | 76 | NQ-CP | Chính phủ | ae0a9ce13efecb86, sipas-2022-ca-nuoc
        Nghị định | 61 | NĐ-CP | Chính phủ | giong-rieng-so-ket-2018, quy-hop-no-loi-xin-loi-2023
        Quyết định | 412 | QĐ-UBND | UBND tỉnh Lạng Sơn | bac-son-hang-ba-2021, lang-son-par-index-2021-cong
    """,
    "documents_with_two_dates": "Kế hoạch | 09 | KH-UBND | 2025-07-15, 2025-07-25",
    "government_decrees": """
        108/2014 | chu-se-mot-cua-2019
        113/2018 | chu-se-mot-cua-2019
        15/2018 | bo-y-te-dieu-kien-kinh-doanh-2018
        155/2018 | bo-y-te-dieu-kien-kinh-doanh-2018
        61/2018 | giong-rieng-so-ket-2018, quy-hop-no-loi-xin-loi-2023
        112/2020 | soc-trang-dao-tao-ky-luat-2022
        123/2020 | 8ea389db6bfe5dfd
        107/2021 | quy-hop-doan-kiem-tra-2023
        60/2021 | thanh-hoa-tu-chu-tai-chinh-2023
        178/2024 | lao-cai-sap-xep-can-bo-2026
        118/2025 | nam-can-ba-thang-hai-cap
        150/2025 | hai-chau-tram-ngay-2025
        67/2025 | lao-cai-sap-xep-can-bo-2026
    """,
    "who_said_it": """
        Rmah H'Nhung | Phó Chủ tịch UBND | huyện Chư Sê, Gia Lai | 620 triệu đồng | chu-se-mot-cua-2019
        Rmah H'Nhung | Phó Chủ tịch UBND | huyện Chư Sê, Gia Lai | 2 ki ốt | chu-se-mot-cua-2019
        Rmah H'Nhung | Phó Chủ tịch UBND | huyện Chư Sê, Gia Lai | 8 camera | chu-se-mot-cua-2019
        Rmah H'Nhung | Phó Chủ tịch UBND | huyện Chư Sê, Gia Lai | 9/15 xã, thị trấn | chu-se-mot-cua-2019
    """,
    "chairs_of_districts": """
        Dương Công Hiệp | huyện Bắc Sơn, Lạng Sơn
        Mấu Thanh Bình | huyện Khánh Sơn, Khánh Hòa
        Cầm Bá Tuyên | huyện Mường Lát, Thanh Hóa
        Lê Sỹ Hào | huyện Quỳ Hợp, Nghệ An
        Ngô Quang Thuận | huyện Đông Anh, Hà Nội
        Đỗ Thị Mai Sao | thành phố Sông Công, Thái Nguyên
        Hồ Tấn Lực | thị xã Phước Long, Bình Phước
    """,
    "where_is_it_now": """
        Xã Bắc Sơn
        Xã Hưng Vũ
        Xã Nhất Hòa
        Xã Tân Tri
        Xã Vũ Lăng
        Xã Vũ Lễ
    """,
    "province_was_formed_from": """
        Tỉnh Lào Cai | 2025-07-01
        Tỉnh Yên Bái | 2025-07-01
    """,
    "articles_under_todays_province": """
        Thành phố Cần Thơ | Thành phố Cần Thơ, Tỉnh Hậu Giang, Tỉnh Sóc Trăng
        Thành phố Huế | Thành phố Huế, Tỉnh Thừa Thiên Huế
        Thành phố Hồ Chí Minh | Thành phố Hồ Chí Minh, Tỉnh Bình Dương
    """,
    # The Ministry of Finance names 20% for rules and 20% for costs; so far the first is read as a target in percent.
    "targets_for_a_year": """
        cả nước | business_conditions | >= 20% | bo-tai-chinh-cat-giam-2020
        tỉnh Cà Mau | dossiers_on_time | > 99% | dat-mui-nam-can-hai-cap-bao
        phường Hải Châu, Đà Nẵng | dossiers_online | >= 80% | hai-chau-tram-ngay-2025
        phường Hải Châu, Đà Nẵng | online_payment | = 70% | hai-chau-tram-ngay-2025
        phường Hải Châu, Đà Nẵng | satisfaction | > 98% | hai-chau-tram-ngay-2025
        cả nước | sipas | >= 90% | sipas-2022-ca-nuoc
        cả nước | sipas | >= 85% | sipas-2022-ca-nuoc
        tỉnh Thanh Hóa | autonomy | = 20% | thanh-hoa-tu-chu-tai-chinh-2023
    """,
    "largest_sums": """
        tỉnh Vĩnh Long | 21900 | 21,9 nghìn tỷ đồng | vinh-long-ddci-2025
        tỉnh Thanh Hóa | 12460 | 12.460 tỷ đồng | thanh-hoa-tu-chu-tai-chinh-2023
        Cục Thuế tỉnh Phú Thọ | 6480 | 6.480 tỷ đồng | 8ea389db6bfe5dfd
        tỉnh Thanh Hóa | 5944 | 5.944 tỷ đồng | thanh-hoa-tu-chu-tai-chinh-2023
    """,
    "satisfaction_of_provinces": """
        tỉnh Bình Phước | 84.31 | binh-phuoc-bi-quyet-22-bac, sipas-2022-ca-nuoc
        tỉnh Cao Bằng | 72.54 | sipas-2022-ca-nuoc
    """,
    # Bắc Sơn and Sa Đéc print their dates in the text.
    "undated_articles": """
        bo-y-te-dieu-kien-kinh-doanh-2018 | True
        hue-trung-tam-hanh-chinh-cong-2024 | True
        khanh-hoa-so-noi-vu-bao-cao-2022 | True
        xu-lang-cai-cach-tu-quay-mot-cua | True
    """,
    "what_is_in_here": "30 | 26 | 2018-10-12 | 2026-03-05 | 1 | 0",
}


def questions() -> dict[str, str]:
    """The statements of docs/queries.sql by name."""
    return {found[2]: found[5] for found in QUESTION.finditer(QUERIES.read_text(encoding="utf8"))}


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def test_the_file_holds_25_questions_numbered_in_order_and_nothing_else():
    text = QUERIES.read_text(encoding="utf8")
    found = list(QUESTION.finditer(text))
    assert [int(question[1]) for question in found] == list(range(1, 26))
    rest = QUESTION.sub("", text)
    assert all(not line or line.startswith("-- ") for line in rest.splitlines())
    assert ";" not in "".join(question[5].rstrip().removesuffix(";") for question in found)
    assert questions().keys() == ANSWERS.keys()


def test_every_question_is_asked_in_both_languages():
    for question in QUESTION.finditer(QUERIES.read_text(encoding="utf8")):
        assert not question[3].isascii(), question[2]
        assert "?" in question[3], question[2]
        assert "?" in question[4], question[2]


@pytest.mark.parametrize("name", ANSWERS)
def test_it_answers_what_the_sample_articles_say(sample_db, name):
    with cchc.connect(sample_db) as db:
        rows = db.execute(questions()[name]).fetchall()
    told = [" | ".join(map(_cell, row)) for row in rows]
    assert told == [line.strip() for line in ANSWERS[name].strip().splitlines()]
