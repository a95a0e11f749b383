"""The rules of a coop that `sharing` reads."""

from kpacite.governance.core.rules import Rule

RULES = [
    Rule(
        key="sharing.commons_bp",
        sentence="Le commun garde {value}.",
        kind="bp",
        default=1000,
        minimum=0,
        maximum=5000,
        money=True,
    ),
    Rule(
        key="sharing.commons_base",
        sentence="La part du commun se calcule {value}.",
        kind="choice",
        default="remaining",
        words={
            "remaining": "sur ce qui reste après les courses et la coop d’emploi",
            "margin": "sur ce qui reste après les courses",
        },
        money=True,
    ),
    Rule(
        key="sharing.key",
        sentence="L’équipe partage {value}.",
        kind="choice",
        default="parts",
        words={
            "parts": "selon les parts décidées ensemble",
            "hours": "selon les heures de chaque personne",
            "equal": "en parts égales",
            "weeks": "selon les semaines de chaque personne",
        },
        money=True,
    ),
    Rule(
        key="sharing.silence_days",
        sentence="Chaque personne a {value} pour répondre à un partage.",
        kind="days",
        default=5,
        minimum=1,
        maximum=30,
        money=True,
    ),
    Rule(
        key="sharing.silence_means",
        sentence="Après ce délai, une personne qui n’a rien dit {value}.",
        kind="choice",
        default="agree",
        words={"agree": "est d’accord", "wait": "est attendue"},
        money=True,
    ),
    Rule(
        key="sharing.parts_seen_by",
        sentence="La part de chaque personne est visible {value}.",
        kind="choice",
        default="team",
        words={
            "team": "par l’équipe de la mission",
            "members": "par tous les membres",
        },
    ),
]
