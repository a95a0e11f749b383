"""The one registry: what the lower apps must find in the higher ones, as dotted paths.

Lower apps read these names through django.conf.settings; a test resolves every line.
"""

# Modules whose RULES say which parameters a coop may decide (kpacite.governance.rulebook).
KPACITE_RULES = [
    "kpacite.sharing.rules",
    "kpacite.work.rules",
    "kpacite.sales.rules",
    "kpacite.governance.rules",
]

# Functions (book or None) -> breaches (kpacite.ledger.auditing) that `audit_ledger` adds to its
# own.
KPACITE_AUDITS: list[str] = [
    "kpacite.sales.auditing.audit",
    "kpacite.sharing.auditing.audit",
]

# Function (mission) -> the money received for it so far (kpacite.sharing.receipts.Receipt), or
# None.
KPACITE_RECEIPTS = "kpacite.web.receipts.of_mission"

# Functions (person, coop) -> links of the member's menu, in the order of the side bar.
KPACITE_NAVIGATION = "kpacite.web.navigation.links"

# Function (day) -> the invented persons whom the sign-in page of a demo offers, with their words.
KPACITE_DEMO_PEOPLE = "kpacite.web.demo.people.offered"

# Function (coop, ids of people, day) -> the names of the roles each holds, for the members' list.
KPACITE_ROLES_HELD = "kpacite.governance.roles.names_held"

# Functions (host, day) -> what waits for the host (kpacite.hosts.desk.Waiting), for its first page.
KPACITE_HOST_WAITING = ["kpacite.sales.queries.host_waiting.quotes"]
