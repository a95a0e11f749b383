"""The rulebook, a change of rule, ways of deciding, the register, talks again: on screen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kpacite.coops.tests.factories import coop, member
from kpacite.governance import reviewing, rulebook, showing_decisions
from kpacite.governance.core.effects import Planned
from kpacite.governance.models import Proposal
from kpacite.governance.tests.factories import adopted, decision, role, rule, rules
from kpacite.lib import french

pytestmark = pytest.mark.django_db
TWELVE = Planned("rule.set", {"key": "sharing.commons_bp", "value": 1200})
RULE = "/c/la-cape/regles/sharing.commons_bp/"
MEMBERS_ONLY = [
    "/c/la-cape/regles/",
    "/c/la-cape/regles/comparer/",
    "/c/la-cape/regles/imprimer/",
    RULE,
    f"{RULE}changer/",
    "/c/la-cape/facons-de-decider/",
    "/c/la-cape/facons-de-decider/consent/",
    "/c/la-cape/facons-de-decider/consent/changer/",
    "/c/la-cape/decisions/export.csv",
    "/c/la-cape/decisions/1/en-reparler/",
    "/c/la-cape/decisions/2/effets/1/confirmer/",
    "/c/la-cape/a-reparler/",
]


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def cape():
    return coop(slug="la-cape")


@pytest.fixture
def amina(cape, client):
    who = member(coop=cape)
    rules(coop=cape, by=who)
    client.force_login(who)
    return who


@pytest.fixture
def twelve(cape, amina, today):
    """Ten became twelve, by a decision of a month ago."""
    on = today - timedelta(days=30)
    at = timezone.now() - timedelta(days=30)
    return adopted(coop=cape, by=amina, effects=[TWELVE], on=on, at=at)


def plain(answer):
    return answer.content.decode().replace("\u00a0", " ")


def change(form, **values):
    """The form as it came, with other values."""
    initial = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in (initial | values).items()}


def asked(client, path, **values):
    form = client.get(path).context["form"]
    return client.post(path, change(form, **values))


# --- the rulebook


def test_every_rule_the_software_reads_is_a_sentence_by_theme(amina, client):
    page = plain(client.get("/c/la-cape/regles/"))

    for key in rulebook.declared():
        assert f"/c/la-cape/regles/{key}/" in page
    assert "Partager l’argent" in page and "Travailler ensemble" in page


def test_a_rule_is_found_without_its_accents(amina, client):
    page = plain(client.get("/c/la-cape/regles/", {"q": "RELU"}))

    assert "un devis est relu" in page and "Le commun garde" not in page
    assert "Aucune règle" in plain(client.get("/c/la-cape/regles/", {"q": "piscine"}))


def test_what_will_change_is_told_beside_what_holds(cape, amina, client, today):
    adopted(coop=cape, by=amina, effects=[TWELVE], on=today, at=timezone.now())

    page = plain(client.get("/c/la-cape/regles/"))

    assert "Le commun garde 10 € sur 100 €." in page and "Le commun garde 12 € sur 100 €." in page


def test_the_history_of_a_rule_shows_its_versions_and_their_decisions(twelve, client):
    page = plain(client.get(RULE))

    assert "Le commun garde 12 € sur 100 €." in page and "Le commun garde 10 € sur 100 €." in page
    assert f"/c/la-cape/decisions/{twelve.number}/" in page
    assert "De 10 € sur 100 € à 12 € sur 100 €, en 2 versions." in page
    assert "entre 0 € sur 100 € et 50 € sur 100 €" in page


def test_a_rule_that_says_words_has_no_drawing(amina, client):
    page = plain(client.get("/c/la-cape/regles/sharing.key/"))

    assert '<svg class="chart"' not in page and "L’équipe partage" in page


def test_a_rule_that_nobody_declared_is_not_found(amina, client):
    assert client.get("/c/la-cape/regles/a.b/").status_code == 404


def test_two_days_are_compared(cape, twelve, client, today):
    before, after = today - timedelta(days=60), today

    page = plain(
        client.get("/c/la-cape/regles/comparer/", {"before": str(before), "after": str(after)})
    )
    same = plain(
        client.get("/c/la-cape/regles/comparer/", {"before": str(after), "after": str(after)})
    )

    assert "<del>Le commun garde 10 € sur 100 €.</del>" in page
    assert "<ins>Le commun garde 12 € sur 100 €.</ins>" in page
    assert "Rien n’a changé" in same
    wrong = client.get("/c/la-cape/regles/comparer/", {"before": "hier", "after": "demain"})
    assert wrong.status_code == 422


def test_the_rulebook_is_a_paper(amina, client):
    answer = client.get("/c/la-cape/regles/imprimer/")

    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")


def test_the_rules_are_for_all_only_when_the_coop_says_so(cape, amina, client, today):
    client.logout()
    assert client.get("/c/la-cape/nos-regles/").status_code == 404

    rule(coop=cape, by=amina, key="governance.rulebook_public", value=True, on=today)

    page = plain(client.get("/c/la-cape/nos-regles/"))
    assert "Le commun garde 10 € sur 100 €." in page and "Consentement" in page
    assert amina.first_name not in page
    assert client.get("/c/nulle-part/nos-regles/").status_code == 404


# --- the number inside the sentence


def test_a_member_changes_the_number_inside_the_sentence(cape, amina, client):
    answer = asked(client, f"{RULE}changer/", value_0="12,5", lived="Le commun est vide.")

    proposal = Proposal.objects.get()
    version = proposal.versions.get()
    assert answer.url == f"/c/la-cape/propositions/{proposal.number}/"
    assert version.title.replace("\u00a0", " ") == "Le commun garde 12,50 € sur 100 €"
    planned = version.effects.get()
    assert planned.payload == {"key": "sharing.commons_bp", "value": 1250}
    assert proposal.bearer == amina and proposal.opened_at is None
    assert version.review_months == 3


def test_one_sees_before_and_after_without_proposing_anything(amina, client):
    answer = asked(
        client, f"{RULE}changer/", value_0="12", lived="Le commun est vide.", preview="1"
    )

    page = plain(answer)
    assert "<del>Le commun garde 10 € sur 100 €.</del>" in page
    assert "<ins>Le commun garde 12 € sur 100 €.</ins>" in page
    assert "Aucune mission n’est encore partagée" in page
    assert not Proposal.objects.exists()


def test_several_rules_of_sharing_change_in_one_decision(amina, client):
    form = client.get(f"{RULE}changer/").context["form"]
    index = 1 + [one.key for one in form.others].index("sharing.key")

    asked(client, f"{RULE}changer/", **{"value_0": "8", f"value_{index}": "equal"}, lived="Oui.")

    planned = Proposal.objects.get().versions.get().effects.all()
    assert {one.payload["key"] for one in planned} == {"sharing.commons_bp", "sharing.key"}


def test_a_choice_is_a_whole_sentence(amina, client):
    page = plain(client.get("/c/la-cape/regles/sharing.key/changer/"))

    assert "L’équipe partage en parts égales." in page


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("sharing.commons_bp", "90", "L’outil ne permet pas cette valeur"),
        ("sales.payment_days", "90", "La loi ne permet pas cette valeur : 90 jours"),
        ("sales.payment_days", "bientôt", "Écrivez un nombre entier"),
        ("sharing.commons_bp", "12,345", "deux chiffres après la virgule"),
        ("sharing.commons_bp", "1e9999999", "Écrivez un nombre"),
        ("sharing.commons_bp", "10", "C’est déjà comme cela"),
        ("work.purchase_limit_cents", "beaucoup", "Écrivez le montant en chiffres"),
        ("sharing.key", "dice", "Sélectionnez un choix valide"),
    ],
)
def test_what_a_rule_cannot_say_is_refused_in_the_form(amina, client, key, value, words):
    answer = asked(client, f"/c/la-cape/regles/{key}/changer/", value_0=value, lived="Oui.")

    assert answer.status_code == 422 and words in plain(answer)
    assert not Proposal.objects.exists()


def test_a_rule_is_never_changed_backwards_on_screen(amina, client, today):
    answer = asked(client, f"{RULE}changer/", value_0="12", lived="Oui.", from_on=today.isoformat())

    assert answer.status_code == 422 and "jamais en arrière" in plain(answer)


def test_a_double_tap_writes_one_proposal(amina, client):
    form = client.get(f"{RULE}changer/").context["form"]
    said = change(form, value_0="12", lived="Oui.")

    client.post(f"{RULE}changer/", said)
    client.post(f"{RULE}changer/", said)

    assert Proposal.objects.count() == 1


# --- how we decide


def test_each_way_of_deciding_is_said_in_sentences(amina, client):
    page = plain(client.get("/c/la-cape/facons-de-decider/"))

    assert "Consentement" in page and "La moitié des personnes répond, au moins." in page
    assert "Tous les membres répondent, sauf la personne concernée." in page


def test_a_way_of_deciding_is_changed_by_a_proposal(cape, amina, client):
    path = "/c/la-cape/facons-de-decider/consent/changer/"

    seen = asked(client, path, delay_days="10", lived="Trop court.", preview="1")
    answer = asked(client, path, delay_days="10", lived="Trop court.")

    assert "on laisse 10 jours" in plain(seen)
    planned = Proposal.objects.get().versions.get().effects.get()
    assert planned.payload == {"type": "consent", "delay_days": 10}
    assert answer.status_code == 302


def test_a_departure_by_silence_is_refused_on_screen(amina, client):
    path = "/c/la-cape/facons-de-decider/exclusion/changer/"

    answer = asked(client, path, silence="agrees", lived="Plus vite.")

    assert answer.status_code == 422 and "jamais par le silence" in plain(answer)
    assert client.get("/c/la-cape/facons-de-decider/exclusion/").status_code == 200
    assert client.get("/c/la-cape/facons-de-decider/dice/").status_code == 404


# --- the register


def test_a_newcomer_reads_what_a_decision_changed_and_whether_it_is_done(twelve, client):
    page = plain(client.get(f"/c/la-cape/decisions/{twelve.number}/"))

    assert "<ins>Le commun garde 12 € sur 100 €.</ins>" in page and "Appliqué" in page
    assert "Revenir à la règle d’avant" in page and "On en reparle le" in page


def test_what_could_not_be_applied_is_visible_to_all_and_tried_again(cape, amina, client, today):
    rule(coop=cape, by=amina, key="sharing.commons_bp", value=800, on=today + timedelta(days=9))
    failed = adopted(coop=cape, by=amina, effects=[TWELVE], on=today, at=timezone.now())
    path = f"/c/la-cape/decisions/{failed.number}/"

    page = plain(client.get(path))
    again = client.post(f"{path}effets/1/reessayer/")

    assert "Décidé, pas encore appliqué" in page and "Réessayer" in page
    assert "Pas encore appliquée" in plain(client.get("/c/la-cape/decisions/"))
    assert again.status_code == 422 and "Choisissez un jour après" in plain(again)
    assert failed.effects.get().tries == 2


def test_a_person_with_a_role_confirms_a_departure(cape, amina, client, today):
    jordan = member(coop=cape, first_name="Jordan")
    leaves = Planned("member.end", {"person": jordan.pk})
    decided = adopted(coop=cape, by=amina, effects=[leaves], on=today, at=timezone.now())
    path = f"/c/la-cape/decisions/{decided.number}/effets/1/confirmer/"

    assert client.post(path).status_code == 422
    assert client.post(path.replace("confirmer", "reessayer")).status_code == 422
    role(coop=cape, person=amina, starts_on=today.replace(day=1))
    assert "Jordan" in plain(client.get(path))
    answer = client.post(path)

    assert answer.status_code == 302 and decided.effects.get().confirmed_by == amina
    assert client.get(path.replace("/1/confirmer", "/9/confirmer")).status_code == 404


def test_the_register_is_searched_without_accents_and_sorted(cape, amina, client, today):
    decision(coop=cape, by=amina, title="Réparer l’œuvre de l’ÉTÉ", on=today)
    decision(coop=cape, by=amina, title="Acheter un four", on=today, method="daily")

    def found(**asked):
        return plain(client.get("/c/la-cape/decisions/", asked))

    assert "ÉTÉ" in found(q="oeuvre ete") and "four" not in found(q="oeuvre ete")
    assert "four" in found(facon="daily") and "ÉTÉ" not in found(facon="daily")
    assert "Aucune décision" in found(annee="1999")
    assert "four" in found(etat="standing") and "four" not in found(etat="over")


def test_a_decision_that_another_replaced_says_so(cape, amina, twelve, client, today):
    back = adopted(
        coop=cape, by=amina, effects=[Planned("rule.set", TWELVE.payload | {"value": 1000})],
        on=today, at=timezone.now(), follows=twelve,
    )  # fmt: skip

    page = plain(client.get(f"/c/la-cape/decisions/{twelve.number}/"))

    assert "ne tient plus" in page and f"/c/la-cape/decisions/{back.number}/" in page
    assert "Ne tient plus" in plain(client.get("/c/la-cape/decisions/", {"etat": "over"}))


def test_the_register_goes_into_a_spreadsheet_without_a_trap(cape, amina, twelve, client, today):
    decision(coop=cape, by=amina, title="=HYPERLINK(1)", on=today)

    lines = b"".join(client.get("/c/la-cape/decisions/export.csv").streaming_content).decode()

    assert "'=HYPERLINK(1)" in lines
    assert "Le commun garde 12 € sur 100 €." in lines.replace("\u00a0", " ")


def test_the_public_reads_what_the_coop_shows_and_nobody_s_name(cape, amina, twelve, client, today):
    role(coop=cape, person=amina, starts_on=today.replace(day=1))
    path = f"/c/la-cape/decisions/{twelve.number}/public/"

    assert client.post(path, {"public": "yes"}).status_code == 302
    client.logout()
    page = plain(client.get("/c/la-cape/nos-decisions/"))

    assert twelve.title in page and amina.first_name not in page
    assert "Nos premières règles" not in page


def test_who_holds_no_role_shows_nothing(twelve, client):
    path = f"/c/la-cape/decisions/{twelve.number}/public/"

    assert client.post(path, {"public": "yes"}).status_code == 422
    twelve.refresh_from_db()
    assert not twelve.is_public and not showing_decisions.is_about_somebody(twelve)


def test_pages_read_as_little_whatever_the_history(
    cape, amina, client, today, django_assert_max_num_queries
):
    def history(many):
        for _ in range(many):
            last = rulebook.whole(cape, "work.doubt_days", today)
            start = today - timedelta(days=200 - cape.decisions.count())
            one = Planned("rule.set", {"key": "work.doubt_days", "value": last % 60 + 1})
            adopted(coop=cape, by=amina, effects=[one], on=start, at=timezone.now())

    for many in (1, 15):
        history(many)
        for path, most in [
            ("/c/la-cape/regles/", 9), ("/c/la-cape/regles/work.doubt_days/", 11),
            ("/c/la-cape/decisions/", 11), ("/c/la-cape/decisions/2/", 20),
            ("/c/la-cape/facons-de-decider/", 8), ("/c/la-cape/a-reparler/", 8),
        ]:  # fmt: skip
            with django_assert_max_num_queries(most):
                assert client.get(path).status_code == 200


# --- talking of it again


def test_what_comes_back_soon_is_listed(cape, amina, client, today):
    soon = adopted(
        coop=cape, by=amina, effects=[TWELVE], on=today - timedelta(days=89), at=timezone.now()
    )

    page = plain(client.get("/c/la-cape/a-reparler/"))

    assert f"/c/la-cape/decisions/{soon.number}/en-reparler/" in page
    assert "1 décision revient bientôt" in plain(client.get("/c/la-cape/decisions/"))


def test_a_decision_is_kept_on_screen(cape, twelve, client, today):
    path = f"/c/la-cape/decisions/{twelve.number}/en-reparler/"

    answer = client.post(path, {"outcome": "keep", "words": "Cela marche bien."})

    assert answer.status_code == 302
    assert "Cela marche bien." in plain(client.get(f"/c/la-cape/decisions/{twelve.number}/"))
    assert client.post(path, {"outcome": "keep", "words": ""}).status_code == 422
    assert client.post(path, {"outcome": "drop", "words": ""}).status_code == 422


def test_changing_a_rule_again_opens_its_sentence(twelve, client):
    path = f"/c/la-cape/decisions/{twelve.number}/en-reparler/"

    answer = client.post(path, {"outcome": "adapt", "words": ""})
    assert answer.url == f"{RULE}changer/?suite={twelve.number}"
    asked(client, answer.url, value_0="11", lived="Un peu moins.")

    assert Proposal.objects.get(follows=twelve).bearer == twelve.noted_by
    assert twelve.reviews.get().outcome == "adapt"


def test_changing_words_opens_a_proposal(cape, amina, client, today):
    coffee = decision(coop=cape, by=amina, title="Du café", on=today)

    answer = client.post(
        f"/c/la-cape/decisions/{coffee.number}/en-reparler/",
        {"outcome": "adapt", "words": "Du thé."},
    )

    proposal = Proposal.objects.get()
    assert answer.url == f"/c/la-cape/propositions/{proposal.number}/"
    assert proposal.lived == "Du thé."


def test_the_former_rule_comes_back_in_one_tap_as_a_proposal(twelve, client):
    answer = client.post(f"/c/la-cape/decisions/{twelve.number}/revenir/")

    proposal = Proposal.objects.get(follows=twelve)
    assert answer.url == f"/c/la-cape/propositions/{proposal.number}/"
    assert proposal.versions.get().effects.get().payload["value"] == 1000
    assert client.post("/c/la-cape/decisions/1/revenir/").status_code == 422


def test_the_former_rule_is_proposed_from_the_talk_too(twelve, client):
    path = f"/c/la-cape/decisions/{twelve.number}/en-reparler/"

    assert client.post(path, {"outcome": "back", "words": ""}).status_code == 302
    assert Proposal.objects.get(follows=twelve).opened_at is None
    assert reviewing.due_on(twelve) == twelve.review_on


# --- who sees


@pytest.mark.parametrize("path", MEMBERS_ONLY)
def test_a_member_of_another_coop_learns_nothing(twelve, client, path):
    client.force_login(member(coop=coop(slug="le-fil"), first_name="Karim"))

    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["public/", "revenir/", "effets/1/reessayer/"])
def test_a_gesture_of_another_coop_is_not_found(twelve, client, path):
    client.force_login(member(coop=coop(slug="le-fil"), first_name="Karim"))

    assert client.post(f"/c/la-cape/decisions/{twelve.number}/{path}").status_code == 404


def test_dates_are_written_whole(twelve, client, today):
    page = plain(client.get(RULE))

    assert french.day_plain(twelve.decided_on + timedelta(days=1)).replace("\u00a0", " ") in page
