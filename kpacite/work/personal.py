"""What work keeps of people: places on missions, hours and helps, purchases."""

from kpacite.people.personal import COOP, MONEY, WORK, Purpose, kept, technical

MISSIONS = Purpose(COOP, "Organiser les missions", "contract", "KEEP-01",
                   "les membres de la coop")  # fmt: skip
SEATS = Purpose(WORK, "Savoir qui fait quoi, et qui apprend", "contract", "KEEP-01",
                "les membres de la coop")  # fmt: skip
HOURS = Purpose(WORK, "Compter les heures et les aides, pour partager", "contract", "RET-12",
                "les membres de la coop")  # fmt: skip
PURCHASES = Purpose(MONEY, "Rendre l’argent avancé, avec son ticket", "law", "RET-02",
                    "les membres de la coop ; la coop d’emploi")  # fmt: skip

DATA = [
    kept("work.Mission", MISSIONS, words="title description for_whom no_learner_reason place",
         technical="kind starts_on ends_on origin created_at"),
    kept("work.Delivery", MISSIONS, mine="noted_by", life="noted_by delivered_on"),
    technical("work.Seat"),
    kept("work.SeatTaking", SEATS, mine="person", life="person taken_at left_at taught_by"),
    kept("work.Contribution", HOURS, mine="person", ending="blank", words="note",
         life="person declared_by kind minutes happened_on channel declared_at", technical="key"),
    kept("work.Acknowledgement", HOURS, mine="by", about="contribution__person", ending="blank",
         words="text answer", life="by kind at answered_at settled_at"),
    kept("work.Purchase", PURCHASES, mine="paid_by", ending="archive",
         money="label amount_cents bought_on paid_by noted_by noted_at", photo="receipt",
         technical="key decision_number"),
]  # fmt: skip
