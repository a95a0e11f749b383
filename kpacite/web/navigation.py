"""The links of the member's menu."""

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from kpacite.coops.models import Membership
from kpacite.hosts.models import HostOfficer
from kpacite.people.models import Person
from kpacite.ui.context import Link, Menu


def links(person: Person, coop: str = "", host: str = "") -> Menu | None:
    """The menu of the coop or host whose page this is; elsewhere, of the person's own place.

    One query, whatever the number of links.
    """
    today = timezone.localdate()
    if host:
        office = (
            HostOfficer.objects.on(today)
            .filter(person=person, host__slug=host)
            .select_related("host")
            .first()
        )
        return host_menu(office.host.slug, office.host.name, office.host.town) if office else None
    memberships = Membership.objects.on(today).filter(person=person).select_related("coop")
    if coop:
        memberships = memberships.filter(coop__slug=coop)
    membership = memberships.order_by("joined_on", "pk").first()
    if membership is None:
        return None if coop else _office_menu(person)
    return coop_menu(membership.coop.slug, membership.coop.name, membership.coop.town)


def _office_menu(person: Person) -> Menu | None:
    office = (
        HostOfficer.objects.on(timezone.localdate())
        .filter(person=person)
        .select_related("host")
        .order_by("valid_from", "pk")
        .first()
    )
    return host_menu(office.host.slug, office.host.name, office.host.town) if office else None


def coop_menu(slug: str, name: str, town: str) -> Menu:
    def link(section: str, label: str, icon: str, address: str, hint: str = "", tone: str = "",
             gap: bool = False) -> Link:  # fmt: skip
        try:
            url = reverse(address, kwargs={"coop": slug})
        except NoReverseMatch:
            url = "#"
        return Link(section, label, icon, url, starts_group=gap, hint=hint, tone=tone)

    home = link("home", "Accueil", "i-home", "web:weeks.show")
    missions = link("missions", "Missions", "i-work", "web:missions.index")
    cake = link("cake", "Le gâteau", "i-cake", "web:cakes.show")
    deals = link("requests", "Demandes", "i-talk", "sales:requests.index",
                 "Ce que l’on nous demande", "sky")  # fmt: skip
    others = [
        link("contributions", "Les aides", "i-hand", "work:contributions.index",
             "J’ai aidé, merci", "yolk"),
        link("quotes", "Devis", "i-quote", "sales:quotes.index",
             "Écrire, relire, envoyer", "beet", gap=True),
        link("invoices", "Factures", "i-euro", "sales:invoices.index",
             "Envoyer, suivre", "leaf"),
        link("clients", "Clients", "i-people", "sales:clients.index",
             "Les personnes qui achètent", "sky"),
        link("catalogue", "Nos prix", "i-box", "sales:catalogue.index",
             "Ce que nous faisons", "beet"),
        link("commons", "Le commun", "i-leaf", "sharing:commons.show",
             "L’argent de tout le monde", "yolk", gap=True),
        link("members", "Les membres", "i-people", "coops:members.index",
             "Qui est là", "leaf"),
        link("decisions", "Règles et rôles", "i-decide", "governance:rules.index",
             "Ce que nous avons décidé", "sky"),
        link("account", "Mon compte", "i-wallet", "sharing:accounts.show",
             "Ce qui est à moi", "beet", gap=True),
    ]  # fmt: skip
    menu = link("menu", "Menu", "i-menu", "web:menus.show")
    page = link("page", "Notre page", "i-globe", "web:coops.show", "Ce que voit le public", "sky")
    tab_cake = Link("cake", "Gâteau", "i-cake", cake.url)
    return Menu(
        title=name,
        place=town,
        home=home.url,
        links=[home, missions, cake, deals, *others],
        tabs=[home, missions, deals, tab_cake, menu],
        tiles=[*others, page],
    )


def host_menu(slug: str, name: str, town: str) -> Menu:
    def link(section: str, label: str, icon: str, address: str, short: str = "") -> Link:
        try:
            url = reverse(address, kwargs={"host": slug})
        except NoReverseMatch:
            url = "#"
        return Link(section, short or label, icon, url)

    home = link("host", "Accueil", "i-home", "hosts:hosts.show")
    contracts = link("contracts", "Contrats", "i-quote", "hosts:contracts.index")
    clearances = link("clearances", "Assurance", "i-check-circle", "hosts:clearances.index")
    quotes = link("host_quotes", "Devis", "i-eye", "sales:host_quotes.index")
    invoices = link("host_invoices", "Factures", "i-euro", "sales:host_invoices.index")
    coops = link("host_coops", "Coops", "i-people", "hosts:coops.index")
    books = link("host_books", "Comptes", "i-table", "hosts:books.show")
    tabs = [home, contracts, clearances, quotes, invoices]
    every = [*tabs, coops, books]
    return Menu(title=name, place=town, home=home.url, links=every, tabs=tabs, tiles=every)
