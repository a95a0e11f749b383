"""What privacy keeps of a person: their requests, and who opened their file."""

from kpacite.people.personal import ME, SAFETY, Purpose, kept, technical

RIGHTS = Purpose(ME, "Répondre à ce que vous demandez sur vos données", "law", "RET-06",
                 "vous ; la personne qui vous répond")  # fmt: skip
ERASED = Purpose(ME, "Prouver qu’un compte a bien été effacé", "law", "RET-02",
                 "la personne qui tient le serveur")  # fmt: skip
READINGS = Purpose(SAFETY, "Vous dire qui a ouvert votre dossier", "interest", "RET-06",
                   "vous")  # fmt: skip

DATA = [
    kept("privacy.RightsRequest", RIGHTS, mine="person", ending="blank",
         life="person kind asked_at due_on done_at archive_until", words="words answer",
         sealed="archive"),
    kept("privacy.Erasure", ERASED, mine="person", life="person at by removed kept"),
    kept("privacy.FileReading", READINGS, mine="reader", about="about",
         life="reader about what at"),
    technical("privacy.RetentionRun"),
]  # fmt: skip
