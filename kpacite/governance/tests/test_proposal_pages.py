"""The pages of a proposal, as members use them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kpacite.coops import admitting
from kpacite.coops.tests import factories as coops
from kpacite.governance import consenting, proposing, rounds
from kpacite.governance.models import Decision, Objection, Position, Proposal, Remark
from kpacite.governance.queries import proposals as queries
from kpacite.governance.tests import consent_world as make
from kpacite.governance.tests.consent_world import TWELVE

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return make.world()


@pytest.fixture
def now():
    return timezone.now()


def as_(client, person):
    client.force_login(person)
    return client


def url(proposal, name="proposals.show", **more):
    return reverse(
        f"governance:{name}",
        kwargs={"coop": proposal.coop.slug, "proposal": proposal.number} | more,
    )


def listing(there):
    return reverse("governance:proposals.index", args=[there.coop.slug])


def text(answer):
    return answer.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")


def reply(proposal, person, kind="agree", **facts):
    return make.answer(proposal, person, kind, at=timezone.now(), **facts)


def test_an_empty_list_teaches_the_first_gesture(client, there):
    page = text(as_(client, there.rosa).get(listing(there)))

    assert "Rien à décider en ce moment" in page
    assert reverse("governance:proposals.new", args=[there.coop.slug]) in page


def test_what_waits_for_me_comes_first(client, there, now):
    proposal = make.asked(there, at=now)
    page = text(as_(client, there.rosa).get(listing(there)))
    assert "Votre réponse est attendue" in page

    reply(proposal, there.rosa)
    page = text(as_(client, there.rosa).get(listing(there)))
    assert "Votre réponse est attendue" not in page
    assert "Acheter un four" in page


def test_a_proposal_is_found_by_its_words(client, there, now):
    make.shared(there, at=now)
    make.shared(
        there, title="Fermer le lundi", text="C’est calme.", lived="Personne ne vient.", at=now
    )

    page = text(as_(client, there.rosa).get(listing(there), {"q": "four"}))

    assert "Acheter un four" in page
    assert "Fermer le lundi" not in page


def test_finished_ones_are_apart(client, there, now):
    proposal = make.shared(there, at=now)
    proposing.drop(proposal=proposal, by=there.amina, at=now)

    client = as_(client, there.rosa)
    assert "Acheter un four" not in text(client.get(listing(there)))
    assert "Acheter un four" in text(client.get(listing(there), {"voir": "finies"}))


def test_one_proposes_in_three_steps_without_a_script(client, there):
    client = as_(client, there.amina)
    address = reverse("governance:proposals.new", args=[there.coop.slug])
    second = client.post(address, {"step": "1", "lived": "Le four est trop petit."})
    form = second.context["form"]

    made = client.post(
        address,
        {
            "step": "2", "title": "Acheter un four", "text": "480 €, payés par le commun.",
            "type_key": "consent", "review_months": "6",
            "lived": form["lived"].value(), "needed": "", "key": form["key"].value(),
        },
    )  # fmt: skip
    page = text(client.get(made.url))

    assert "Votre brouillon" in page
    assert "Cela change-t-il une règle" in page
    assert Proposal.objects.get().versions.get().review_months == 6


def test_each_step_says_what_is_missing(client, there):
    client = as_(client, there.amina)
    address = reverse("governance:proposals.new", args=[there.coop.slug])

    for said in ({"step": "1", "lived": ""}, {"step": "2", "lived": "Le four"}):
        assert client.post(address, said).status_code == 422
    assert not Proposal.objects.exists()


def test_a_draft_is_not_there_for_the_others(client, there):
    draft = make.draft(there)

    assert as_(client, there.rosa).get(url(draft)).status_code == 404
    assert as_(client, there.amina).get(url(draft)).status_code == 200


def test_somebody_of_another_coop_does_not_learn_that_it_exists(client, there, now):
    proposal = make.asked(there, at=now)
    karim = coops.member(coop=coops.coop(), first_name="Karim")

    for name in ("proposals.show", "remarks.index", "papers.new", "papers.sheet", "tables.show"):
        assert as_(client, karim).get(url(proposal, name)).status_code == 404


def test_sharing_begins_the_first_round(client, there):
    draft = make.draft(there)

    as_(client, there.amina).post(url(draft, "proposals.share"))

    assert queries.stage(Proposal.objects.get()) == "clarify"


def test_a_refused_sharing_names_the_other_proposal_with_its_link(client, there, now):
    first = make.shared(there, effects=[TWELVE], at=now)
    second = make.draft(there, by=there.rosa, effects=[TWELVE], at=now)

    answer = as_(client, there.rosa).post(url(second, "proposals.share"))

    assert answer.status_code == 422
    assert "change déjà cela" in text(answer)
    assert url(first) in text(answer)


def test_the_four_answers_are_there_and_none_is_ticked(client, there, now):
    page = text(as_(client, there.rosa).get(url(make.asked(there, at=now))))

    for voice in ("Pas d’objection", "J’ai un doute", "J’ai une objection", "Je laisse le groupe"):
        assert voice in page
    assert " checked" not in page.split("Votre réponse", 1)[1].split("</fieldset>", 1)[0]


def test_an_answer_is_given_once_then_changed_on_purpose(client, there, now):
    proposal = make.asked(there, at=now)
    client = as_(client, there.rosa)

    assert client.post(url(proposal, "positions.new"), {"kind": "agree"}).status_code == 302
    again = client.post(url(proposal, "positions.new"), {"kind": "aside"})
    assert again.status_code == 422
    changed = client.post(
        url(proposal, "positions.edit"), {"kind": "reservation", "reason": "Le bruit ?"}
    )

    assert changed.status_code == 302
    assert Position.objects.filter(person=there.rosa).count() == 2
    assert "Ce que vous avez dit" in text(client.get(url(proposal, "positions.edit")))


def test_an_objection_without_its_risk_is_shown_again(client, there, now):
    proposal = make.asked(there, at=now)

    answer = as_(client, there.rosa).post(url(proposal, "positions.new"), {"kind": "objection"})

    assert answer.status_code == 422
    assert "Il manque le risque" in text(answer)


def test_no_answer_at_all_is_asked_again(client, there, now):
    answer = as_(client, there.rosa).post(url(make.asked(there, at=now), "positions.new"), {})

    assert answer.status_code == 422
    assert "Choisissez une réponse" in text(answer)


def test_an_answer_never_goes_to_words_that_were_not_read(client, there, now):
    proposal = make.asked(there, at=now)
    proposing.amend(proposal=proposal, title="Four", text="Neuf.", by=there.amina, at=now)

    answer = as_(client, there.rosa).post(
        url(proposal, "positions.new"), {"kind": "agree", "version": "1"}
    )

    assert answer.status_code == 422
    assert "La proposition a changé" in text(answer)


def test_who_came_later_reads_why_they_do_not_answer(client, there, now):
    proposal = make.asked(there, at=now)
    noe = coops.person(first_name="Noé")
    admitting.admit(coop=there.coop, person=noe, on=timezone.localdate(), by=there.amina)

    page = text(as_(client, noe).get(url(proposal)))

    assert "arrivé après l’ouverture" in page
    assert "Envoyer ma réponse" not in page


def test_a_question_and_its_answer(client, there, now):
    proposal = make.shared(there, at=now)
    as_(client, there.rosa).post(
        url(proposal, "remarks.new"), {"kind": "question", "text": "Quel prix ?", "key": "a"}
    )
    question = Remark.objects.get()

    client = as_(client, there.amina)
    assert "Votre réponse" in text(client.get(url(proposal), {"a": question.pk}))
    client.post(
        url(proposal, "remarks.new"), {"text": "480 €.", "answers": question.pk, "key": "b"}
    )

    assert Remark.objects.get(kind="answer").answers == question
    assert "Amina répond à Rosa" in text(client.get(url(proposal)))


def test_a_remark_without_words_is_shown_again(client, there, now):
    answer = as_(client, there.rosa).post(
        url(make.shared(there, at=now), "remarks.new"), {"kind": "question", "text": "", "key": "a"}
    )

    assert answer.status_code == 422


def test_the_bearer_reads_why_they_close_no_objection(client, there, now):
    proposal = make.asked(there, at=now)
    reply(proposal, there.rosa, "objection")
    objection = Objection.objects.get()

    page = text(
        as_(client, there.amina).get(url(proposal, "objections.show", objection=objection.pk))
    )
    refused = client.post(
        url(proposal, "objections.settle", objection=objection.pk), {"test": "Non."}
    )

    assert "vous ne fermez pas cette objection" in page
    assert refused.status_code == 422
    assert not Objection.objects.get().settlement


def test_the_bearer_answers_an_objection_then_makes_a_better_version(client, there, now):
    proposal = make.asked(there, effects=[TWELVE], at=now)
    reply(proposal, there.rosa, "objection")
    objection, client = Objection.objects.get(), as_(client, there.amina)
    client.post(url(proposal, "objections.answer", objection=objection.pk), {"text": "J’y pense."})

    client.post(
        url(proposal, "versions.new"),
        {"title": "11 € au commun", "text": "Un peu moins.", "review_months": "3",
         "integrates": [str(objection.pk)], "value_1": "11"},
    )  # fmt: skip

    version = queries.current_version(proposal)
    assert (version.number, version.effects.get().payload["value"]) == (2, 1100)
    page = text(as_(client, there.rosa).get(url(proposal)))
    assert "Rosa relit la nouvelle version" in page
    assert "<ins>" in page


def test_its_author_takes_the_objection_back(client, there, now):
    proposal = make.asked(there, at=now)
    reply(proposal, there.rosa, "objection")

    as_(client, there.rosa).post(
        url(proposal, "objections.withdraw", objection=Objection.objects.get().pk)
    )

    assert Objection.objects.get().settlement == "withdrawn"


def test_the_facilitator_notes_the_group_s_answer(client, there, now):
    proposal = make.asked(there, at=now)
    reply(proposal, there.rosa, "objection")
    address = url(proposal, "objections.settle", objection=Objection.objects.get().pk)
    client = as_(client, there.fatoumata)

    assert client.post(address, {"test": ""}).status_code == 422
    client.post(address, {"test": "Un danger ? Non.", "outcome": "unfounded"})

    assert Objection.objects.get().settlement == "unfounded"
    assert "Un danger ? Non." in text(client.get(url(proposal)))


def test_the_facilitator_leads_from_a_step_to_the_next(client, there, now):
    proposal = make.shared(there, at=now)
    address = url(proposal, "rounds.new")

    assert as_(client, there.rosa).get(address).status_code == 403
    assert as_(client, there.fatoumata).get(address).status_code == 200
    client.post(address, {"to": "consent", "mode": "online"})

    assert queries.stage(Proposal.objects.get()) == "consent"


def test_a_date_too_near_is_refused_with_the_first_possible(client, there, now):
    proposal = make.shared(there, at=now)

    answer = as_(client, there.amina).post(
        url(proposal, "rounds.new"),
        {"to": "consent", "mode": "online",
         "closes_on": (timezone.localdate() + timedelta(days=1)).isoformat()},
    )  # fmt: skip

    assert answer.status_code == 422
    assert "5 jours pour répondre" in text(answer)


def test_counting_early_says_who_is_awaited(client, there, now):
    proposal = make.asked(there, at=now)
    reply(proposal, there.rosa)

    answer = as_(client, there.fatoumata).post(url(proposal, "closings.new"))

    assert answer.status_code == 422
    assert "Il manque encore 2 réponses" in text(answer)


def test_once_all_have_answered_it_is_decided_and_leads_to_the_register(client, there, now):
    proposal = make.asked(there, at=now)
    for person in there.people.values():
        reply(proposal, person)
    client = as_(client, there.fatoumata)
    assert "Compter les réponses" in text(client.get(url(proposal)))

    client.post(url(proposal, "closings.new"))

    decision = Decision.objects.get(version__proposal=proposal)
    page = text(client.get(url(proposal)))
    assert "C’est décidé" in page
    assert reverse("governance:decisions.show", args=[there.coop.slug, decision.number]) in page


def test_giving_up_applies_what_the_rule_says(client, there, now):
    proposal = make.asked(there, mode="live", at=now)
    for name in ("amina", "fatoumata", "yacine"):
        reply(proposal, there.people[name], by=there.fatoumata)
    reply(proposal, there.rosa, "objection", by=there.fatoumata)
    client = as_(client, there.fatoumata)
    client.post(url(proposal, "closings.new"))
    assert "Nous ne trouvons pas d’accord" in text(client.get(url(proposal)))

    client.post(url(proposal, "closings.stop"))

    assert queries.open_round(proposal).mode == "live"


def test_a_daily_thing_is_decided_by_whoever_proposes(client, there, now):
    proposal = make.shared(there, type_key="daily", at=now)
    client = as_(client, there.amina)
    assert "Je décide" in text(client.get(url(proposal)))

    client.post(url(proposal, "closings.decide"))

    assert Decision.objects.get(version__proposal=proposal).method == "daily"


def test_the_bearer_takes_it_back_with_a_word(client, there, now):
    proposal = make.shared(there, at=now)

    assert as_(client, there.rosa).get(url(proposal, "proposals.remove")).status_code == 403
    as_(client, there.amina).post(url(proposal, "proposals.remove"), {"because": "Trouvé mieux."})

    assert "Trouvé mieux." in text(client.get(url(proposal)))


def test_versions_are_read_with_what_changed(client, there, now):
    proposal = make.shared(there, at=now)
    proposing.amend(
        proposal=proposal, title="Acheter un four", text="Nous le testons 3 mois.",
        by=there.amina, at=now,
    )  # fmt: skip

    page = text(as_(client, there.rosa).get(url(proposal, "versions.index")))

    assert "Version 2" in page
    assert "<ins>" in page and "<del>" in page


def test_papers_are_printed_then_typed_back(client, there, now):
    proposal = make.asked(there, at=now)
    client = as_(client, there.fatoumata)
    sheet = client.get(url(proposal, "papers.sheet"))
    assert sheet.content.startswith(b"%PDF")

    rosa, yacine = there.rosa.pk, there.yacine.pk
    client.post(
        url(proposal, "papers.new"),
        {f"kind_{rosa}": "agree", f"kind_{yacine}": "objection", f"words_{yacine}": "Le bruit.",
         f"harms_{yacine}": "person"},
    )  # fmt: skip

    assert Position.objects.filter(entered_by=there.fatoumata).count() == 2
    assert "écrit par Fatoumata" in text(client.get(url(proposal)))


def test_a_paper_that_cannot_be_typed_says_whose_and_types_none(client, there, now):
    proposal = make.asked(there, at=now)
    rosa, yacine = there.rosa.pk, there.yacine.pk
    client = as_(client, there.fatoumata)

    refused = client.post(
        url(proposal, "papers.new"), {f"kind_{rosa}": "agree", f"kind_{yacine}": "objection"}
    )
    empty = client.post(url(proposal, "papers.new"), {})

    assert (refused.status_code, empty.status_code) == (422, 422)
    assert "Yacine : Il manque le risque" in text(refused)
    assert not Position.objects.exists()


def test_around_the_table_on_one_phone(client, there, now):
    proposal = make.shared(there, at=now)
    client = as_(client, there.fatoumata)
    client.post(url(proposal, "rounds.new"), {"to": "react", "mode": "live", "back": "table"})
    client.post(url(proposal, "tables.next"))
    assert "Comment recevez-vous cette idée" in text(client.get(url(proposal, "tables.show")))
    client.post(
        url(proposal, "tables.note"),
        {"person": there.amina.pk, "kind": "reaction", "text": "Enfin !", "key": "t1"},
    )
    client.post(url(proposal, "tables.note"), {"person": there.fatoumata.pk, "pass": "yes"})

    assert Remark.objects.get(kind="reaction").entered_by == there.fatoumata
    assert queries.open_round(proposal).turn == there.jordan

    client.post(url(proposal, "rounds.new"), {"to": "consent", "mode": "live", "back": "table"})
    for person in there.people.values():
        client.post(url(proposal, "tables.note"), {"person": person.pk, "kind": "agree"})
    page = text(client.get(url(proposal, "tables.show")))
    assert "Tout le monde a parlé" in page
    client.post(url(proposal, "closings.new"), {"back": "table"})

    assert Decision.objects.filter(version__proposal=proposal).exists()


def test_the_table_says_what_is_missing(client, there, now):
    proposal = make.asked(there, mode="live", at=now)
    client = as_(client, there.fatoumata)

    answer = client.post(
        url(proposal, "tables.note"), {"person": there.rosa.pk, "kind": "objection"}
    )
    twice = [
        client.post(url(proposal, "tables.note"), {"person": there.rosa.pk, "kind": "agree"})
        for _ in range(2)
    ]

    assert "Il manque le risque" in text(answer)
    assert [one.status_code for one in twice] == [302, 422]
    assert client.post(url(proposal, "tables.note"), {"person": "0"}).status_code == 404


def test_only_who_leads_sits_at_the_head_of_the_table(client, there, now):
    proposal = make.shared(there, at=now)

    assert as_(client, there.rosa).get(url(proposal, "tables.show")).status_code == 403


def talk(proposal, people, count):
    now = queries.open_round(proposal)
    for rank in range(count):
        person = people[rank % len(people)]
        consenting.say(
            round=now, person=person, kind="reaction", text=f"Mot {rank}", by=person,
            at=timezone.now(),
        )  # fmt: skip


def test_five_hundred_words_stay_readable_and_fast(
    client, there, now, django_assert_max_num_queries
):
    proposal = make.shared(there, at=now)
    talk(proposal, list(there.people.values()), 500)
    client = as_(client, there.rosa)

    with django_assert_max_num_queries(45):
        page = text(client.get(url(proposal)))
    with django_assert_max_num_queries(20):
        second = text(client.get(url(proposal, "remarks.index"), {"page": 2}))

    assert "Tout lire (500)" in page
    assert second.count("Mot ") == 30
    assert "Mot 321" in text(client.get(url(proposal, "remarks.index"), {"q": "Mot 321"}))


def count_queries(client, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_number_of_questions_does_not_grow(client, there, now):
    """With the members, their answers, their objections, the versions and the words."""
    proposal = make.asked(there, at=now)
    client = as_(client, there.rosa)
    reply(proposal, there.amina)
    reply(proposal, there.jordan, "objection")
    talk(proposal, [there.amina], 2)
    pages = [url(proposal), url(proposal, "versions.index"), listing(there)]
    small = [count_queries(client, page) for page in pages]

    others = [coops.member(coop=there.coop, first_name=f"M{rank}") for rank in range(12)]
    make.shared(there, title="Autre chose", by=there.yacine, at=now)
    big = make.asked(there, title="Plus grand", by=there.yacine, at=now)
    for _ in range(3):
        for person in others:
            reply(big, person, "objection" if person == others[0] else "agree")
        proposing.amend(proposal=big, title="Mieux", text="Mieux.", by=there.yacine, at=now)
    for rank, person in enumerate(others):
        reply(big, person, "objection" if rank < 4 else "agree")
    talk(big, others, 30)
    pages = [url(big), url(big, "versions.index"), listing(there)]
    large = [count_queries(client, page) for page in pages]

    assert all(more <= less + 1 for more, less in zip(large, small, strict=True)), (small, large)


def test_advice_is_counted_before_deciding(client, there, now):
    proposal = make.shared(there, type_key="advice", at=now)

    answer = as_(client, there.amina).post(url(proposal, "closings.decide"))

    assert answer.status_code == 422
    assert "Il manque encore 1 avis" in text(answer)


def test_a_round_named_to_somebody_shows_them_the_way(client, there, now):
    proposal = make.shared(there, at=now)
    rounds.name_facilitator(
        proposal=proposal, person=there.yacine, by=there.amina, on=timezone.localdate(), at=now
    )

    assert "Vous animez" in text(as_(client, there.yacine).get(url(proposal)))
