"""Texts made of the pieces that the grammar is built of, in any order and any number."""

from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import strategies as st

from pipeline.records import Article

_NUMBERS = (
    *("0", "7", "12", "1.204", "12.345.678", "1,5", "88.29", "1.5.2", "00", "9" * 40, "1/2", "25/54", "3/0"),
    *("12,5%", "100%", "-3,2%", "1 .204", "5 - 7", "10–12", "½", "²", "٣", "１２", "1e5", "XIV", "IV/2023"),
    *(
        "một",
        "hai mươi mốt",
        "trăm",
        "nghìn tỷ",
        "tỷ",
        "triệu",
        "nửa",
        "một phần ba",
        "rưỡi",
        "gần",
        "hơn",
        "trên",
    ),
)
_DATES = (
    *(
        "ngày 30/2/2023",
        "tháng 13",
        "năm 2023",
        "quý I",
        "quý V/2024",
        "6 tháng đầu năm",
        "cùng kỳ năm trước",
    ),
    *(
        "01/01-31/03",
        "từ ngày 1/1 đến",
        "đến hết",
        "2021-2025",
        "giai đoạn 2021 - 2025",
        "hôm nay",
        "tuần qua",
    ),
)
_NAMES = (
    *("huyện Mai Châu", "Thành phố Hồ Chí Minh", "TP.HCM", "quận 1", "phường 12", "xã", "tỉnh", "Đắk Lắk"),
    *(
        "Hòa Bình",
        "HÀ NỘI",
        "thị xã",
        "huyện huyện",
        "cả nước",
        "63 tỉnh, thành phố",
        "Sở Nội vụ",
        "UBND tỉnh",
    ),
    *("Bộ", "ông Nguyễn Văn A", "bà Lê Thị", "Phó Chủ tịch Thường trực UBND tỉnh", "đồng chí", "Chủ tịch"),
    *(
        "Kế hoạch số 16/KH-UBND",
        "Nghị định 61/2018/NĐ-CP",
        "số 1/",
        "/QĐ-TTg",
        "Quyết định số",
        "(gọi tắt là",
    ),
)
_WORDS = (
    *("đạt", "giải quyết", "hồ sơ", "đúng hạn", "quá hạn", "tỷ lệ", "điểm", "xếp thứ", "hạng", "bậc", "tăng"),
    *(
        "giảm",
        "so với",
        "trong đó",
        "tổng số",
        "chiếm",
        "còn lại",
        "mức độ 3",
        "mức độ hài lòng",
        "dịch vụ công",
    ),
    *(
        "PAR INDEX",
        "SIPAS",
        "PAPI",
        "DDCI",
        "phấn đấu",
        "không",
        "chưa",
        "lần lượt là",
        "và",
        "hoặc",
        "nhiệm vụ",
    ),
)
_SIGNS = (
    *(
        " ",
        "  ",
        "\n",
        "\n\n",
        "\t",
        "\r\n",
        "\u00a0",
        "\u200b",
        "\u2028",
        "\x0b",
        "\x85",
        "\ufeff",
        "\u00ad",
    ),
    *(
        ".",
        ",",
        ";",
        ":",
        "/",
        "-",
        "–",
        "(",
        ")",
        "[",
        "]",
        "“",
        "”",
        '"',
        "'",
        "|",
        "+",
        "%",
        "*",
        "#",
        "<",
        "&",
    ),
    *(
        "…",
        "\u0301",
        "\u0323",
        "e\u0302\u0323",
        "İ",
        "ß",
        "ﬁ",
        "𝟗",
        "😀",
        "\ud7ff",
        "中",
        "\u202e",
        "| 1 | 2 |\n",
        "|---|\n",
    ),
)
_PIECES = st.sampled_from([*_NUMBERS, *_DATES, *_NAMES, *_WORDS, *_SIGNS])
_STRINGS = st.one_of(_PIECES, _PIECES, _PIECES, _PIECES, st.text(max_size=8))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """NFC, as stored texts are; sometimes one stretch many times over."""
    pieces = draw(st.lists(_STRINGS, max_size=60))
    glue = draw(st.sampled_from([" ", " ", " ", "", "\n"]))
    text = glue.join(pieces)
    if draw(st.integers(0, 19)) == 0:
        text += glue.join(draw(st.lists(_STRINGS, min_size=1, max_size=3))) * draw(st.integers(100, 1000))
    text = text.encode("utf-8", "ignore").decode().replace("\0", "")
    return unicodedata.normalize("NFC", text)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    return Article(
        id=draw(st.text(alphabet="abc-/", min_size=1, max_size=4)),
        text=draw(texts()),
        title=draw(st.none() | texts().map(lambda text: text[:80] or None)),
        published=draw(st.none() | st.dates(date(2000, 1, 1), date(2050, 1, 1))),
        url=draw(st.sampled_from([None, "https://omon.cantho.gov.vn/tin/1", "https://[", "//"])),
        source=draw(st.sampled_from([None, "omon.cantho.gov.vn", "baochinhphu.vn"])),
    )
