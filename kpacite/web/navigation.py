"""The links of the member's menu."""

from dataclasses import dataclass, replace
from functools import lru_cache

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from kpacite.coops.models import Membership
from kpacite.governance.queries.proposals import asking
from kpacite.hosts.models import HostOfficer
from kpacite.people.models import Person
from kpacite.talks.models import Notice
from kpacite.ui.context import Link, Menu


@dataclass(frozen=True)
class _Entry:
    """A page of the menu: the section that lights it, its words, its drawing, its address."""

    section: str
    label: str
    icon: str
    address: str
    hint: str = ""
    tone: str = ""
    starts_group: bool = False
    short: str = ""  # under the thumb, where a word has the width of a tab
    is_mine: bool = False  # a page of the person, the same in every coop

    def link(self, *, is_tab: bool = False, **kwargs: str) -> Link:
        label = self.short if is_tab and self.short else self.label
        url = reverse(self.address, kwargs={} if self.is_mine else kwargs)
        return Link(
            self.section, label, self.icon, url, self.starts_group, self.hint, self.tone
        )  # fmt: skip


_DAILY = [
    _Entry("home", "Accueil", "i-home", "web:weeks.show"),
    _Entry("missions", "Missions", "i-work", "web:missions.index"),
    _Entry("cake", "Le gâteau", "i-cake", "web:cakes.show", short="Gâteau"),
    _Entry("decisions", "Décider", "i-decide", "governance:proposals.index"),
]
_OTHERS = [
    _Entry("news", "Mes nouvelles", "i-bell", "talks:notices.index",
           "Ce qui me concerne", "sky", is_mine=True),
    _Entry("contributions", "Les aides", "i-hand", "work:contributions.index",
           "J’ai aidé, merci", "yolk"),
    _Entry("requests", "Demandes", "i-talk", "sales:requests.index",
           "Ce que l’on nous demande", "sky", starts_group=True),
    _Entry("quotes", "Devis", "i-quote", "sales:quotes.index",
           "Écrire, relire, envoyer", "beet"),
    _Entry("invoices", "Factures", "i-euro", "sales:invoices.index",
           "Envoyer, suivre", "leaf"),
    _Entry("clients", "Clients", "i-people", "sales:clients.index",
           "Les personnes qui achètent", "sky"),
    _Entry("catalogue", "Nos prix", "i-box", "sales:catalogue.index",
           "Ce que nous faisons", "beet"),
    _Entry("commons", "Le commun", "i-leaf", "sharing:commons.show",
           "L’argent de tout le monde", "yolk", starts_group=True),
    _Entry("brand", "Notre nom", "i-star", "brand:brand.show",
           "Porter la marque", "beet"),
    _Entry("members", "Les membres", "i-people", "coops:members.index",
           "Qui est là", "leaf"),
    _Entry("applications", "Qui veut venir", "i-door", "joining:applications.index",
           "Lire, répondre, accueillir", "beet"),
    # Lit by its neighbour « Décider », whose pages lead here.
    _Entry("rules", "Règles et rôles", "i-open", "governance:rules.index",
           "Ce que nous avons décidé", "sky"),
    _Entry("meetings", "Réunions", "i-calendar", "governance:meetings.index",
           "Préparer, écrire, signer", "leaf"),
    _Entry("actions", "À faire", "i-check-circle", "governance:actions.index",
           "Ce que nous avons promis", "yolk"),
    _Entry("journal", "Le journal", "i-open", "talks:journal.index",
           "Qui a fait quoi", "leaf"),
    _Entry("account", "Mon compte", "i-wallet", "sharing:accounts.show",
           "Ce qui est à moi", "beet", starts_group=True),
    _Entry("place", "Ma place ici", "i-leaf", "joining:pauses.new",
           "Me reposer, partir", "leaf"),
    _Entry("conflicts", "Un désaccord", "i-heart", "governance:conflicts.index",
           "Se parler, se faire aider", "sky"),
]  # fmt: skip
_MENU = _Entry("menu", "Menu", "i-menu", "web:menus.show")
_PAGE = _Entry("page", "Notre page", "i-globe", "web:coops.show", "Ce que voit le public", "sky")
_HOST_DAILY = [
    _Entry("host", "Accueil", "i-home", "hosts:hosts.show"),
    _Entry("contracts", "Contrats", "i-quote", "hosts:contracts.index"),
    _Entry("clearances", "Assurance", "i-check-circle", "hosts:clearances.index"),
    _Entry("host_quotes", "Devis", "i-eye", "sales:host_quotes.index"),
    _Entry("host_invoices", "Factures", "i-euro", "sales:host_invoices.index"),
]
_HOST_OTHERS = [
    _Entry(
        "news",
        "Mes nouvelles",
        "i-bell",
        "talks:notices.index",
        "Ce qui me concerne",
        "sky",
        is_mine=True,
    ),
    _Entry("host_coops", "Coops", "i-people", "hosts:coops.index", starts_group=True),
    _Entry("host_books", "Comptes", "i-table", "hosts:books.show"),
]


def links(person: Person, coop: str = "", host: str = "") -> Menu | None:
    """The menu of the coop or host whose page this is; elsewhere, of the person's own place.

    One query, whatever the number of links and of news.
    """
    today = timezone.localdate()
    if host:
        return _office_menu(person, HostOfficer.objects.on(today).filter(host__slug=host))
    memberships = Membership.objects.on(today).filter(person=person).select_related("coop")
    if coop:
        memberships = memberships.filter(coop__slug=coop)
    rows = memberships.annotate(unread=_unread(person), asked=_asked(person))
    if membership := rows.order_by("joined_on", "pk").first():
        menu = coop_menu(membership.coop.slug, membership.coop.name, membership.coop.town)
        menu = _counted(menu, "decisions", getattr(membership, "asked", 0))
        return _with_news(menu, getattr(membership, "unread", 0))
    return None if coop else _office_menu(person, HostOfficer.objects.on(today))


def _office_menu(person: Person, offices: QuerySet[HostOfficer]) -> Menu | None:
    rows = offices.filter(person=person).select_related("host")
    office = rows.annotate(unread=_unread(person)).order_by("valid_from", "pk").first()
    if office is None:
        return None
    menu = host_menu(office.host.slug, office.host.name, office.host.town)
    return _with_news(menu, office.unread)


def _unread(person: Person) -> Coalesce:
    """How many news wait for the person, within the query that finds their menu."""
    waiting = Notice.objects.filter(person=person, read_at=None).order_by().values("person")
    return Coalesce(Subquery(waiting.annotate(count=Count("pk")).values("count")), 0)


def _asked(person: Person) -> Coalesce:
    """How many proposals of that coop wait for the person’s answer, within the same query."""
    rounds = asking(person, timezone.now()).filter(proposal__coop=OuterRef("coop"))
    counted = rounds.order_by().values("proposal__coop").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0)


def _with_news(menu: Menu, unread: int) -> Menu:
    return replace(_counted(menu, "news", unread), unread=unread)


def _counted(menu: Menu, section: str, count: int) -> Menu:
    """The menu as every member has it, with the person's own count at its place."""
    if not count:
        return menu

    def counted(links: list[Link]) -> list[Link]:
        return [replace(one, count=count) if one.section == section else one for one in links]

    return replace(
        menu, links=counted(menu.links), tabs=counted(menu.tabs), tiles=counted(menu.tiles)
    )


# The same links for every member: they are resolved once.
@lru_cache(maxsize=1024)
def coop_menu(slug: str, name: str, town: str) -> Menu:
    """Five tabs under the thumb; everything in the side bar; what is not a tab, on tiles."""
    daily = [entry.link(coop=slug) for entry in _DAILY]
    others = [entry.link(coop=slug) for entry in _OTHERS]
    return Menu(
        title=name,
        place=town,
        home=daily[0].url,
        coop=slug,
        links=[*daily, *others],
        tabs=[entry.link(is_tab=True, coop=slug) for entry in [*_DAILY, _MENU]],
        tiles=[*others, _PAGE.link(coop=slug)],
    )


@lru_cache(maxsize=256)
def host_menu(slug: str, name: str, town: str) -> Menu:
    """The same for those who work at a coop d’emploi."""
    tabs = [entry.link(host=slug) for entry in _HOST_DAILY]
    every = [*tabs, *(entry.link(host=slug) for entry in _HOST_OTHERS)]
    return Menu(title=name, place=town, home=tabs[0].url, links=every, tabs=tabs, tiles=every)
