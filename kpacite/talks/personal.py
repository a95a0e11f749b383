"""What talks keeps of people: what they wrote, what they were told."""

from kpacite.people.personal import TOLD, WORDS, Purpose, kept

THREADS = Purpose(WORDS, "Parler ensemble de chaque chose", "interest", "KEEP-01",
                  "les personnes qui voient la chose")  # fmt: skip
NEWS = Purpose(TOLD, "Vous dire ce qui vous concerne, une seule fois", "interest", "RET-06",
               "vous")  # fmt: skip
CALENDAR = Purpose(TOLD, "Montrer vos dates dans votre agenda", "consent", "RET-05",
                   "vous, et qui a votre adresse d’agenda")  # fmt: skip

DATA = [
    kept("talks.Message", THREADS, mine="author", ending="blank", stamp="withdrawn_at",
         life="author entered_by thing coop_key at withdrawn_at", words="text", technical="key"),
    kept("talks.Notice", NEWS, mine="person", ending="gone",
         life="person deed kind urgent made_at sent_at read_at", words="words", technical="url"),
    kept("talks.Wish", NEWS, mine="person", ending="gone", life="person kind pace"),
    kept("talks.Digest", NEWS, mine="person", ending="gone", life="person day count sent_at"),
    kept("talks.CalendarKey", CALENDAR, mine="person", ending="gone",
         life="person made_at", security="key"),
]  # fmt: skip
