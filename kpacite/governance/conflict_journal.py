"""How a conflict is said, to those it names and to nobody else."""

from kpacite.people.telling import Line

SENTENCES = {
    f"governance.{verb}": Line(words, level="person")
    for verb, words in {
        "conflict.opened": "a dit que quelque chose ne va pas",
        "conflict.mediator_opened": "a demandé de l’aide à une personne de la coop",
        "conflict.outside_opened": "a demandé de l’aide à une personne d’ailleurs",
        "conflict.meeting_opened": "a demandé d’en parler en réunion",
        "conflict.suspension_opened": "a demandé un arrêt de {about}",
        "conflict.exclusion_opened": "a demandé le départ de {about}",
        "conflict.heard": "a noté les mots de {about}",
        "conflict.step_done": "a noté ce que l’étape a donné",
        "conflict.put_to_the_others": "a demandé aux autres de décider",
        "conflict.closed": "a noté que c’est terminé",
        "suspension.started": "a noté un arrêt de {about}",
        "suspension.lifted": "a fini l’arrêt de {about}",
    }.items()
}
