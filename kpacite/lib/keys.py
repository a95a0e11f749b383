"""One-time keys: a form carries one, its table holds it once, so a double click is one gesture."""

import secrets


def new() -> str:
    """A key of 32 characters that nobody can guess."""
    return secrets.token_urlsafe(24)
