"""The small world of the tests that no app owns: the demo network, and how to find one's way in it.

Amina (devis), Thi Mai (caisse), Jordan, Rosa, Yacine, Inès and Fatoumata belong to La Cape; Karim,
at Le Fil, is the stranger; Claire and Marc work at Optale, the host of both.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from kpacite.brand.models import BrandOuting
from kpacite.coops.models import Coop, Membership
from kpacite.governance import agenda, meeting
from kpacite.governance.models import (
    Conflict,
    Decision,
    Election,
    Handover,
    Meeting,
    Objection,
    Proposal,
)
from kpacite.hosts.models import Host
from kpacite.joining import departing
from kpacite.joining.models import (
    Application,
    Authorisation,
    Departure,
    DiscoverySession,
    QuietCall,
)
from kpacite.people.models import Person
from kpacite.privacy.models import RightsRequest
from kpacite.sales import invoicing, quote_lines
from kpacite.sales.models import Client, Invoice, Payment, Quote, Request, TriageVoice
from kpacite.sharing.models import Distribution
from kpacite.talks import links
from kpacite.web.demo import building
from kpacite.work.models import Acknowledgement, Contribution, Mission, Purchase

WRONG_TOKEN = "a-link-that-nobody-gave"


@dataclass(frozen=True)
class World:
    today: date

    def person(self, username: str) -> Person:
        return Person.objects.get(username=username)

    @property
    def cape(self) -> Coop:
        return Coop.objects.get(slug="la-cape")

    @property
    def optale(self) -> Host:
        return Host.objects.get(slug="optale")

    def mission(self, title: str) -> Mission:
        return Mission.objects.get(coop=self.cape, title=title)

    @property
    def asked(self) -> Request:
        """In triage since yesterday, with a doubt."""
        return Request.objects.get(coop=self.cape, outcome=None)

    @property
    def draft_quote(self) -> Quote:
        """Written, to be read by a peer, then by the host."""
        return Quote.objects.get(coop=self.cape, title="Buffet des vœux du quartier")

    @property
    def sent_quote(self) -> Quote:
        """The client has the link, and has not answered."""
        return Quote.objects.get(coop=self.cape, title="Sacs pour les vœux")

    @property
    def accepted_quote(self) -> Quote:
        """The client said yes; the work is this week, nothing is invoiced yet."""
        return Quote.objects.get(coop=self.cape, title="Repas de rentrée du Phare")

    @property
    def invoice(self) -> Invoice:
        """Issued, late, unpaid."""
        return Invoice.objects.get(coop=self.cape, mission__title="Affiches de la fête")

    @property
    def draft_invoice(self) -> Invoice:
        return Invoice.objects.get(coop=self.cape, number=None)

    @property
    def payment(self) -> Payment:
        """On an invoice that is paid."""
        return Payment.objects.get(invoice__mission__title="L’anniversaire de Madame Lenoir")

    @property
    def waiting_share(self) -> Distribution:
        return Distribution.objects.get(coop=self.cape, posted_at=None)

    @property
    def doubt(self) -> TriageVoice:
        return TriageVoice.objects.get(request=self.asked, stance="doubt")

    @property
    def gift(self) -> Contribution:
        """Of Thi Mai, with a question that waits for her answer."""
        return Contribution.objects.get(note__startswith="Les comptes du mois")

    @property
    def question(self) -> Acknowledgement:
        """The question that Thi Mai was asked about it."""
        return self.gift.acknowledgements.get(kind="question")

    @property
    def purchase(self) -> Purchase:
        """Advanced by a member, for a mission whose money came and waits to be shared."""
        return self.waiting_share.mission.purchases.first()

    @property
    def outing(self) -> BrandOuting:
        """Yacine carries the name on Saturday."""
        return BrandOuting.objects.get(coop=self.cape, person__username="yacine", told_at=None)

    @property
    def conflict(self) -> Conflict:
        """Between Amina and Yacine, ended by talking."""
        return Conflict.objects.get(coop=self.cape, about__username="yacine")

    @property
    def departure(self) -> Departure:
        """Rosa prepares to leave; nothing is settled yet."""
        return Departure.objects.get(membership__person__username="rosa")

    @property
    def call(self) -> QuietCall:
        """A kind word to Rosa, that she did not answer."""
        return QuietCall.objects.get(membership__person__username="rosa")

    @property
    def rights_request(self) -> RightsRequest:
        """Inès waits for a correction."""
        return RightsRequest.objects.get(kind="correct", done_at=None)

    @property
    def meeting_to_come(self) -> Meeting:
        """On Tuesday, called by Fatoumata."""
        return Meeting.objects.get(coop=self.cape, opened_at=None)

    @property
    def meeting_now(self) -> Meeting:
        return Meeting.objects.get(coop=self.cape, opened_at__isnull=False, closed_at=None)

    @property
    def meeting_signed(self) -> Meeting:
        """A month ago: its minutes are signed."""
        return Meeting.objects.get(coop=self.cape, closed_at__isnull=False)

    @property
    def open_election(self) -> Election:
        """Led by Inès; two people named somebody."""
        return Election.objects.get(coop=self.cape, reasons_at=None)

    @property
    def handover(self) -> Handover:
        """Amina passes the quotes to Jordan."""
        return Handover.objects.get(role__coop=self.cape)

    @property
    def asked_proposal(self) -> Proposal:
        """Of Yacine; four answers are there, and an objection of Amina stands."""
        return Proposal.objects.get(coop=self.cape, ended_at=None, bearer__username="yacine")

    @property
    def change_of_rule(self) -> Decision:
        """The commons went from 9 to 10 on a hundred; it is to be talked of next week."""
        return Decision.objects.get(coop=self.cape, rule_values__value=1000, method="consent")

    def applicant(self, first_name: str) -> Application:
        """Sofia waits, Malik is a member, Théo's second look waits, Élodie was seen again."""
        return Application.objects.get(coop=self.cape, first_name=first_name)

    def open_door(self, *, is_over: bool) -> DiscoverySession:
        sessions = DiscoverySession.objects.filter(coop=self.cape).order_by("starts_at")
        found = sessions.first() if is_over else sessions.last()
        assert found is not None
        return found

    @property
    def waiting_guardian(self) -> Authorisation:
        """Jordan's father was asked and has not answered."""
        return Authorisation.objects.get(minor__username="jordan", signed_at=None)

    @property
    def client(self) -> Client:
        return Client.objects.get(coop=self.cape, name="Imprimerie Duval")


def build() -> World:
    """The whole story up to yesterday evening, and an invoice being written today."""
    today = timezone.localdate()
    building.build(today=today, seed=1, coops=0, years=1, progress=lambda done, at: None)
    world = World(today)
    treasurer = world.person("thi-mai")
    line = quote_lines.Line("Tarte", Decimal(2), Decimal(18), "food_immediate")
    invoicing.draft(
        coop=world.cape, client=Client.objects.get(coop=world.cape, name="Madame Lenoir"),
        responsible=world.person("amina"), facts=invoicing.Facts(service_on=today, title="Tartes"),
        lines=[line], key="world-draft", by=treasurer, on=today, at=timezone.now(),
    )  # fmt: skip
    return world


def _meet(world: World) -> None:
    """A meeting of today goes on, with a point of Inès."""
    ines, now = world.person("ines"), timezone.now()
    plan = meeting.Plan("La réunion de ce jour", world.today, time(0, 1))
    held = meeting.call(coop=world.cape, plan=plan, by=ines, on=world.today, at=now)
    agenda.add(meeting=held, title="Le stand de Noël", by=ines, at=now)
    meeting.start(meeting=held, by=ines, on=world.today, at=now)


def with_somebody_on_the_way_out(world: World) -> World:
    """The same world: Rosa, silent for a while, starts to leave; a meeting goes on."""
    _meet(world)
    membership = Membership.objects.get(coop=world.cape, person=world.person("rosa"))
    QuietCall.objects.create(
        membership=membership, quiet_since=world.today - timedelta(days=61), called_on=world.today
    )
    departing.start(
        membership=membership, leaves_on=world.today, by=membership.person, on=world.today,
        at=timezone.now(),
    )  # fmt: skip
    return world


def address(world: World, name: str, arguments: tuple[str, ...], *, token: str = "") -> str:
    """Where that address leads in this world."""
    return reverse(name, kwargs={one: _argument(world, name, one, token) for one in arguments})


def _argument(world: World, name: str, argument: str, token: str) -> str | int:
    special = SPECIAL.get((name, argument)) or SPECIAL.get((name.split(".")[0], argument))
    found = (special or USUAL[argument])(world)
    return token if argument == "token" and token else found


# What an argument usually is, and what it is for some addresses.
USUAL = {
    "proposal": lambda world: world.asked_proposal.number,
    "objection": lambda world: Objection.objects.get(settled_at=None).pk,
    "point": lambda world: world.meeting_to_come.items.get(kind="free").pk,
    "signature": lambda world: world.meeting_signed.signatures.first().pk,
    "action": lambda world: world.cape.actions.get(done_on=None, person__username="yacine").pk,
    "handover": lambda world: world.handover.pk,
    "role": lambda world: "quotes",
    "rule": lambda world: "sharing.commons_bp",
    "type": lambda world: "consent",
    "rank": lambda world: 1,
    "coop": lambda world: world.cape.slug,
    "host": lambda world: world.optale.slug,
    "asked": lambda world: world.asked.pk,
    "voice": lambda world: world.doubt.pk,
    "client": lambda world: world.client.pk,
    "item": lambda world: world.cape.catalogue.first().pk,
    "quote": lambda world: world.sent_quote.pk,
    "version": lambda world: 1,
    "invoice": lambda world: world.invoice.pk,
    "payment": lambda world: world.payment.pk,
    "mission": lambda world: world.waiting_share.mission_id,
    "number": lambda world: world.waiting_share.number,
    "contribution": lambda world: world.gift.pk,
    "gesture": lambda world: "garder",
    "kind": lambda world: "help",
    "question": lambda world: world.question.pk,
    "purchase": lambda world: world.purchase.pk,
    "minor": lambda world: world.person("jordan").pk,
    "authorisation": lambda world: world.waiting_guardian.pk,
    "request_number": lambda world: world.rights_request.pk,
    "contract": lambda world: world.optale.contracts.get(person__username="amina").pk,
    "clearance": lambda world: world.optale.clearances.order_by("answered_on", "pk").last().pk,
    "year": lambda world: world.today.year,
    "outing": lambda world: world.outing.pk,
    "conflict": lambda world: world.conflict.pk,
    "departure": lambda world: world.departure.pk,
    "call": lambda world: world.call.pk,
    "session": lambda world: world.open_door(is_over=False).pk,
    "app": lambda world: "work",
    "pk": lambda world: world.accepted_quote.mission_id,
    "message": lambda world: world.person("amina").messages.get(withdrawn_at=None).pk,
    "notice": lambda world: world.person("amina").notices.filter(read_at=None).first().pk,
    "member": lambda world: world.person("rosa").pk,
    "uidb36": lambda world: "1",
    "key": lambda world: WRONG_TOKEN,
}
SPECIAL = {
    **{
        (f"governance:{room}", "number"): lambda world: world.change_of_rule.number
        for room in ("decisions.publish", "effects", "returns", "reviews")
    },
    ("governance:meetings", "number"): lambda world: world.meeting_to_come.number,
    ("governance:points", "number"): lambda world: world.meeting_to_come.number,
    ("governance:points.show", "point"): lambda world: (
        world.meeting_to_come.items.get(kind="action").pk
    ),
    ("governance:lives", "number"): lambda world: world.meeting_now.number,
    ("governance:attendances", "number"): lambda world: world.meeting_now.number,
    ("governance:minutes", "number"): lambda world: world.meeting_signed.number,
    ("governance:minutes.new", "number"): lambda world: world.meeting_now.number,
    ("governance:elections", "number"): lambda world: world.open_election.number,
    **{
        (f"governance:points.{gesture}", argument): found
        for gesture in ("take_up", "finish", "write", "decide", "promise")
        for argument, found in (
            ("number", lambda world: world.meeting_now.number),
            ("point", lambda world: world.meeting_now.items.get(kind="free").pk),
        )
    },
    ("joining:followed", "token"): lambda world: world.applicant("Sofia").token,
    ("joining:applications", "number"): lambda world: world.applicant("Sofia").number,
    ("joining:answers", "number"): lambda world: world.applicant("Sofia").number,
    ("joining:commitments", "number"): lambda world: world.applicant("Sofia").number,
    ("joining:admissions", "number"): lambda world: world.applicant("Sofia").number,
    ("joining:discoveries", "number"): lambda world: world.applicant("Sofia").number,
    ("joining:discoveries.came", "number"): lambda world: world.applicant("Malik").number,
    ("joining:discoveries.came", "session"): lambda world: world.open_door(is_over=True).pk,
    ("joining:second_looks", "number"): lambda world: world.applicant("Théo").number,
    ("joining:settlements", "key"): lambda world: "keys",
    ("joining:guardians", "token"): lambda world: world.waiting_guardian.token,
    ("coops:charters", "number"): lambda world: 1,
    ("talks:threads", "kind"): lambda world: "mission",
    ("talks:unsubscribe", "token"): lambda world: links.stop(world.person("amina")),
    ("talks:calendar", "token"): lambda world: world.person("amina").calendar_key.key,
    ("sales:client_quotes", "token"): lambda world: world.sent_quote.token,
    ("sales:client_invoices", "token"): lambda world: world.invoice.token,
    ("sales:quotes.edit", "quote"): lambda world: world.draft_quote.pk,
    ("sales:quotes.send", "quote"): lambda world: world.draft_quote.pk,
    ("sales:readings", "quote"): lambda world: world.draft_quote.pk,
    ("sales:host_quotes", "quote"): lambda world: world.draft_quote.pk,
    ("sales:quote_invoices", "quote"): lambda world: world.accepted_quote.pk,
    ("sales:invoices.edit", "invoice"): lambda world: world.draft_invoice.pk,
    ("sales:invoices.issue", "invoice"): lambda world: world.draft_invoice.pk,
    ("sales:invoices.remove", "invoice"): lambda world: world.draft_invoice.pk,
    ("web:layers", "mission"): lambda world: world.mission("Buffet de soixante personnes").pk,
    ("work:deliveries", "mission"): lambda world: world.accepted_quote.mission_id,
    ("work:missions.edit", "mission"): lambda world: world.accepted_quote.mission_id,
    ("sales:payments.remove", "invoice"): lambda world: world.payment.invoice_id,
}
