"""Before any story: the host, the coops, their people, what protects them, what they make."""

from dataclasses import dataclass
from datetime import time, timedelta

from kpacite.coops import admitting, charters, founding
from kpacite.coops.models import Coop
from kpacite.governance import deciding, mandating
from kpacite.governance.models import Decision
from kpacite.hosts import contracting, hosting, insuring, legal_data, naming, registering, scaling
from kpacite.hosts import taxing
from kpacite.hosts.models import Activity, Host
from kpacite.lib.dates import months_after
from kpacite.people import arriving
from kpacite.people.models import Person
from kpacite.sales import pricing
from kpacite.sales.models import CatalogueItem
from kpacite.web.demo import activities
from kpacite.web.demo.cast import Somebody
from kpacite.web.demo.places import CONTRACT_TERMS, SCALE, Place
from kpacite.web.demo.stage import Stage
from kpacite.web.demo.timeline import Calendar
