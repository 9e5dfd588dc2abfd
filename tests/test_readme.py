"""What the README shows is what the program does."""

import re

from tests.readme import QUERY, README, answer, block, samples_into


def test_the_question_is_that_of_the_demo():
    assert block("query") == QUERY.read_text(encoding="utf8")


def test_the_answer_is_what_the_samples_give(tmp_path):
    assert block("answer") == answer(samples_into(tmp_path))


def test_every_command_named_exists():
    from pipeline.cli import app

    known = {command.name or command.callback.__name__ for command in app.registered_commands}
    known |= {group.name for group in app.registered_groups}
    named = set(re.findall(r"^cchc (\w+)", README.read_text(encoding="utf8"), re.M))
    assert named == known
