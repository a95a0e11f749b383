"""From the cost of a part to what reaches the pocket: an estimate, with dated rates."""

from dataclasses import dataclass

from kpacite.money import Euros


@dataclass(frozen=True, slots=True)
class Pay:
    """A part and what becomes of it. `employer + gross = cost` and `employee + net = gross`."""

    cost: Euros
    employer: Euros  # charges of the host
    gross: Euros
    employee: Euros  # charges of the person
    net: Euros


def estimate(cost: Euros, *, employer_bp: int, employee_bp: int) -> Pay:
    """Take the charges out of a part: gross = cost / (1 + employer), net = gross × (1 − employee).

    Each figure is rounded to the cent, half a cent up. A part below zero (money taken back after
    a credit note) is the opposite of the same part above zero.
    """
    if cost < Euros.zero():
        opposite = estimate(-cost, employer_bp=employer_bp, employee_bp=employee_bp)
        return Pay(cost, -opposite.employer, -opposite.gross, -opposite.employee, -opposite.net)
    gross = Euros(_half_up(cost.cents * 10_000, 10_000 + employer_bp))
    net = Euros(_half_up(gross.cents * (10_000 - employee_bp), 10_000))
    return Pay(cost=cost, employer=cost - gross, gross=gross, employee=gross - net, net=net)


def _half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)
