"""A voice is judged by what it holds."""

import contextlib

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from kpacite.lib import keys
from kpacite.lib.uploads import FileIsNotAVoice, VoiceTooLong, check_voice

SOUNDS = {
    b"\x1aE\xdf\xa3webm": "audio/webm", b"OggS\0": "audio/ogg", b"\0\0\0\x18ftypM4A ": "audio/mp4",
    b"RIFF\0\0\0\0WAVEfmt ": "audio/wav", b"ID3\x04": "audio/mpeg", b"\xff\xf1P": "audio/aac",
    b"#!AMR\n": "audio/amr",
}  # fmt: skip


@pytest.mark.parametrize(("content", "kind"), SOUNDS.items(), ids=SOUNDS.values())
def test_what_phones_record_is_known(content, kind):
    assert check_voice(ContentFile(content)).kind == kind


@pytest.mark.parametrize(
    "content",
    [b"", b"<html><script>alert(1)</script>", b"%PDF-1.7", b"\x89PNG\r\n", b"RIFFxxxxAVI "],
)
def test_what_is_not_a_sound_is_refused(content):
    with pytest.raises(FileIsNotAVoice):
        check_voice(ContentFile(content, name="voix.ogg"))


def test_a_recording_without_end_is_refused():
    with pytest.raises(VoiceTooLong):
        check_voice(ContentFile(b"OggS" + b"\0" * 6_000_000))


@given(st.binary(max_size=64))
def test_any_content_has_one_answer(content):
    with contextlib.suppress(FileIsNotAVoice):
        assert check_voice(ContentFile(content)).kind.startswith("audio/")


def test_a_code_copied_by_hand_opens_the_same_door():
    code = keys.readable()

    assert keys.typed(f" {keys.spaced(code)} ") == code
    assert keys.typed(keys.spaced(code).replace("-", " ").lower()) == code
