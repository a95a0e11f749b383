"""The one registry: what the lower apps must find in the higher ones, as dotted paths.

Lower apps read these names through django.conf.settings; a test resolves every line.
"""

# Modules whose RULES say which parameters a coop may decide (kpacite.governance.rulebook).
KPACITE_RULES = [
    "kpacite.sharing.rules",
    "kpacite.work.rules",
    "kpacite.sales.rules",
    "kpacite.governance.rules",
    "kpacite.joining.rules",
    "kpacite.brand.rules",
    "kpacite.web.rules",
]

# Functions (coop, rule key, day) -> kpacite.governance.core.rules.Bounds, or None: what others than
# the coop (its host) allow a rule to say.
KPACITE_RULE_BOUNDS: list[str] = [
    "kpacite.hosts.bounds.of_rule",
]

# Functions (coop, {rule key: value}, day, person) -> kpacite.governance.core.effects.Simulation, or
# None: a change of rules tried on past facts, as that person may see them.
KPACITE_RULE_SIMULATIONS: list[str] = [
    "kpacite.sharing.simulating_rules.simulate",
]

# Modules whose EFFECTS are commands that a decision may give (kpacite.governance.effects).
KPACITE_EFFECTS: list[str] = [
    "kpacite.hosts.effects",
    "kpacite.joining.effects",
    "kpacite.brand.effects",
]

# Modules whose NOTICES say whom a deed concerns (kpacite.people.telling.Notice).
KPACITE_NOTICES: list[str] = [
    "kpacite.governance.consent_notices",
    "kpacite.governance.meeting_notices",
    "kpacite.joining.notices",
    "kpacite.joining.guardian_notices",
    "kpacite.talks.notices",
    "kpacite.privacy.notices",
    "kpacite.governance.conflict_notices",
    "kpacite.joining.leaving_notices",
    "kpacite.brand.notices",
    "kpacite.hosts.departures_notices",
    "kpacite.coops.notices",
    "kpacite.governance.notices",
    "kpacite.hosts.notices",
    "kpacite.work.notices",
    "kpacite.sharing.notices",
    "kpacite.sales.notices",
]

# Modules whose SENTENCES say each deed in the members' words (kpacite.people.telling.Line).
KPACITE_JOURNAL: list[str] = [
    "kpacite.people.journal",
    "kpacite.coops.journal",
    "kpacite.talks.journal",
    "kpacite.privacy.journal",
    "kpacite.governance.journal",
    "kpacite.governance.consent_journal",
    "kpacite.governance.meeting_journal",
    "kpacite.governance.conflict_journal",
    "kpacite.joining.journal",
    "kpacite.joining.guardian_journal",
    "kpacite.joining.leaving_journal",
    "kpacite.brand.journal",
    "kpacite.ledger.journal",
    "kpacite.hosts.journal",
    "kpacite.work.journal",
    "kpacite.sharing.journal",
    "kpacite.sales.journal",
]

# Function (deed) called for each deed that some NOTICES listen to.
KPACITE_DEED_HEARD = "kpacite.talks.noticing.hear"

# Kinds of thing one may talk about -> function (person, id, day) -> kpacite.people.telling.Topic;
# it raises Http404 for whoever may not see the thing.
KPACITE_TOPICS: dict[str, str] = {
    "governance/decision": "kpacite.governance.access.register.decision_topic",
    "governance/proposal": "kpacite.governance.access.proposals.topic",
    "governance/meeting": "kpacite.governance.access.meetings.meeting_topic",
    "governance/election": "kpacite.governance.access.elections.election_topic",
    "governance/conflict": "kpacite.governance.access.conflicts.topic",
    "brand/outing": "kpacite.brand.access.outing_topic",
    "joining/application": "kpacite.joining.access.applications.topic",
    "work/mission": "kpacite.work.access.mission_topic",
    "work/contribution": "kpacite.work.access.contribution_topic",
    "sharing/distribution": "kpacite.sharing.access.distribution_topic",
    "sales/request": "kpacite.sales.access.front.request_topic",
    "sales/quote": "kpacite.sales.access.front.quote_topic",
    "sales/invoice": "kpacite.sales.access.invoices.invoice_topic",
}

# Functions (person, from day, to day) -> events of their calendar (kpacite.people.telling.Event).
KPACITE_CALENDAR: list[str] = [
    "kpacite.governance.queries.meetings.events",
    "kpacite.work.own_dates.of",
    "kpacite.governance.own_dates.of",
    "kpacite.joining.own_dates.of",
    "kpacite.brand.own_dates.of",
    "kpacite.hosts.own_dates.of",
]

# Modules whose DATA says what is kept of people, why, and for how long (kpacite.people.personal).
KPACITE_PERSONAL: list[str] = [
    "kpacite.people.own_data",
    "kpacite.privacy.personal",
    "kpacite.coops.personal",
    "kpacite.talks.personal",
    "kpacite.governance.personal",
    "kpacite.ledger.personal",
    "kpacite.joining.personal",
    "kpacite.brand.personal",
    "kpacite.hosts.personal",
    "kpacite.work.personal",
    "kpacite.sharing.personal",
    "kpacite.sales.personal",
]

# Modules whose AGED says what becomes too old, and how it is forgotten (same place).
KPACITE_AGED: list[str] = [
    "kpacite.privacy.too_old",
    "kpacite.talks.too_old",
    "kpacite.coops.too_old",
    "kpacite.governance.too_old",
    "kpacite.ledger.too_old",
    "kpacite.joining.too_old",
    "kpacite.hosts.too_old",
    "kpacite.work.too_old",
    "kpacite.sales.too_old",
]

# Verbs (person, on, by) by which an app forgets somebody who is erased, beyond their own rows.
KPACITE_FORGETTING: list[str] = ["kpacite.joining.forgetting.forget"]

# Functions (person, day) -> who answers what they ask about their data; (keeper, day) -> whose
# requests they answer.
KPACITE_KEEPERS = "kpacite.hosts.personal.keepers"
KPACITE_KEPT_BY = "kpacite.hosts.personal.kept_by"

# Function (day) -> who answers for the data: name, place, e-mail, telephone.
KPACITE_CONTROLLERS = "kpacite.hosts.personal.controllers"

# Functions (membership, day) -> what is left to settle on the way out
# (kpacite.joining.core.departures.Left).
KPACITE_DEPARTURES: list[str] = [
    "kpacite.sharing.departures.money",
    "kpacite.sharing.departures.advanced",
    "kpacite.sharing.departures.to_come",
    "kpacite.work.departures.seats",
    "kpacite.sales.departures.quotes",
    "kpacite.joining.left_behind.proposals",
    "kpacite.joining.left_behind.roles",
    "kpacite.joining.left_behind.objections",
    "kpacite.joining.left_behind.keys",
    "kpacite.hosts.departures.contract",
    "kpacite.joining.left_behind.votes",
    "kpacite.joining.left_behind.notices",
]

# Functions (membership, by, on, at), by name: what ends with a membership, in its transaction.
KPACITE_LEAVING: list[str] = ["kpacite.work.departures.free_seats"]

# Function (coop, day) -> ids of the people whose answer is not awaited: they rest, or have left.
KPACITE_RESTING = "kpacite.joining.queries.resting"

# Function (coop, from day, to day) -> kpacite.brand.core.returns.Returned: what the name brought.
KPACITE_BROUGHT_BACK = "kpacite.web.brand_returns.of_coop"

# Function (coop, person, day) -> kpacite.brand.core.kits.Kit: prices, and what papers must say.
KPACITE_BRAND_KIT = "kpacite.web.brand_kit.of_person"

# Functions (coop, day) -> what the next meeting has to talk of (kpacite.governance.agenda.Point).
KPACITE_AGENDA: list[str] = [
    "kpacite.joining.queries.applications.to_welcome",
    "kpacite.governance.queries.agenda.waiting",
    "kpacite.governance.queries.conflicts.for_the_meeting",
]

# Functions (day: str) that the worker calls once a day.
KPACITE_DAILY: list[str] = [
    "kpacite.governance.tasks.roles.remind",
    "kpacite.joining.tasks.applications.recall",
    "kpacite.joining.tasks.applications.tell_applicants",
    "kpacite.governance.tasks.effects.apply_due",
    "kpacite.joining.tasks.quiet.call_the_quiet",
    "kpacite.privacy.tasks.apply_delays",
    "kpacite.privacy.tasks.recall_requests",
    "kpacite.talks.tasks.plan_the_day",
]

# Functions (book or None) -> breaches (kpacite.ledger.auditing) that `audit_ledger` adds to its
# own.
KPACITE_AUDITS: list[str] = [
    "kpacite.sales.auditing.audit",
    "kpacite.sharing.auditing.audit",
    "kpacite.joining.auditing.audit",
]

# Function (mission) -> the money received for it so far (kpacite.sharing.receipts.Receipt), or
# None.
KPACITE_RECEIPTS = "kpacite.web.receipts.of_mission"

# Functions (person, coop) -> links of the member's menu, in the order of the side bar.
KPACITE_NAVIGATION = "kpacite.web.navigation.links"

# Function (day) -> the invented persons whom the sign-in page of a demo offers, with their words.
KPACITE_DEMO_PEOPLE = "kpacite.web.demo.people.offered"

# Function (person, coop, day) that refuses a role whose guardians have not agreed.
KPACITE_MANDATE_CHECK = "kpacite.joining.guardians.require_for_a_role"

# Function (coop, ids of people, day) -> the names of the roles each holds, for the members' list.
KPACITE_ROLES_HELD = "kpacite.governance.roles.names_held"

# Function (ids of coops) -> what each makes for others, in words; function (word) -> the ids of the
# coops that make it: for the directory.
KPACITE_SERVICES = "kpacite.sales.queries.services.names"
KPACITE_WHO_OFFERS = "kpacite.sales.queries.services.offering"

# Functions (host, day) -> what waits for the host (kpacite.hosts.desk.Waiting), for its first page.
KPACITE_HOST_WAITING = [
    "kpacite.sales.queries.host_waiting.quotes",
    "kpacite.hosts.rights.asked",
]
