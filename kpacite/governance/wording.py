"""Rules in the members' words: the sentence, with its value in it."""

from datetime import date

from kpacite.coops.models import Coop
from kpacite.governance import rulebook
from kpacite.governance.core.rules import Rule, Value
from kpacite.lib import french


def words_of(rule: Rule, value: Value) -> str:
    """How a value is said: "10 € sur 100 €", "5 jours", or the words of a choice."""
    if rule.kind == "choice":
        return rule.words[value]
    if rule.kind == "bool":
        return rule.words.get(value, "oui" if value else "non")
    number = int(value)
    if rule.kind == "bp":
        return french.on_100(number)
    if rule.kind == "cents":
        return french.euros_plain(number)
    if rule.kind == "days":
        return french.count(number, "jour")
    if rule.kind == "hours":
        return french.count(number, "heure")
    if "one" in rule.words:
        return french.count(number, rule.words["one"], rule.words.get("many", ""))
    return french.whole(number)


def sentence(rule: Rule, value: Value) -> str:
    """The rule as everybody reads it. The text and the value the software obeys are one thing."""
    return rule.sentence.format(value=words_of(rule, value))


def with_a_hole(rule: Rule) -> str:
    """The sentence without its value: "Le commun garde…"."""
    return rule.sentence.format(value="…").replace(" …", "…").replace("….", "…")


def said(coop: Coop, key: str, on: date) -> str:
    """A rule as it reads on a day."""
    return sentence(rulebook.rule(key), rulebook.value(coop, key, on))
