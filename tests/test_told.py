"""What is done is told: every verb has its sentence, every notice its reason."""

from importlib import import_module

from django.conf import settings

from kpacite.people.telling import Line, Notice
from kpacite.talks.kinds import KINDS
from tests.deeds_noted import noted


def sentences() -> dict[str, Line]:
    return {
        verb: line
        for path in settings.KPACITE_JOURNAL
        for verb, line in import_module(path).SENTENCES.items()
    }


def notices() -> list[Notice]:
    return [one for path in settings.KPACITE_NOTICES for one in import_module(path).NOTICES]


def test_every_deed_has_its_sentence_in_a_journal():
    """Add the verb to SENTENCES in `journal.py` of its app, and the module to KPACITE_JOURNAL."""
    told = sentences()

    assert {verb: where for verb, where in noted().items() if verb not in told} == {}


def test_no_sentence_waits_for_a_deed_that_nobody_does():
    assert set(sentences()) - set(noted()) == set()


def test_no_verb_is_said_in_two_journals():
    verbs = [v for path in settings.KPACITE_JOURNAL for v in import_module(path).SENTENCES]

    assert sorted(verbs) == sorted(set(verbs))


def test_every_notice_listens_to_a_deed_that_somebody_does():
    assert {one.verb for one in notices()} - set(noted()) == set()


def test_sentences_are_short_and_follow_the_subject():
    wrong = [
        line.words
        for line in sentences().values()
        if not line.words[:1].islower() or len(line.words) > 90 or line.words.endswith(".")
    ]

    assert wrong == []


def test_every_notice_is_of_a_kind_that_members_may_wish_about():
    """Use a kind of kpacite/talks/kinds.py, or add yours there with its words."""
    assert {one.kind for one in notices()} - set(KINDS) == set()
