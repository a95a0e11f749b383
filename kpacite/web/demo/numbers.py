"""Invented numbers that look right: their key is that of the law, and nobody has them."""


def siren(beginning: str) -> str:
    """The number that begins so and ends with its Luhn key (a SIREN, or a SIRET)."""
    return next(f"{beginning}{key}" for key in range(10) if _luhn(f"{beginning}{key}"))


def vat_number(number: str) -> str:
    return f"FR{(12 + 3 * (int(number) % 97)) % 97:02}{number}"


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
