"""Mails: the words of a newsletter, from one file or from a box of many; a broken one costs itself alone."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly import documents
from reportedly.captures import Capture, Fate, Receipt
from reportedly.captures.reading import Options, columns, read

AT = datetime(2031, 5, 5, 12, tzinfo=UTC)
STORY = "Rockets struck the market of Varn on Sunday and killed four people, the mayor said."
HEAD = (
    "Received: from mail.quill.example\nFrom: =?utf-8?q?The_Qu=C3=ADll?= <news@quill.example>\nTo: desk@desk.example\n"
    "Subject: =?utf-8?b?{subject}?=\nDate: Sun, 04 May 2031 18:05:00 +0300\nMessage-ID: <1@quill.example>\n"
)
SUBJECT = base64.b64encode("Market struck — evening letter".encode()).decode()


def mail(kind: str = "text/plain; charset=utf-8", body: str = STORY + "\n", more: str = "") -> bytes:
    return f"{HEAD.format(subject=SUBJECT)}{more}MIME-Version: 1.0\nContent-Type: {kind}\n\n{body}".encode()


def parted(*parts: str, end: str = "--b--\n") -> bytes:
    return mail('multipart/alternative; boundary="b"', "".join(f"--b\n{part}\n" for part in parts) + end)


PLAIN = f"Content-Type: text/plain\n\n{STORY}\n"
HTML = (
    "Content-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: base64\n\n"
    + base64.b64encode(f"<html><h1>Struck</h1><p>{STORY} “So it is”, he said.</p></html>".encode("cp1252")).decode()
    + "\n"
)


def reading(tmp_path: Path, body: bytes, name: str = "a.eml", **options: str) -> list[Capture | Receipt]:
    path = tmp_path / name
    path.write_bytes(body)
    return list(read(str(path), Options(now=AT, columns=columns(options.get("columns", "")))))


def record(said: Capture | Receipt) -> dict[str, str]:
    assert isinstance(said, Capture), said
    told: dict[str, str] = json.loads(said.body)
    return told


def test_a_mail_gives_its_words_subject_and_hour(tmp_path: Path) -> None:
    (said,) = reading(tmp_path, mail())
    assert record(said) == {
        "doc": "a", "published": "2031-05-04T18:05:00+03:00", "title": "Market struck — evening letter",
        "text": STORY + "\n",
    }  # fmt: skip
    assert isinstance(said, Capture)
    document = documents.from_capture(said)
    assert document.title.endswith("evening letter") and STORY in document.text and document.outlet == "a"


def test_the_sender_is_the_outlet_when_the_user_says_so(tmp_path: Path) -> None:
    (said,) = reading(tmp_path, mail(), columns="outlet=from")
    assert record(said)["outlet"] == "The Quíll"
    (said,) = reading(tmp_path, mail(), columns="outlet={address} letter")
    assert record(said)["outlet"] == "news@quill.example letter"
    (said,) = reading(tmp_path, mail(), columns="outlet=sender")
    assert isinstance(said, Receipt) and "A mail has no 'sender' for outlet; it has from, address" in said.reason


def test_html_is_read_before_plain_words(tmp_path: Path) -> None:
    (said,) = reading(tmp_path, parted(PLAIN, HTML))
    assert "“So it is”" in record(said)["html"] and "text" not in record(said)
    assert isinstance(said, Capture) and STORY in documents.from_capture(said).text


def test_attachments_and_mails_within_a_mail_are_no_words_of_it(tmp_path: Path) -> None:
    attached = "Content-Type: text/html\nContent-Disposition: attachment; filename=a.html\n\n<p>Attached.</p>\n"
    forwarded = "Content-Type: message/rfc822\n\n" + mail(body="Forwarded.\n").decode()
    (said,) = reading(tmp_path, parted(attached, forwarded, PLAIN))
    assert record(said)["text"].strip() == STORY
    (said,) = reading(tmp_path, parted(attached))
    assert isinstance(said, Receipt) and said.reason == "The mail has no words, only attachments"


def test_a_mail_that_is_cut_off_is_stored_in_part(tmp_path: Path) -> None:
    (said,) = reading(tmp_path, parted(PLAIN, end=""))
    assert isinstance(said, Capture)
    assert said.header("partial") == "The mail is broken or cut off: close boundary not found"


def test_an_encrypted_mail_is_told(tmp_path: Path) -> None:
    (said,) = reading(tmp_path, mail('multipart/encrypted; boundary="b"', f"--b\n{PLAIN}\n--b--\n"))
    assert isinstance(said, Receipt) and said.reason == "The mail is encrypted"


def box(*mails: bytes, mark: bytes = b"From news@quill.example Sun May  4 18:05:00 2031\n") -> bytes:
    return b"".join(mark + body + b"\n" for body in mails)


def test_a_box_gives_every_mail(tmp_path: Path) -> None:
    quoted = mail(body=f"{STORY}\n\n>From the harbour smoke rose.\n\nFrom the market as well.\n")
    came = reading(tmp_path, box(mail(), quoted, parted(PLAIN, HTML)), "letters.mbox")
    assert [record(said)["doc"] for said in came] == ["letters-1", "letters-2", "letters-3"]
    assert "\nFrom the harbour smoke rose.\n\nFrom the market as well." in record(came[1])["text"]


def test_a_broken_mail_costs_itself_alone(tmp_path: Path) -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2000))
    worse = (b"\xff\xfe\0\1 no header\n\n", mail(more=deep), mail("image/png", "x\n"), b"Subject: only this\n\n")
    came = reading(tmp_path, box(mail(), *worse, mail()), "letters.mbox")
    assert isinstance(came[0], Capture) and isinstance(came[-1], Capture) and len(came) == 6
    assert all(isinstance(said, Receipt) and said.fate is Fate.REJECTED and said.reason for said in came[1:-1])


@pytest.mark.parametrize("date", ["tomorrow", "Sun, 99 May 2031 44:05:00", "", "=?utf-8?q?x", "9" * 5000])
def test_a_date_that_is_none_costs_nothing(tmp_path: Path, date: str) -> None:
    body = mail().replace(b"Sun, 04 May 2031 18:05:00 +0300", date.encode())
    (said,) = reading(tmp_path, body)
    assert "published" not in record(said)


@pytest.mark.parametrize(
    "body",
    [
        b"Varn: rockets struck the market.\n\nThe mayor said so.",
        b"From the harbour of Varn smoke rose at 14:05 on Sunday.\nThe mayor said so: four died.",
        b"From: our correspondent\nDate: today\n\nRockets struck.",
    ],
)
def test_texts_that_look_a_little_like_mails_are_texts(tmp_path: Path, body: bytes) -> None:
    (said,) = reading(tmp_path, body, "a.txt")
    assert isinstance(said, Capture) and said.media_type == "text/plain"
