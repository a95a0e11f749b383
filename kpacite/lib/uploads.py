"""Files that people send: judged by what they hold, never by what they say they are."""

import secrets
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps, UnidentifiedImageError

from kpacite.lib.errors import Refusal

_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_MAX_SIDE: Final = 2_000
# A file of a few kilobytes may unfold into a picture that fills the memory.
_MAX_PIXELS: Final = 80_000_000
_FAULTS: Final = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class FileTooLarge(Refusal):
    """The file weighs more than what is read."""


class FileIsNotWhatItSays(Refusal):
    """The content is not a picture, whatever its name and its declared type."""

    sentence = "Ce fichier n’est pas une photo. Envoyez une photo JPEG ou PNG."


def check_picture(file: "File[bytes]", max_mb: int = 8) -> "ContentFile[bytes]":
    """The picture, drawn again: upright, at most 2 000 points a side, and nothing else.

    Drawing it again leaves out the place and the hour a phone writes in its photos (EXIF), and
    whatever was hidden after the picture. The name given is ours: the sender's is not kept.
    Refuses: FileTooLarge, FileIsNotWhatItSays.
    """
    if (file.size or 0) > max_mb * 1024 * 1024:
        raise FileTooLarge(
            f"Ce fichier dépasse {max_mb} Mo : il est trop lourd. Envoyez une photo plus petite."
        )
    file.seek(0)
    try:
        picture = _drawn_again(BytesIO(file.read()))
    except _FAULTS:
        raise FileIsNotWhatItSays from None
    clean = BytesIO()
    picture.save(clean, format="JPEG", quality=85, optimize=True)
    return ContentFile(clean.getvalue(), name=f"{secrets.token_hex(16)}.jpg")


def _drawn_again(content: BytesIO) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(content, formats=_FORMATS) as sent:
            if sent.width * sent.height > _MAX_PIXELS:
                raise Image.DecompressionBombError
            upright = ImageOps.exif_transpose(sent)
            upright.thumbnail((_MAX_SIDE, _MAX_SIDE))
            seen = upright.convert("RGBA")
    on_white = Image.new("RGB", seen.size, "white")
    on_white.paste(seen, mask=seen.getchannel("A"))
    return on_white


@dataclass(frozen=True)
class Voice:
    """Somebody's recorded voice."""

    content: bytes
    kind: str  # "audio/webm"


class VoiceTooLong(Refusal):
    """Three minutes weigh less than this, on any phone."""

    sentence = "Cet enregistrement est trop long. Trois minutes suffisent."


class FileIsNotAVoice(Refusal):
    """The content is not a sound, whatever its name and its declared type."""

    sentence = "Ce fichier n’est pas un son. Enregistrez-vous, ou choisissez un fichier son."


def check_voice(file: "File[bytes]", max_mb: int = 5) -> Voice:
    """The sound as it was sent, with its kind read from its first bytes.

    It is not decoded: the page gives it to the browser's own player, as that kind and no other.
    Refuses: VoiceTooLong, FileIsNotAVoice.
    """
    if (file.size or 0) > max_mb * 1024 * 1024:
        raise VoiceTooLong
    file.seek(0)
    content = file.read()
    kind = _kind_of_sound(content)
    if kind is None:
        raise FileIsNotAVoice
    return Voice(content, kind)


def _kind_of_sound(content: bytes) -> str | None:
    """What phones and browsers record: the signature of each container."""
    begins = content.startswith
    if begins(b"\x1a\x45\xdf\xa3"):
        return "audio/webm"
    if begins(b"OggS"):
        return "audio/ogg"
    if content[4:8] == b"ftyp":
        return "audio/mp4"
    if begins(b"RIFF") and content[8:12] == b"WAVE":
        return "audio/wav"
    if begins((b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")):
        return "audio/mpeg"
    if begins((b"\xff\xf1", b"\xff\xf9")):
        return "audio/aac"
    if begins(b"#!AMR"):
        return "audio/amr"
    return None
