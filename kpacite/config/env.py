"""Settings read from the environment, typed; an unsafe or unreadable value stops the program."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit


class UnsafeSettings(Exception):
    """The program must not start with this environment; the message says what to change."""


_YES = {"yes", "true", "1", "on"}
_NO = {"no", "false", "0", "off"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def boolean(name: str, *, default: bool) -> bool:
    word = text(name).lower()
    if not word:
        return default
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise UnsafeSettings(f"{name} must be yes or no; it is {word!r}.")


def whole(name: str, default: int) -> int:
    word = text(name)
    if not word:
        return default
    try:
        return int(word)
    except ValueError:
        raise UnsafeSettings(f"{name} must be a whole number; it is {word!r}.") from None


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret_key(name: str, file: Path) -> str:
    """The key from the environment, else from the file that `manage.py secret` writes."""
    key = text(name)
    if not key and file.exists():
        key = file.read_text().strip()
    if len(key) < 40:
        raise UnsafeSettings(
            f"{name} is missing or shorter than 40 characters: set it, or run manage.py secret."
        )
    return key


def database(name: str, sqlite_file: Path) -> dict[str, object]:
    """SQLite by default; PostgreSQL by an address postgres://user:password@host:port/base."""
    address = text(name)
    if not address:
        sqlite_file.parent.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "kpacite.lib.sqlite",
            "NAME": sqlite_file,
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: the books survive a power cut. WAL: readers never wait for the writer.
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;"
                    "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=67108864;"
                    "PRAGMA cache_size=-20000;"
                ),
            },
            # A real file: several threads and processes share the test base as they do in life.
            "TEST": {"NAME": sqlite_file.parent / "test.sqlite3"},
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise UnsafeSettings(f"{name} must look like postgres://user:password@host:5432/base.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
