"""The pieces that every page uses."""

import re

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from kpacite.money import Euros
from kpacite.ui import shopfronts
from kpacite.ui.glossary import WORDS


def show(source, **context):
    return Template(source).render(Context({"request": RequestFactory().get("/?q=sac"), **context}))


def test_an_amount_may_be_cents_or_euros():
    assert show("{{ a|euros }} {{ b|euros }}", a=1250, b=Euros(1250)) == "12,50\u00a0€ 12,50\u00a0€"
    assert show("{{ none|euros }}", none=None) == ""


def test_a_drawing_is_hidden_from_those_who_listen():
    assert 'aria-hidden="true"' in show('{% icon "i-cake" %}')


def test_a_group_of_faces_says_every_first_name():
    html = show("{% faces people 2 %}", people=["face-1", "face-2", "face-3"])

    assert html.count('class="face face--s"') == 2
    assert "face-1, face-2 et face-3" in html and "+ 1" in html


def test_a_hard_word_opens_its_meaning_without_any_script():
    html = show('{% word "cape" %}')

    target = re.search(r'popovertarget="([^"]+)"', html)[1]
    assert f'id="{target}" popover' in html
    assert WORDS["cape"].meaning in html


def test_a_word_shown_twice_opens_two_meanings_with_their_own_names():
    html = show('{% word "cape" %} {% word "cape" "votre contrat" %}')

    ids = re.findall(r'<span class="meaning" id="([^"]+)"', html)
    assert len(set(ids)) == 2


def test_an_unknown_word_is_a_fault_that_we_see_at_once():
    with pytest.raises(KeyError):
        show('{% word "inconnu" %}')


def test_every_meaning_is_made_of_short_sentences():
    for word in WORDS.values():
        for sentence in re.split(r"(?<=[.!?]) ", word.meaning):
            assert len(sentence.split()) <= 16, f"{word.key} : {sentence}"


def test_the_pages_of_a_list_keep_the_search():
    html = show('{% include "ui/components/pages.html" %}', page=Paginator(range(60), 20).page(2))

    assert "q=sac&amp;page=3" in html and "Page 2 sur 3" in html


def test_a_list_of_one_page_shows_no_pages():
    html = show('{% include "ui/components/pages.html" %}', page=Paginator(range(3), 20).page(1))

    assert "Page" not in html


def test_a_shop_front_with_unknown_words_is_still_a_shop_front():
    assert shopfronts.front({"wall": "<b>", "roof": "rocket"}) == shopfronts.front({})
    assert "<svg" in show("{% shop_front front %}", front=None)
