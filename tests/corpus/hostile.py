"""Files made to do harm, by class: each is made by a line of code and ends in an article or in one clear line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.corpus import bombs
from tests.corpus.documents import docx, locked_pdf, pdf

STORY = "The band wrote it on a night ferry to Oslo, in the dark, with one guitar and a borrowed torch."
PAGE = f"<html><body><p>{STORY}</p></body></html>"
SCRIPTS = {
    "french": "“Café” était un succès.",
    "right-to-left": "השיר נכתב על מעבורת בלילה. كتبت الأغنية ليلا.",
    "turned": "It was \u202ewritten\u202c on a ferry \u2066at night\u2069.",
    "combining": "Zalgo wrote it: s" + "\u0301\u0300\u0317" * 300 + "ong.",
    "emoji": "It was a hit 👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🎵, they said.",
    "han": "这首歌是在夜间渡轮上写的。",
    "zero-width": "It\u200bwas\u200cwritten\u2060on\ufeffa ferry.",
    "tags": "It was written" + "".join(chr(0xE0000 + ord(letter)) for letter in "by Mallory") + " on a ferry.",
    "astral": "𝕿𝖍𝖊 𝖇𝖆𝖓𝖉 wrote it.",
    "separators": "One\u2028two\u2029three\x85four\x0bfive\x0csix.",
}
WHOLE, ANY = "", "*"


@dataclass(frozen=True)
class Case:
    """`says` is what the line has to say; WHOLE where the file is read, ANY where either is right."""

    kind: str
    file: str
    content: bytes
    says: str = ANY


def cases() -> Iterator[Case]:
    """The table of classes."""
    yield from _encodings()
    yield from _characters()
    yield from _suffixes()
    yield from _front_matter()
    yield from _pages()
    yield from _documents()


def _encodings() -> Iterator[Case]:
    for name, text in SCRIPTS.items():
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            yield Case("encoding", f"{name}.{encoding}.txt", text.encode(encoding), WHOLE)
        for encoding in ("utf-16-le", "utf-32", "utf-7"):
            yield Case("encoding", f"{name}.{encoding}.txt", text.encode(encoding))
    yield Case("encoding", "cp1252.txt", SCRIPTS["french"].encode("cp1252"), WHOLE)
    for number, broken in enumerate(
        (b"\xc3(", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80", b"\xff", b"\x80", b"\xf0\x9f\x8e")
    ):
        yield Case("broken UTF-8", f"broken-{number}.txt", STORY.encode() + broken + STORY.encode())
    for undefined in b"\x81\x8d\x8f\x90\x9d":
        yield Case("broken UTF-8", f"undefined-{undefined}.txt", STORY.encode() + bytes([undefined]), "encoding")
    yield Case("broken UTF-8", "half.txt", b"\xff\xfea", "encoding")


def _characters() -> Iterator[Case]:
    for code in (*range(9), *range(14, 32), 127):
        yield Case("control character", f"control-{code}.txt", STORY.encode() + bytes([code]), "binary data")
    for code in (0, 7, 27, 155):
        page = PAGE.replace("The", f"&#{code};The").encode()
        yield Case("control character", f"control-{code}.html", page, WHOLE)


def _suffixes() -> Iterator[Case]:
    kinds = {
        "a PDF": (pdf([STORY]), ".pdf"),
        "a DOCX or another zip": (docx(), ".docx"),
        "a web page": (f"<!DOCTYPE html>{PAGE}".encode(), ".html"),
        "an RTF document": (rb"{\rtf1 It was cold.}", ""),
        "an old Word document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x01" * 600, ""),
    }
    for kind, (content, right) in kinds.items():
        for suffix in sorted({".txt", ".md", ".html", ".pdf", ".docx"} - {right}):
            yield Case("wrong suffix", f"wrong-{kind.split()[1]}{suffix}", content, f"it is {kind}")
    yield Case("wrong suffix", "song.mp3", b"ID3\x04", "its kind of file is not read")
    yield Case("wrong suffix", "text.pdf", STORY.encode(), "damaged")
    yield Case("wrong suffix", "text.docx", STORY.encode(), "damaged")


def _front_matter() -> Iterator[Case]:
    wrong = {"list": "[[a]]", "map": "{a: {b: c}}", "bool": "true", "number": "1" + ":59" * 3000, "text": ": : :"}
    for key in ("title", "song", "artist", "publisher", "url", "published", "sources"):
        for name, value in wrong.items():
            yield _headed(f"{key}-{name}", f"{key}: {value}")
        yield _headed(f"{key}-half", f'{key}: "2016\\ud800\\0\\e[31m"')
    bombs_of_yaml = {
        "aliases": ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]", "anchors"),
        "merge": ("a: &a {b: c}\n<<: *a", "anchors"),
        "python": ("title: !!python/object/apply:os.system [ls]", "tags"),
        "binary": ("title: !!binary aGVsbG8=", "tags"),
        "brackets": ("title: " + "[" * 7_000, "brackets"),
        "braces": ("title: " + "{a: " * 3_000, "brackets"),
        "questions": ("? " * 7_900, "not YAML"),
        "dashes": ("- " * 7_900, "not YAML"),
        "indents": ("\n".join(" " * depth + "a:" for depth in range(170)), ""),
        "long": ("title: " + "x" * 17_000, "larger than"),
        "digits": ("title: " + "9" * 9_000, "not YAML"),
        "date": ("published: 2001-12-14t21:59:43-99:99", "not YAML"),
        "words": ("only words", "not a list of keys"),
        "tab": ("title:\t\t\n\t- x", "not YAML"),
        "documents": ("title: a\n--- !x\nb: c", ""),
    }
    for name, (head, says) in bombs_of_yaml.items():
        yield _headed(name, head, says or ANY)


def _headed(name: str, head: str, says: str = ANY) -> Case:
    return Case("front matter", f"head-{name}.md", f"---\n{head}\n---\n\n{STORY}\n".encode(), says)


def _pages() -> Iterator[Case]:
    bodies = {
        "deep": ("<div>" * 400 + STORY, WHOLE),
        "too-deep": ("<div>" * 1_500 + STORY, "nested more than 1,000 deep"),
        "endless": ("<div>" * 100_000 + STORY, "nested more than 1,000 deep"),
        "wide": ("<p>w" * 40_000, "more than 30,000 elements"),
        "crowded": ("<p " + " ".join(f"a{n}" for n in range(200_000)) + f">{STORY}", "attributes"),
        "crowded-quoted": ("<p " + "".join(f'a{n}="<>"' for n in range(50_000)) + f">{STORY}", ANY),
        "crowded-slashes": ("<p " + "/".join(f"a{n}" for n in range(50_000)) + f">{STORY}", "attributes"),
        "never-closed": (f"{STORY}<a " + "b" * 500_000, ANY),
        "angles": ("<" * 400_000, "more than 30,000 elements"),
        "comment": (f"<p>{STORY}</p><!-- {'x' * 100_000}", ANY),
        "nothing": ("", "no"),
        "script": ("<script>alert(1)</script>", "no"),
        "entities": ("<!DOCTYPE x [<!ENTITY a 'aaaa'>]><p>&a;&a; " + STORY, WHOLE),
        "data": (f"<p>{STORY}</p><img src='data:image/png;base64,{'A' * 1_000_000}'>", WHOLE),
        "null": (f"<p>{STORY}</p>\x00<p>x</p>", "binary data"),
        "sheet": ("<style>" + "a{" * 20_000 + "/*" * 20_000 + f"</style><p>{STORY}</p>", WHOLE),
        "frameset": ("<frameset><frame src=file:///etc/passwd></frameset>", "no"),
        "include": (f"<p>{STORY}</p><iframe src=file:///etc/passwd></iframe><link href=file:///etc/passwd>", WHOLE),
    }
    for name, (body, says) in bodies.items():
        yield Case("HTML", f"page-{name}.html", f"<html><body>{body}".encode(), says)


def _documents() -> Iterator[Case]:
    whole_pdf, whole_docx = pdf([STORY], [STORY]), docx()
    for tenth in range(10):
        yield Case("PDF cut short", f"cut-{tenth}.pdf", whole_pdf[: 9 + len(whole_pdf) * tenth // 10])
        yield Case("DOCX cut short", f"cut-{tenth}.docx", whole_docx[: 9 + len(whole_docx) * tenth // 10], "damaged")
    yield Case("PDF without text", "scan.pdf", pdf([]), "no text in it, only pictures")
    yield Case("encrypted PDF", "locked.pdf", locked_pdf([STORY]), "locked with a password")
    for name, (content, says) in bombs.documents().items():
        yield Case("bomb", name, content, says)
