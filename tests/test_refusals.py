"""What a person can do wrong: each refusal is met in a test, and docs/refusals.md says which."""

import re

import pytest

from tests.source import ROOT
from tests.test_plain_french import every_refusal

TESTS = {
    path: path.read_text()
    for folder in ("kpacite/*/tests", "tests")
    for path in sorted(ROOT.glob(f"{folder}/**/*.py"))
}
TABLE = (ROOT / "docs" / "refusals.md").read_text()
ROWS = re.findall(r"^\| ([^|]+) \| (?:`(\w+)`|—) \| `([\w/.]+)::(\w+)` \|$", TABLE, re.M)


def test_every_refusal_is_met_in_a_test():
    words = set(re.findall(r"\w+", "\n".join(TESTS.values())))

    unmet = [
        f"{kind.__module__}.{kind.__name__}"
        for kind in every_refusal()
        if not kind.__subclasses__() and kind.__name__ not in words
    ]

    assert unmet == []


@pytest.mark.parametrize(("wrong", "refusal", "path", "test"), ROWS, ids=[row[0] for row in ROWS])
def test_the_table_of_wrong_inputs_is_true(wrong, refusal, path, test):
    source = TESTS[ROOT / path]
    start = source.index(f"def {test}(")
    body = source[start : source.find("\ndef ", start)]

    if refusal:
        assert refusal in {kind.__name__ for kind in every_refusal()}
        assert refusal in body


def test_the_table_is_read_whole():
    assert len(ROWS) == TABLE.count("::")
