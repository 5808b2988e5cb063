"""A file -> an article: read by its format, cleaned, its comments labelled, its details found."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from corpus.article import Article, article_id
from corpus.clean import clean
from corpus.comments import find_comments
from corpus.details import find_details
from corpus.errors import UnreadableFile
from corpus.formats.docx import read_docx
from corpus.formats.html import read_html
from corpus.formats.markdown import read_markdown
from corpus.formats.pdf import read_pdf
from corpus.formats.text import read_text
from corpus.limits import Limits
from corpus.page import Page
from corpus.signature import refuse_wrong_suffix

# Part of every revision: raise it when reading or cleaning changes, and each article is indexed anew.
READER_VERSION = 2

_READERS: dict[str, Callable[[bytes, str, Limits], Page]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
SUFFIXES = tuple(_READERS)


def read_article(path: Path, file: str, limits: Limits = Limits()) -> Article:  # noqa: B008
    """The article in `path`, known as `file` below the articles folder. Raises UnreadableFile, never anything else."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            problem = "it is no plain file but a folder, a device or a pipe"
            raise UnreadableFile(file, problem, "Put the article itself in its place")
        with path.open("rb") as opened:
            content = opened.read(limits.file_bytes + 1)
    except FileNotFoundError as error:
        raise UnreadableFile(file, "there is no such file", "Check its name and its folder") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "no system takes such a name"
        raise UnreadableFile(file, f"it cannot be opened ({why})", "Check its name and who may read it") from error
    return read_content(content, file, limits, state.st_size)


def read_content(content: bytes, file: str, limits: Limits = Limits(), size: int = 0) -> Article:  # noqa: B008
    """The article in the bytes of `file`; its suffix says the format. Raises UnreadableFile, never anything else."""
    read_format = _READERS.get(PurePosixPath(file).suffix.lower())
    if read_format is None:
        raise UnreadableFile(file, "its kind of file is not read", f"Save it as one of {', '.join(SUFFIXES)}")
    if max(size, len(content)) > limits.file_bytes:
        problem = f"it has {max(size, len(content)):,} bytes, more than the {limits.file_bytes:,} allowed"
        raise UnreadableFile(file, problem, "Split it, or raise the limit")
    if not content.strip():
        raise UnreadableFile(file, "it is empty", "Put the article's text in it, or remove it")
    refuse_wrong_suffix(content, file)
    page = read_format(content, file, limits)
    if len(page.text) > limits.text_characters:
        problem = f"it has more than {limits.text_characters:,} characters of text"
        raise UnreadableFile(file, problem, "Split it, or raise the limit")
    if page.text.count("\n") > limits.lines:
        raise UnreadableFile(file, f"it has more than {limits.lines:,} lines", "Split it, or raise the limit")
    return _article(page, file, _revision(content, file))


def _article(page: Page, file: str, revision: str) -> Article:
    cuts = clean(page.text, page.cuts, page.comments)
    comments = page.comments or find_comments(page.text, cuts)
    found = find_details(page.text, cuts, comments, page.given)
    article = Article(article_id(file), file, revision, page.text, found, cuts, comments)
    if not any(page.text[kept.start : kept.end].strip() for kept in article.kept()):
        problem = "nothing of an article is left in it" if page.text.strip() else "it has no text in it"
        raise UnreadableFile(file, problem, "Put the article's text in it, or remove it")
    return article


def _revision(content: bytes, file: str) -> str:
    """16 hexadecimal digits, the same on every machine: what was read, from where, and by which reader."""
    head = f"{READER_VERSION}\n{file}\n".encode("utf-8", "surrogatepass")
    return hashlib.sha256(head + content).hexdigest()[:16]
