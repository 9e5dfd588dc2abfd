"""Who says so: named sources, and mentions that are none."""

import pytest

from pipeline.extract import extract
from pipeline.records import Article


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Theo báo cáo của Sở Nội vụ tỉnh Lào Cai, có 12 đơn vị được kiểm tra.", "Sở Nội vụ Lào Cai"),
        (
            "Ông Lê Văn Tám, Chủ tịch UBND huyện Bảo Thắng (Lào Cai) cho biết, huyện đã giải quyết 1.250 hồ sơ.",
            "Lê Văn Tám",
        ),
        ("Theo số liệu của UBND huyện Bảo Thắng, còn 25 hồ sơ quá hạn.", "UBND huyện Bảo Thắng"),
        ("Huyện Bảo Thắng còn 25 hồ sơ quá hạn.", None),
        ("UBND huyện Bảo Thắng đã ban hành 25 văn bản.", None),
    ],
)
def test_source(text, source):
    claims = extract(Article("a", text)).claims
    assert claims
    assert {claim.attributed_to for claim in claims} == {source}
