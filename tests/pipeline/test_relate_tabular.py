"""Claims of tables: whose each cell is, what it measures, for when."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.records import Article

_POINTS = """Chỉ số cải cách hành chính của các huyện, tỉnh Sơn La

UBND tỉnh Sơn La công bố kết quả.

| STT | Đơn vị | Năm 2022 |  | Năm 2023 |  |
|  |  | Điểm | Xếp hạng | Điểm | Xếp hạng |
| 1 | Huyện Mai Sơn | 85,1 | 2 | 88 | 1 |
| 2 | Bắc Yên | 86,1 | 1 | 87 | 2 |
|  | Trung bình | 85,6 |  | 87,5 |  |
"""

_DOSSIERS = """Huyện Mộc Châu giải quyết hồ sơ quý I năm 2024

Huyện Mộc Châu, tỉnh Sơn La báo cáo kết quả.

STT
Đơn vị
Số hồ sơ tiếp nhận
Đúng hạn
Tỷ lệ (%)
1
Xã Tân Lập
120
118
98,3
2
Phòng Tư pháp
80
80
100
Tổng cộng
200
198
99
"""

_CRITERIA = """Chỉ số chuyển đổi số của tỉnh Lào Cai

| STT | Tiêu chí | 2022 | 2023 |
| 1 | Thể chế số | 0,71 | 0,75 |
| 2 | Hạ tầng số | 0,60 | 0,65 |
"""

_PLANS = """Giải ngân vốn đầu tư công năm 2025 của thành phố Huế

Đơn vị tính: tỷ đồng
| Đơn vị | Kế hoạch | Thực hiện | Tỷ lệ giải ngân (%) |
| Sở Xây dựng | 1.200 | 600 | 50 |
| Ban quản lý dự án khu vực 9 | 100 | 40 | 40 |
"""

_PROVINCES = """Chỉ số PCI năm 2023

| TT | Tỉnh, thành phố | Điểm | Xếp hạng |
| 1 | Quảng Ninh | 71,25 | 1 |
| 2 | Long An | 70,94 | 2 |
| Trung bình |  | 66 |  |
"""

_PLACES = """Kết quả chuyển đổi số năm 2024 của các sở tỉnh Phú Thọ

Tỉnh Phú Thọ công bố bảng xếp hạng.

| Xếp hạng | Đơn vị | Điểm DTI | So với năm 2023 |
|---|---|---|---|
| 1 | Sở Khoa học và Công nghệ | 0,8125 | +0,02 |
| 2 | Sở Tư pháp | 0,7990 | -0,01 |
"""

# Text → for each figure: quote, kind, indicator, component, subject, first day, status.
TABLES = {
    _POINTS: [
        "85,1 score par_index - | huyện Mai Sơn, Sơn La | 2022-01-01 actual",
        "2 rank par_index - | huyện Mai Sơn, Sơn La | 2022-01-01 actual",
        "88 score par_index - | huyện Mai Sơn, Sơn La | 2023-01-01 actual",
        "1 rank par_index - | huyện Mai Sơn, Sơn La | 2023-01-01 actual",
        "86,1 score par_index - | huyện Bắc Yên, Sơn La | 2022-01-01 actual",
        "1 rank par_index - | huyện Bắc Yên, Sơn La | 2022-01-01 actual",
        "87 score par_index - | huyện Bắc Yên, Sơn La | 2023-01-01 actual",
        "2 rank par_index - | huyện Bắc Yên, Sơn La | 2023-01-01 actual",
        "85,6 score par_index - | tỉnh Sơn La | 2022-01-01 actual",
        "87,5 score par_index - | tỉnh Sơn La | 2023-01-01 actual",
    ],
    _DOSSIERS: [
        "120 count dossiers_received - | xã Tân Lập, Sơn La | 2024-01-01 actual",
        "118 count dossiers_on_time - | xã Tân Lập, Sơn La | 2024-01-01 actual",
        "98,3 percent dossiers_on_time - | xã Tân Lập, Sơn La | 2024-01-01 actual",
        "80 count dossiers_received - | Phòng Tư pháp | 2024-01-01 actual",
        "80 count dossiers_on_time - | Phòng Tư pháp | 2024-01-01 actual",
        "100 percent dossiers_on_time - | Phòng Tư pháp | 2024-01-01 actual",
        "200 count dossiers_received - | huyện Mộc Châu, Sơn La | 2024-01-01 actual",
        "198 count dossiers_on_time - | huyện Mộc Châu, Sơn La | 2024-01-01 actual",
        "99 percent dossiers_on_time - | huyện Mộc Châu, Sơn La | 2024-01-01 actual",
    ],
    _CRITERIA: [
        "0,71 score dti thể chế số | tỉnh Lào Cai | 2022-01-01 actual",
        "0,75 score dti thể chế số | tỉnh Lào Cai | 2023-01-01 actual",
        "0,60 score dti hạ tầng số | tỉnh Lào Cai | 2022-01-01 actual",
        "0,65 score dti hạ tầng số | tỉnh Lào Cai | 2023-01-01 actual",
    ],
    _PLANS: [
        "1.200 money budget - | Sở Xây dựng Huế | 2025-01-01 target",
        "600 money budget - | Sở Xây dựng Huế | 2025-01-01 actual",
        "50 percent budget - | Sở Xây dựng Huế | 2025-01-01 actual",
        "100 money budget - | Ban quản lý dự án khu vực 9 | 2025-01-01 target",
        "40 money budget - | Ban quản lý dự án khu vực 9 | 2025-01-01 actual",
        "40 percent budget - | Ban quản lý dự án khu vực 9 | 2025-01-01 actual",
    ],
    _PLACES: [
        "1 rank dti - | Sở Khoa học và Công nghệ Phú Thọ | 2024-01-01 actual",
        "0,8125 score dti - | Sở Khoa học và Công nghệ Phú Thọ | 2024-01-01 actual",
        "0,02 change dti - | Sở Khoa học và Công nghệ Phú Thọ | 2024-01-01 actual",
        "2 rank dti - | Sở Tư pháp Phú Thọ | 2024-01-01 actual",
        "0,7990 score dti - | Sở Tư pháp Phú Thọ | 2024-01-01 actual",
        "0,01 change dti - | Sở Tư pháp Phú Thọ | 2024-01-01 actual",
    ],
    _PROVINCES: [
        "71,25 score pci - | tỉnh Quảng Ninh | 2023-01-01 actual",
        "1 rank pci - | tỉnh Quảng Ninh | 2023-01-01 actual",
        "70,94 score pci - | tỉnh Long An | 2023-01-01 actual",
        "2 rank pci - | tỉnh Long An | 2023-01-01 actual",
        "66 score pci - | cả nước | 2023-01-01 actual",
    ],
}


@pytest.mark.parametrize("text", TABLES, ids=lambda text: text[:40])
def test_one_claim_for_each_cell(text: str) -> None:
    told = []
    for claim in extract(Article(id="a", text=text)).claims:
        assert text[claim.start : claim.end] == claim.quote
        if "|" not in text[: claim.start] and "STT" not in text[: claim.start]:
            continue
        told.append(
            f"{claim.quote} {claim.kind} {claim.indicator} {claim.component or '-'} | {claim.subject}"
            f" | {claim.period and claim.period[0]} {claim.status}"
        )
    assert told == TABLES[text]


def test_the_level_of_a_group_is_the_scope() -> None:
    text = (
        "Chỉ số CCHC năm 2023 của tỉnh Sơn La\n\n| TT | Đơn vị | Điểm |\n"
        "| I | Khối huyện |  |\n| 1 | Huyện Mai Sơn | 85,1 |\n"
    )
    [claim] = extract(Article(id="a", text=text)).claims
    assert (claim.subject, claim.scope) == ("huyện Mai Sơn, Sơn La", "cấp huyện")
