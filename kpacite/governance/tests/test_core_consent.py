"""The arithmetic of consent, by its properties."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kpacite.governance.core import consent, differences
from kpacite.governance.core.consent import Ballot

people = st.frozensets(st.integers(1, 12), max_size=12)
kinds = st.sampled_from(["agree", "reservation", "objection", "aside"])


@st.composite
def ballots(draw):
    electors = draw(people)
    who = draw(st.sets(st.sampled_from(sorted(electors)))) if electors else set()
    return Ballot(
        electors=electors, away=draw(people) & electors,
        said={person: draw(kinds) for person in who},
        objections=draw(st.integers(0, 2)), minimum_bp=draw(st.integers(0, 10_000)),
        silence_agrees=draw(st.booleans()),
    )  # fmt: skip


@given(ballots(), st.booleans())
def test_adopted_means_no_objection_and_enough_answers(ballot, over):
    enough = len(ballot.answered) >= ballot.needed
    silent_yes = over and ballot.silence_agrees and bool(ballot.electors)

    adopted = ballot.verdict(over=over) == "adopted"

    assert adopted == (ballot.objections == 0 and (enough or silent_yes))


@given(ballots())
def test_before_the_end_silence_says_nothing(ballot):
    waits = Ballot(**{**ballot.__dict__, "silence_agrees": False})

    assert ballot.verdict(over=False) == waits.verdict(over=False)


@given(ballots())
def test_nobody_decides_without_anybody(ballot):
    nobody = Ballot(**{**ballot.__dict__, "said": {}, "silence_agrees": False})

    assert nobody.verdict(over=True) != "adopted"


@given(ballots())
def test_who_rests_counts_only_if_they_answer(ballot):
    assert ballot.asked >= ballot.answered
    assert not (ballot.away - ballot.said.keys()) & ballot.asked
    assert ballot.silent | ballot.answered == ballot.asked


@given(ballots(), st.integers(1, 12))
def test_one_more_agreement_never_undoes_a_decision(ballot, person):
    more = Ballot(**{**ballot.__dict__, "said": {**ballot.said, person: "agree"}})

    if ballot.verdict(over=True) == "adopted" and person in ballot.asked:
        assert more.verdict(over=True) == "adopted"


@given(st.integers(0, 500), st.integers(0, 10_000))
def test_the_minimum_is_rounded_up_and_never_nobody(asked, rate_bp):
    needed = consent.minimum(asked, rate_bp)

    assert needed >= 1
    assert needed * 10_000 >= asked * rate_bp
    assert needed == 1 or (needed - 1) * 10_000 < asked * rate_bp


def test_half_of_seven_is_four():
    assert consent.minimum(7, 5000) == 4


def test_silence_never_decides_of_a_departure_nor_of_what_forbids_it():
    keys = ("daily", "advice", "consent", "election", "exclusion", "ours")
    for key, forbidden in product(keys, (False, True)):
        may = consent.silence_may_agree(type_key=key, forbidden=forbidden)

        assert may == (key != "exclusion" and not forbidden)


@given(st.lists(kinds, max_size=30))
def test_two_thirds_of_those_present(said):
    fine = sum(kind in {"agree", "reservation"} for kind in said)

    assert consent.two_thirds(said) == (bool(said) and 3 * fine >= 2 * len(said))


@given(people, st.integers(1, 12), st.booleans())
def test_the_person_concerned_is_left_out_only_when_the_terms_say_so(members, person, others):
    chosen = consent.electorate(members, concerned=person, others_only=others)

    assert chosen == (members - {person} if others else members)


def test_a_talk_only_goes_forward_by_hand():
    moves = {
        (now, to)
        for now, to in product(("clarify", "react", "consent", "integrate"), repeat=2)
        if consent.may_move(now, to)
    }

    assert moves == {("clarify", "react"), ("clarify", "consent"), ("react", "consent")}


def test_the_stage_is_read_from_the_ending_then_from_the_round():
    def stage(**facts):
        return consent.stage(**{"is_open": True, "ending": "", "round_kind": None} | facts)

    assert stage(is_open=False) == "draft"
    assert stage(round_kind="integrate") == "integrate"
    assert stage(round_kind="consent", ending="adopted") == "adopted"
    assert stage(is_open=False, ending="dropped") == "dropped"


@given(st.lists(st.integers(1, 8), unique=True), st.sets(st.integers(1, 8)))
def test_around_the_table_everybody_speaks_once(table, already):
    spoken, current, heard = set(already), None, []
    while (current := consent.next_speaker(table, spoken=spoken, current=current)) is not None:
        heard.append(current)
        spoken.add(current)

    assert sorted(heard) == sorted(set(table) - already)


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_pieces_of_a_difference_give_both_texts_back(before, after):
    found = differences.pieces(before, after)

    assert "".join(p.text for p in found if p.kind != "out") == after
    assert "".join(p.text for p in found if p.kind != "in") == before


def told(before, after):
    signs = {"same": "{}", "out": "[-{}-]", "in": "[+{}+]"}
    return "".join(
        signs[piece.kind].format(piece.text) for piece in differences.pieces(before, after)
    )


def test_what_is_put_in_and_taken_out_is_said_word_by_word():
    assert told("Nous le testons 6 mois.", "Nous le testons 3 mois.") == (
        "Nous le testons [-6-][+3+] mois."
    )
    assert told("Un four d’occasion\n\n480 €", "Un four d’occasion neuf\n\n480 €") == (
        "Un four d’occasion[+ neuf+]\n\n480 €"
    )
    assert told("On fait deux jours ici", "On tient trois semaines ici") == (
        "On [-fait deux jours-][+tient trois semaines+] ici"
    )


def test_very_long_texts_are_shown_whole():
    found = differences.pieces("a " * 5_000, "b " * 5_000)

    assert [piece.kind for piece in found] == ["out", "in"]
