"""What sharing keeps of people: their part of each mission, what they said, their money moved."""

from kpacite.people.personal import MONEY, Purpose, kept

SHARES = Purpose(MONEY, "Partager l’argent et expliquer chaque part", "law", "RET-02",
                 "vous, l’équipe de la mission, la coop d’emploi")  # fmt: skip

DATA = [
    kept("sharing.SharePlan", SHARES, ending="archive", life="proposed_by proposed_at",
         money="number rule net_sales_cents materials_cents host_so_far_cents host_cents "
         "commons_cents"),
    kept("sharing.SharePlanLine", SHARES, mine="person", ending="archive", identity="person",
         words="reason", money="rank seat_kind weight planned_cents"),
    kept("sharing.Distribution", SHARES, ending="archive",
         life="proposed_by proposed_at posted_at posted_because",
         money="number source received_on received_cents step_cents host_base_cents",
         sealed="position snapshot previous_hash hash"),
    kept("sharing.DistributionLine", SHARES, mine="person", ending="archive", identity="person",
         money="rank target amount_cents planned_cents why is_posted"),
    kept("sharing.ShareConsent", SHARES, mine="person", ending="archive", identity="person",
         words="text", life="position at"),
    kept("sharing.PersonalMove", SHARES, mine="person", ending="archive", identity="person",
         words="note", money="kind amount_cents at", technical="key"),
]  # fmt: skip
