"""check_claims --stdin, run as its own process."""

import json
import os
import subprocess
import sys

from tests.architecture.source import PROJECT


def ask(given: bytes) -> list[dict]:
    answer = subprocess.run(
        [sys.executable, "manage.py", "check_claims", "--stdin"],
        cwd=PROJECT,
        input=given,
        capture_output=True,
        env={**os.environ, "DEBUG": "1", "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"},
        check=True,
    )
    return [json.loads(line) for line in answer.stdout.splitlines()]


def test_each_line_has_an_answer_and_no_database_is_asked():
    long = b"treats insomnia " * 20_000

    answers = ask(b"Treats insomnia.\n\n\xff\xfe cures cancer\r\nVegan capsule.\n" + long)

    assert [len(answer["findings"]) > 0 for answer in answers] == [True, False, True, False, True]
    assert answers[0] == {
        "text": "Treats insomnia.",
        "findings": [
            {
                "rule": "G1",
                "span": [7, 15],
                "reason": "Says or implies an effect on a disease.",
                "severity": "disease",
            }
        ],
    }
    assert answers[2]["text"] == "\ufffd\ufffd cures cancer"


ODD = {
    "nothing": b"",
    "spaces": b" \t ",
    "NUL": b"treats in\x00somnia",
    "no UTF-8": b"\xff\xed\xa0\x80",
    "emoji": "\U0001f600 cures flu \U0001f468\u200d\U0001f469".encode(),
    "other ends of lines": "\u2028\u2029\x0b\x0c\x85".encode(),
    "one word of a million letters": b"x" * 1_000_000,
    "a million letters of one tag": b"#" + b"ab" * 500_000,
    "open tags": b"<p " * 20_000,
    "open comments": b"<!--" * 20_000,
    "entities": b"&#" * 20_000 + b"&#99999999999;",
    "signs between letters": b"a*" * 20_000,
}


def test_odd_lines_have_one_answer_each():
    answers = ask(b"\n".join(ODD.values()) + b"\r\n")

    texts = [line.decode(errors="replace") for line in ODD.values()]
    assert [answer["text"] for answer in answers] == texts
    found = [name for name, answer in zip(ODD, answers, strict=True) if answer["findings"]]
    assert found == ["NUL", "emoji"]


def test_reader_that_has_enough_sees_no_traceback():
    asked = subprocess.Popen(
        [sys.executable, "manage.py", "check_claims", "--stdin"],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "DEBUG": "1"},
    )
    asked.stdout.close()
    asked.stdout = None

    assert b"Traceback" not in asked.communicate(b"Vegan.\n" * 5_000)[1]
