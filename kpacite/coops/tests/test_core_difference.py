"""What changed between two texts, word by word, and always in a moment."""

import time

from hypothesis import given
from hypothesis import strategies as st

from kpacite.coops.core import difference
from kpacite.coops.core.difference import Piece

words = st.sampled_from(["nous", "décidons", "ensemble", "la", "coop", "part", "commun", "paix."])
text = st.lists(st.lists(words, min_size=1, max_size=8).map(" ".join), max_size=12).map("\n\n".join)


def side(found, kind):
    """One of the two texts, made again from the comparison."""
    lines = []
    for paragraph in found:
        line = "".join(p.text for p in paragraph.pieces if p.kind in ("same", kind)).strip()
        if line:
            lines.append(line)
    return lines


@given(text, text)
def test_both_texts_can_be_made_again_from_their_difference(before, after):
    found = difference.compare(before, after)

    assert side(found, "gone") == difference.paragraphs(before)
    assert side(found, "new") == difference.paragraphs(after)


@given(text)
def test_a_text_does_not_differ_from_itself(before):
    assert difference.changes(difference.compare(before, before)) == 0


@given(text, text)
def test_what_is_gone_one_way_is_new_the_other(before, after):
    there, back = difference.compare(before, after), difference.compare(after, before)

    assert side(there, "gone") == side(back, "new")


def test_one_word_changed_is_one_word_shown():
    [paragraph] = difference.compare("Nous gardons 10 € sur 100 €.", "Nous gardons 12 € sur 100 €.")

    assert paragraph.pieces == (
        Piece("same", "Nous gardons "), Piece("gone", "10 "), Piece("new", "12 "),
        Piece("same", "€ sur 100 €."),
    )  # fmt: skip


def test_a_paragraph_that_has_nothing_to_do_with_the_other_is_not_woven_into_it():
    found = difference.compare("Nous décidons ensemble ici.", "Chaque part est égale, toujours.")

    assert [p.pieces[0].kind for p in found] == ["gone", "new"]


def page(seed, changed=0):
    """About one page: ten paragraphs of fifty words."""
    return "\n\n".join(
        " ".join(f"mot{(seed * 7 + rank * 11 + n + changed) % 997}" for n in range(50))
        for rank in range(10)
    )


def test_a_charter_of_forty_pages_is_compared_in_a_moment():
    before = "\n\n".join(page(number) for number in range(40))
    after = "\n\n".join(page(number, changed=number % 2) for number in range(40))
    start = time.perf_counter()

    found = difference.compare(before, after)

    # A fifth of a second alone; many things may run beside.
    assert time.perf_counter() - start < 5
    assert difference.changes(found) >= 200


def test_a_text_made_to_be_slow_is_shown_without_comparing_each_word():
    before, after = "oui non " * 20_000, "non oui " * 20_000
    start = time.perf_counter()

    found = difference.compare(before, after)

    assert time.perf_counter() - start < 5
    assert [p.pieces[0].kind for p in found] == ["gone", "new"]


def test_many_paragraphs_in_another_order_stay_bounded():
    lines = [f"Article {number}." for number in range(3_000)]
    start = time.perf_counter()

    found = difference.compare("\n".join(lines), "\n".join(reversed(lines)))

    assert time.perf_counter() - start < 5
    assert side(found, "new") == lines[::-1]
