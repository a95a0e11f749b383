"""A file is judged by what it holds."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kpacite.lib.uploads import FileIsNotWhatItSays, FileTooLarge, check_picture

GPS = 0x8825
ORIENTATION = 0x0112


def sent(content, *, name="ticket.jpg"):
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def photo(*, size=(60, 40), format="JPEG", exif=None, mode="RGB"):
    content = BytesIO()
    picture = Image.new(mode, size, "orange")
    picture.save(content, format=format, **({"exif": exif} if exif else {}))
    return content.getvalue()


def test_a_photo_of_a_receipt_is_accepted():
    kept = check_picture(sent(photo()))

    assert Image.open(kept).size == (60, 40)


def test_a_photo_of_30_megabytes_is_refused():
    with pytest.raises(FileTooLarge, match="8 Mo"):
        check_picture(sent(photo() + b"\0" * 30 * 1024 * 1024))


def test_a_pdf_that_calls_itself_a_photo_is_refused():
    with pytest.raises(FileIsNotWhatItSays):
        check_picture(sent(b"%PDF-1.7\n1 0 obj << >> endobj"))


@pytest.mark.parametrize("content", [b"", b"<svg onload='alert(1)'/>", b"GIF89a" + b"\0" * 40])
def test_what_is_not_a_photo_is_refused(content):
    with pytest.raises(FileIsNotWhatItSays):
        check_picture(sent(content))


def test_a_photo_cut_on_the_way_is_refused():
    with pytest.raises(FileIsNotWhatItSays):
        check_picture(sent(photo(size=(600, 400))[:200]))


def test_a_small_file_that_unfolds_into_a_huge_picture_is_refused():
    with pytest.raises(FileIsNotWhatItSays):
        check_picture(sent(photo(size=(12_000, 10_000), format="PNG", mode="1")))


def test_where_and_when_the_photo_was_taken_is_dropped():
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (50.0, 41.0, 0.0)}
    exif[0x0132] = "2026:06:12 10:00:00"

    kept = check_picture(sent(photo(exif=exif)))

    assert not Image.open(kept).getexif()
    assert b"Exif" not in kept.open().read()


def test_a_photo_held_sideways_is_turned_upright():
    exif = Image.Exif()
    exif[ORIENTATION] = 6

    kept = check_picture(sent(photo(size=(60, 40), exif=exif)))

    assert Image.open(kept).size == (40, 60)


def test_a_transparent_drawing_is_put_on_white():
    content = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(content, format="PNG")

    kept = check_picture(sent(content.getvalue(), name="dessin.png"))

    assert Image.open(kept).getpixel((1, 1)) == (255, 255, 255)


def test_a_large_photo_is_made_smaller():
    kept = check_picture(sent(photo(size=(4000, 3000))))

    assert Image.open(kept).size == (2000, 1500)


def test_the_name_of_the_sender_s_file_is_not_kept():
    kept = check_picture(sent(photo(), name="../../fiche de paie Amina.jpg"))

    assert kept.name.endswith(".jpg") and "Amina" not in kept.name
