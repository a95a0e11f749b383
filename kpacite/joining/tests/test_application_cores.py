"""Properties of the arithmetic of joining: who may come in, who is whom, what is counted."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kpacite.joining.core import admission, figures, unasked
from kpacite.joining.core.admission import Answers, reading
from kpacite.joining.core.same_person import Known, same
from kpacite.privacy import small_groups

COUNTS = st.integers(0, 12)
ANSWERS = st.builds(
    Answers, yes=COUNTS, talk=COUNTS, not_now=COUNTS, asked=st.integers(1, 10),
    members=st.integers(1, 30), is_late=st.booleans(),
)  # fmt: skip
NAMES = st.sampled_from(["Sofia", "sofia", "Sofía", "Anne-Gaëlle", "anne gaelle", "Yanis", "李"])
KNOWN = st.builds(
    Known, first_name=NAMES, born_on=st.sampled_from([None, date(2008, 5, 1), date(2009, 5, 1)]),
    last_name=st.sampled_from(["", "Roux", "ROUX", "Bailly"]),
    email=st.sampled_from(["", "a@x.example", "A@x.example", "b@x.example"]),
    phone=st.sampled_from(["", "06 39 98 00 01", "+33639980001", "06 39 98 00 02"]),
)  # fmt: skip


@given(ANSWERS)
def test_nobody_comes_in_against_a_member_nor_is_told_not_now_against_a_yes(answers):
    said = reading(answers)

    if said == "yes":
        assert answers.not_now == 0 and answers.yes >= answers.needed
    if said == "not_now":
        assert answers.yes == 0 and answers.not_now >= answers.needed


@given(ANSWERS)
def test_a_wish_to_talk_holds_back_until_the_days_are_over(answers):
    if answers.talk and not answers.is_late:
        assert reading(answers) == "talk"
    else:
        assert reading(answers) != "talk"


@given(ANSWERS)
def test_yes_and_not_now_weigh_the_same(answers):
    turned = Answers(
        yes=answers.not_now, talk=answers.talk, not_now=answers.yes, asked=answers.asked,
        members=answers.members, is_late=answers.is_late,
    )  # fmt: skip
    mirror = {"yes": "not_now", "not_now": "yes"}
    said = reading(answers)

    assert reading(turned) == mirror.get(said, said)


@given(ANSWERS)
def test_one_more_yes_never_shuts_the_door(answers):
    more = Answers(
        yes=answers.yes + 1, talk=answers.talk, not_now=answers.not_now, asked=answers.asked,
        members=answers.members, is_late=answers.is_late,
    )  # fmt: skip
    if reading(answers) == "yes":
        assert reading(more) == "yes"


@given(ANSWERS)
def test_a_coop_of_two_is_never_asked_for_three_answers(answers):
    assert 1 <= answers.needed <= max(1, answers.members)


@given(KNOWN, KNOWN)
def test_being_the_same_person_goes_both_ways(one, other):
    assert same(one, other) == same(other, one)


@given(KNOWN)
def test_anybody_with_a_birthday_is_themselves(one):
    if one.born_on:
        assert same(one, one)


def test_a_name_is_the_same_with_or_without_its_accents():
    birth = date(2008, 5, 1)

    assert same(Known("Anne-Gaëlle", birth), Known("anne  gaelle", birth))


def test_brothers_who_share_a_phone_are_two_people():
    phone = "06 39 98 00 01"

    assert not same(
        Known("Yanis", date(2008, 5, 1), phone=phone), Known("Ilyes", date(2010, 2, 3), phone=phone)
    )


def test_two_families_may_have_a_sofia_of_the_same_day():
    birth = date(2008, 5, 1)

    assert not same(Known("Sofia", birth, "Roux"), Known("Sofia", birth, "Bailly"))


def test_the_same_phone_is_known_with_its_country_too():
    assert same(
        Known("Sofia", None, phone="+33 6 39 98 00 01"), Known("Sofia", None, phone="0639980001")
    )


def test_what_nobody_asks_is_seen_whatever_its_accents():
    assert unasked.topics("J’ai un diplôme, et le RSA.", "Je suis en bonne santé.") == [
        "diplôme", "aide", "santé",
    ]  # fmt: skip
    assert unasked.topics("J’habite 12 rue Jules-Guesde, 59100.") == ["adresse"]
    assert unasked.topics("J’ai de l’expérience, voici mon CV.") == ["expérience"]


def test_plain_motivation_is_warned_of_nothing():
    words = [
        "J’aime cuisiner et je voudrais apprendre avec vous.",
        "Je veux rencontrer du monde à La Cape, et vendre nos gâteaux sur la place.",
        "J’ai 17 ans et j’ai envie d’essayer la sérigraphie.",
    ]

    assert [unasked.topics(text) for text in words] == [[], [], []]


@given(st.text(max_size=400))
def test_any_text_can_be_read(text):
    assert set(unasked.topics(text)) <= set(unasked.TOPICS)


DAYS = st.integers(0, 400)
OUTCOMES = st.sampled_from(["", "welcome", "not_now", "withdrawn"])
QUESTIONS = st.sampled_from(["wish", "commitment"])


def case(outcome, days, question, looked, reopened):
    made_on = date(2026, 1, 1)
    return figures.Case(
        made_on=made_on,
        ended_on=made_on + timedelta(days) if outcome else None,
        outcome=outcome,
        question=question if outcome == "not_now" else "",
        looked_again=looked,
        reopened=looked and reopened,
    )


CASES = st.lists(
    st.builds(case, OUTCOMES, DAYS, QUESTIONS, st.booleans(), st.booleans()), max_size=30
)


@given(CASES)
def test_everybody_who_came_is_counted_once(cases):
    year = figures.year(cases, small_groups.enough)

    assert year.came == year.joined + year.not_now + year.withdrew + year.waiting == len(cases)


@given(CASES)
def test_no_detail_speaks_of_too_few_people(cases):
    year = figures.year(cases, small_groups.enough)

    for count in (year.by_question or {}).values():
        assert count == 0 or small_groups.enough(count)
    if year.by_question:
        assert sum(year.by_question.values()) == year.not_now
    if year.usual_days is not None:
        assert small_groups.enough(year.joined + year.not_now)
        assert 0 <= year.usual_days <= year.longest_days


def test_the_words_of_each_reading_are_known():
    assert set(admission.Reading.__args__) == {"wait", "talk", "differ", "yes", "not_now"}
