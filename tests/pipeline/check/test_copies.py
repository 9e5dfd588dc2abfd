"""Copies of one report, and reports that only look like copies."""

from datetime import date
from random import Random

import duckdb
import pytest

from benchmarks import copies as planting
from corpus import Article
from pipeline.check import copies
from pipeline.check.copies import signature, telling
from tests.pipeline.check.databases import checked

REPORT = """Yên Châu giải quyết hồ sơ đúng hạn
(Báo Sơn La) - Sáng 12/1, UBND huyện Yên Châu tổ chức hội nghị tổng kết công tác cải cách hành chính năm 2022.
Theo báo cáo, trong năm bộ phận tiếp nhận và trả kết quả của huyện nhận 14.380 hồ sơ, trong đó cấp huyện 3.275
hồ sơ, cấp xã 11.105 hồ sơ. Số hồ sơ đã giải quyết là 13.902, đạt 96,68%; số hồ sơ quá hạn là 181.
Lãnh đạo huyện yêu cầu các phòng, ban và các xã, thị trấn tiếp tục rà soát thủ tục, công khai quy trình tại trụ sở,
bố trí công chức có kinh nghiệm hướng dẫn người dân nộp hồ sơ qua mạng, đồng thời chấn chỉnh thái độ phục vụ.
Năm 2023, huyện tập trung nâng cấp phần mềm, trang bị thêm 25 máy tính cho các xã vùng cao và tổ chức 12 lớp tập
huấn cho đội ngũ làm việc tại bộ phận một cửa. Hội nghị cũng biểu dương 18 tập thể, 36 cá nhân có thành tích.
"""
OTHER_MONTH = (
    REPORT.replace("14.380", "15.112")
    .replace("3.275", "3.410")
    .replace("11.105", "11.702")
    .replace("13.902", "14.655")
    .replace("96,68", "96,98")
    .replace("181", "203")
    .replace("12/1", "12/2")
)
OTHER_PLACE = OTHER_MONTH.replace("Yên Châu", "Mai Sơn").replace("15.112", "9.871").replace("14.655", "9.604")


def copied(connection):
    found = connection.execute("SELECT article_id, original_id FROM article_copies ORDER BY ALL").fetchall()
    return dict(found)


def article(text, day="2023-01-20"):
    return {"text": text, "published": day}


@pytest.mark.parametrize("way", planting.WAYS, ids=lambda way: way.__name__)
def test_a_copy_is_found(tmp_path, way):
    copy = way(Article("b", REPORT, published=date(2023, 1, 20)), Random(3)).text
    with checked(tmp_path, {"b": article(REPORT), "a": article(copy, "2023-01-21")}) as connection:
        assert copied(connection) == {"a": "b"}


def test_the_earliest_is_the_original(tmp_path):
    days = {"c": "2023-01-19", "a": "2023-01-20", "b": "2023-01-21"}
    with checked(tmp_path, {id_: article(REPORT, day) for id_, day in days.items()}) as connection:
        assert copied(connection) == {"a": "c", "b": "c"}
        rows = connection.execute("SELECT DISTINCT similarity FROM article_copies").fetchall()
        assert rows == [(1.0,)]


@pytest.mark.parametrize("other", [OTHER_MONTH, OTHER_PLACE], ids=["month", "place"])
def test_reports_of_one_template_are_no_copies(tmp_path, other):
    with checked(tmp_path, {"a": article(REPORT), "b": article(other)}) as connection:
        assert copied(connection) == {}


def test_a_copy_is_no_second_source(tmp_path):
    told = "Phóng viên ghi nhận ở Yên Châu (Sơn La): cả năm 2022 huyện Yên Châu tiếp nhận 14.380 hồ sơ."
    articles = {"a": article(REPORT), "b": article(REPORT, "2023-01-22"), "c": article(told)}
    with checked(tmp_path, articles) as connection:
        [(sources, listed)] = connection.execute(
            "SELECT sources, articles FROM confirmations WHERE list_contains(quotes, '14.380 hồ sơ')"
        ).fetchall()
        assert sources == 2
        assert {"a", "c"} <= set(listed)


def test_a_hundred_articles_of_one_template_and_one_copy(tmp_path):
    random = Random(5)

    def varied(text):
        return "".join(str(random.randint(1, 9)) if c.isdigit() else c for c in text)

    articles = {f"a{n:03}": article(varied(REPORT)) for n in range(100)}
    articles["z"] = article(articles["a042"]["text"] + "\nNguồn: baosonla.example.vn", "2023-01-23")
    with checked(tmp_path, articles) as connection:
        assert copied(connection) == {"z": "a042"}


def test_telling_numbers():
    assert (
        len(telling("Năm 2022 có 12 xã, 14.380 hồ sơ, đạt 96,68%, 181 hồ sơ quá hạn, ngày 05/03/2023")) == 3
    )


@pytest.mark.parametrize("text", ["", "một", "a b c", "1 2 3", "\n\n", "x" * 10_000])
def test_a_short_text_has_a_signature(text):
    assert len(signature(text)) == 128


def test_texts_without_words_are_not_copies_of_one_another(tmp_path):
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE articles (article_id VARCHAR, published DATE, authority VARCHAR, text VARCHAR)"
        )
        connection.execute(
            "CREATE TABLE article_copies (article_id VARCHAR, original_id VARCHAR, similarity DOUBLE)"
        )
        connection.execute(
            "INSERT INTO articles VALUES ('a', NULL, NULL, repeat('– ', 99)), ('b', NULL, NULL, repeat('• ', 99)), ('c', NULL, NULL, 'Ảnh'), ('d', NULL, NULL, 'Ảnh')"
        )
        assert copies.find(connection) == 0
