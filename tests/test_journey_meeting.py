"""A meeting of eight around one phone and some paper; an election without candidate. On a phone.

Every page is examined: no barrier that axe can see, nothing wider than the screen.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.governance import proposing, roles
from kpacite.governance.models import ActionItem, Decision, Election, Meeting, Proposal
from kpacite.people import signing

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.django_db(transaction=True),
]
AS_READ = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


def an_oven_is_proposed(world):
    """Thi Mai wrote it before the meeting."""
    thi_mai, now = world.person("thi-mai"), timezone.now()
    proposal = proposing.draft(
        coop=world.cape, type_key="consent", title="Acheter un four d’occasion",
        text="480 €, payés par le commun. On essaie six mois.", lived="Le four est trop petit.",
        by=thi_mai, at=now,
    )  # fmt: skip
    return proposing.open_proposal(proposal=proposal, by=thi_mai, on=world.today, at=now)


def page_of(held, end=""):
    return f"/c/la-cape/reunions/{held.number}/{end}"


def call(phone, world):
    """The agenda is there at once; somebody adds a point; it goes to the printer."""
    phone.go("/c/la-cape/reunions/")
    phone.click("Prévoir une réunion")
    phone.click("Je prévois la réunion")  # nothing is filled: the page says what is missing
    phone.fill("Son nom", "La réunion de ce soir")
    phone.fill("Quel jour", world.today.isoformat())
    phone.fill("À quelle heure", "18:00")
    phone.fill("Où", "La grande table")
    phone.click("Je prévois la réunion")
    held = Meeting.objects.latest("pk")
    phone.sees("Comment ça va")
    phone.sees("Acheter un four d’occasion")
    phone.fill("De quoi voulez-vous parler", "Le stand du marché de Noël")
    phone.click("J’ajoute ce point")
    paper = phone.context.request.get(f"{phone.home}{page_of(held, 'ordre-du-jour.pdf')}")
    assert paper.body().startswith(b"%PDF")
    return held


def begin(phone, held, *, away=()):
    """One tap for each name."""
    phone.go(page_of(held))
    phone.click("J’ouvre la réunion")
    for line in phone.page.locator(".presence").all():
        state = "excused" if line.locator("legend").inner_text() in away else "present"
        line.locator(f"input[value={state}]").check(force=True)
    phone.click("C’est noté, on commence")


def the_weather(phone):
    phone.click("On en parle")
    phone.fill("Ce qui se dit", "Beaucoup de soleil. Jordan a réussi son examen.")
    phone.click("J’enregistre")
    phone.sees("C’est écrit")
    phone.click("Point fini")


def point(phone, held, title):
    item = held.items.get(title=title)
    phone.go(page_of(held, f"direct/?point={item.pk}"))
    phone.click("On en parle")


def decide_on_paper(phone, held):
    """The rounds are led from the table; the boxes of the paper are typed in; it is decided."""
    point(phone, held, "Acheter un four d’occasion")
    phone.click("Aller à la table")
    phone.click("Passer aux réactions")
    phone.click("Demander les réponses")
    phone.click("Recopier des papiers")
    for choice in phone.page.locator("select[name^=kind_]").all():
        choice.select_option(value="agree")
    phone.click("Noter ces réponses")
    phone.click("Compter les réponses")
    phone.sees("C’est décidé")


def promise(phone, held):
    """Who does what is noted from the point itself."""
    item = held.items.get(title="Le stand du marché de Noël")
    point(phone, held, item.title)
    phone.fill("Ce qui se dit", "Le samedi 12, de 9 h à 18 h. Inès et Yacine y seront.")
    phone.click("J’enregistre")
    phone.page.get_by_text("Qui fait quoi").click()
    phone.fill("Quoi", "Réserver la place au marché")
    phone.page.locator("[name=a-person]").select_option(label="Inès Carpentier")
    phone.page.locator("form[action$='/a-faire/'] button").click()
    phone.sees("C’est noté dans « À faire »")
    phone.page.get_by_text("On décide une petite chose").click()
    phone.fill("Ce que nous décidons", "On ferme la cuisine ce samedi-là")
    phone.click("Nous décidons")
    phone.sees("La décision est notée")
    phone.click("Point fini")


def close_and_sign(phone, held, *, paper):
    """Read aloud, closed, signed: here, and on the sheet that went round."""
    phone.go(page_of(held, "direct/"))
    phone.click("Fermer le compte rendu")
    phone.click("Je ferme le compte rendu")  # the sentence is not accepted: the page says so
    phone.page.locator("[name=sure]").check(force=True)
    phone.click("Je ferme le compte rendu")
    phone.sees("À signer")
    phone.page.locator("[name=agrees][type=checkbox]").check(force=True)
    phone.click("Je signe")
    phone.page.get_by_text("On a signé sur papier").click()
    phone.page.locator("[name=person]").select_option(label=paper)
    phone.click("Je note cette signature")
    phone.sees("sur papier")


@AS_READ
def test_eight_people_meet_around_one_phone_and_paper(world, enter, scripts):
    proposal = an_oven_is_proposed(world)
    phone = enter("fatoumata", scripts)

    held = call(phone, world)
    begin(phone, held)
    phone.sees("C’est assez pour décider")
    the_weather(phone)
    decide_on_paper(phone, held)
    promise(phone, held)
    close_and_sign(phone, held, paper="Rosa Almeida")

    held.refresh_from_db()
    seals = [one.seal for one in held.signatures.select_related("seal").order_by("pk")]
    assert len(held.minutes["present"]) == coops.members(world.cape, world.today).count() == 8
    assert [seal.means for seal in seals] == ["session", "paper"]
    assert all(signing.verify(seal) for seal in seals)
    assert Decision.objects.filter(version__proposal=proposal).exists()
    assert ActionItem.objects.get(meeting=held).person == world.person("ines")
    assert phone.faults == []


def test_the_second_writer_finds_both_texts(world, enter):
    phone, other = enter("fatoumata", True), enter("amina", True)
    held = call_quickly(phone, world)
    begin(phone, held)
    other.go(page_of(held, "direct/"))
    the_weather(phone)
    other.fill("Ce qui se dit", "Amina tousse.")
    other.click("J’enregistre")

    other.sees("Quelqu’un d’autre a écrit ici")
    other.sees("Beaucoup de soleil")
    assert other.page.locator("[name=notes]").input_value() == "Amina tousse."
    assert [*phone.faults, *other.faults] == []


def call_quickly(phone, world):
    phone.go("/c/la-cape/reunions/prevoir/")
    phone.fill("Son nom", "Une petite réunion")
    phone.fill("Quel jour", world.today.isoformat())
    phone.fill("À quelle heure", "19:00")
    phone.click("Je prévois la réunion")
    return Meeting.objects.latest("pk")


def name(screen, election, nominee, reason, *, person=""):
    """One’s own name and reason; or the paper of somebody else."""
    screen.go(f"/c/la-cape/elections/{election.number}/")
    form = screen.page.locator("form[action$='/nommer/']")
    if not form.is_visible():
        screen.page.get_by_text("Je note un papier").or_(
            screen.page.get_by_text("Je change", exact=True)
        ).first.click()
    if person:
        who = form.locator("[name=person]")
        if not who.is_visible():
            screen.page.get_by_text("C’est le papier d’une autre personne").click()
        who.select_option(label=person)
    form.locator("[name=nominee]").select_option(label=nominee)
    form.locator("[name=reason]").fill(reason)
    screen.click("Je dis ce nom")


def open_election(screen, world):
    screen.go("/c/la-cape/roles/treasury/")
    screen.click("J’ouvre une élection")
    screen.fill("Qu’attendons-nous", "Aimer les chiffres, et les expliquer.")
    screen.page.locator("[name=facilitator]").select_option(label="Fatoumata Diallo")
    screen.fill("À partir de quel jour", (world.today + timedelta(days=1)).isoformat())
    screen.fill("Jusqu’à quel jour", (world.today + timedelta(days=300)).isoformat())
    screen.click("J’ouvre l’élection")
    return Election.objects.latest("pk")


def consent(screen, proposal):
    """Amina types everybody’s answers: whoever proposes does not."""
    screen.go(f"/c/la-cape/propositions/{proposal.number}/papier/")
    for choice in screen.page.locator("select[name^=kind_]").all():
        choice.select_option(value="agree")
    screen.click("Noter ces réponses")


@AS_READ
def test_an_election_without_candidate_from_the_first_name_to_the_role(world, enter, scripts):
    amina, fatoumata, ines = (enter(who, scripts) for who in ("amina", "fatoumata", "ines"))
    election = open_election(amina, world)
    page = f"/c/la-cape/elections/{election.number}/"

    name(amina, election, "Inès Carpentier", "Elle explique bien les factures.")
    name(amina, election, "Amina Haddad", "Elle connaît les prix.", person="Rosa Almeida")
    name(fatoumata, election, "Inès Carpentier", "Elle note tout, et rien ne se perd.")
    assert "Elle connaît les prix." not in fatoumata.page.content()
    fatoumata.go(page)
    fatoumata.click("Montrer tous les noms")
    fatoumata.sees("Elle connaît les prix.")
    name(amina, election, "Inès Carpentier", "C’est vrai, elle explique.", person="Rosa Almeida")
    fatoumata.go(page)
    fatoumata.click("Tout le monde a parlé")
    fatoumata.page.locator("form[action$='/proposer/'] [name=person]").select_option(
        label="Inès Carpentier"
    )
    fatoumata.fill("Quelles raisons", "Elle explique bien, et rien ne se perd.")
    fatoumata.click("Je propose ce nom")
    ines.go(page)
    ines.sees("On pense à vous")
    ines.tick("Oui, j’accepte")
    ines.click("Donner la réponse")
    proposal = Proposal.objects.latest("pk")
    consent(amina, proposal)
    fatoumata.go(f"/c/la-cape/propositions/{proposal.number}/")
    fatoumata.click("Compter les réponses")
    fatoumata.sees("C’est décidé")

    amina.go(page)
    amina.sees("Inès Carpentier")
    assert roles.holds(
        world.person("ines"), world.cape, "treasury", world.today + timedelta(days=1)
    )
    assert [*amina.faults, *fatoumata.faults, *ines.faults] == []
