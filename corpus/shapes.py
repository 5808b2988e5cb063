"""Cleaning rules by shape: rows of links, stars and counts, and the list of other articles below an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.comments import opens_comments
from corpus.page import Line
from corpus.rules import Rule, bare

_SEPARATOR = re.compile(r"\s*(?:[|·•»«›]|//|::)\s*|\s+[>/*–—-]\s+|\s{2,}|:\s+|,\s+")
# Between the links of a row: never a lone hyphen or comma, which names and lists of facts have too.
_BETWEEN_LINKS = re.compile(r"\s*(?:\||·|•|//|::|»|›)\s*|\s+[/*>]\s+|\s{2,}")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

_SHARE_WORDS = frozenset(
    """
    share sharing this page post story article song on via by to it with your friends a the link copy save
    for later like likes email e-mail mail print facebook fb twitter tweet tweets x whatsapp telegram
    pinterest pin reddit linkedin tumblr messenger instagram bluesky threads mastodon text size comments
    comment report error listen compartir comparte partager teilen condividi compartilhar delen f t p w
    """.split()
)
_SHARE_MARKS = frozenset(
    """
    share tweet facebook twitter whatsapp pinterest compartir comparte partager teilen condividi delen
    """.split()
)
_LONGEST_ROW = 200
_OTHER_WAYS = frozenset(("print", "email", "e-mail", "mail", "copy", "save"))


def _share_bars(lines: Sequence[Line]) -> Iterator[int]:
    """Lines of nothing but networks and ways to share. One of a single word must end as a label does."""
    for at, line in enumerate(lines):
        if _tools(line):
            yield at
            continue
        words = [word.lower() for word in _WORD.findall(line.text[: _LONGEST_ROW + 1]) if not word.isdigit()]
        marked = set(words) & _SHARE_MARKS or len(set(words) & _OTHER_WAYS) > 1
        if not marked or not set(words) <= _SHARE_WORDS:
            continue
        if len(words) > 2 or line.text.endswith(":") or words == ["share"]:
            yield at


_LABELLED_SHARE = re.compile(
    r"(?:share(?: (?:this|on))?|compartir|comparte|partager|teilen|condividi|delen)\s*:", re.IGNORECASE
)
_TOOL = re.compile(
    r"(?:share|print|save|gift|likes?|e-?mail|tweet|pin it|copy link|forward|follow|listen|report)"
    r"(?: (?:this|it|to|the|on)\b.*)?"
    r"|\d[\d,.]* (?:likes?|shares?|comments?|views|min(?:ute)?s? read)"
    r"|(?:likes?|shares?|comments?|views) \(?\d[\d,.]*\)?|view in browser",
    re.IGNORECASE,
)


def _tools(line: Line) -> bool:
    """A row of what one can do with a page, or a label such as "Share:" and short names after it."""
    if len(line.text) > _LONGEST_ROW or line.text.endswith("."):
        return False
    items = [item for part in _BETWEEN_LINKS.split(line.text) if (item := bare(part))]
    label = _LABELLED_SHARE.match(bare(line.text))
    if label:
        return all(len(item.split()) <= 3 for item in items[1:])
    tools = sum(_TOOL.fullmatch(item) is not None for item in items)
    return len(items) > 1 and tools >= max(1, len(items) / 2) and all(len(item.split()) <= 5 for item in items)


SHARE_BAR = Rule("share bar", _share_bars)

_MENU_WORDS = frozenset(
    """
    home menu about archive archives artists albums songs lyrics charts quiz quizzes forum shop store merch
    podcast podcasts contact news reviews features interviews login signin log-in register subscribe search
    rss donate trending trivia facts random groups solo years decades stories story mixes tapes posts links
    advertise privacy terms cookies help faq events tickets video videos photos gigs sport jobs property tv
    radio obituaries classifieds e-edition agenda discos entrevistas inicio artistas canciones contacto
    karaoke apps meanings submit samples discuss discussion blogroll newsletter patrons episodes episode
    hosts transcript download deutsch italiano français español nederlands english careers sitemap account
    basket cart issues comebacks follow listen share singles swap want wantlist profile notices companies
    genres tags latest biography discography start
    """.split()
)
_MENU_PHRASES = frozenset(
    re.split(
        r",\s+",
        """log in, sign in, sign up, sign out, about me, about us, artists a-z, songs a-z, singles a-z, by country,
        by year, one hit wonders, random song, lyric games, back issues, support us, reading list, song index,
        all episodes, do not sell my information, cookie settings, privacy policy, terms of use, join us, top 100,
        what's on, what’s on, public notices, report an error, my account, book clubs, start here""",
    )
)
_TOP, _TOP_ROWS = 5, 3


def _items(line: Line) -> list[str]:
    return [item for part in _SEPARATOR.split(line.text) if (item := bare(part).strip(" .!…").lower())]


def _is_menu_item(item: str) -> bool:
    words = item.split()
    return item in _MENU_PHRASES or (0 < len(words) <= 2 and words[0] in _MENU_WORDS)


def _is_menu(line: Line, at_top: bool) -> bool:
    """True for a row of short items of which most are what sites call their sections; at the top fewer will do."""
    items = _items(line) if len(line.text) <= _LONGEST_ROW and not line.text.endswith(".") else []
    if len(items) < 3 or any(len(item.split()) > 12 for item in items):
        return False
    sections = sum(_is_menu_item(item) for item in items)
    return sections >= (max(2, 0.4 * len(items)) if at_top else max(3, 0.6 * len(items)))


def _is_row_of_links(line: Line) -> bool:
    """At the very top of a page, a row of four short items is its menu, whatever they are called.

    Three will do where one is a section by name. Facts have labels and figures: "Album: Dark · Length: 5:02".
    """
    if len(line.text) > _LONGEST_ROW or line.text.endswith(".") or ": " in line.text or "#" in line.text:
        return False
    items = [item for part in _BETWEEN_LINKS.split(line.text) if (item := bare(part))]
    short = all(len(item.split()) <= 4 and not item.isdigit() for item in items[1:])
    return short and len(items) >= (3 if any(_is_menu_item(item.lower()) for item in items) else 4)


def _menus(lines: Sequence[Line]) -> Iterator[int]:
    for at, line in enumerate(lines):
        breadcrumb = at < _TOP and len(line.text) <= _LONGEST_ROW and len(re.findall(r"\s[>»›]\s", line.text)) >= 2
        if (
            breadcrumb
            or (at < _TOP_ROWS and _is_row_of_links(line))
            or _is_menu(line, at < _TOP or at >= len(lines) - 2)
        ):
            yield at


MENU = Rule("site menu", _menus)


def _symbols(lines: Sequence[Line]) -> Iterator[int]:
    """Rows of thumbs, stars and counts: no word in them, and more than a number or a rule."""
    for at, line in enumerate(lines):
        stars = line.text.count("★") + line.text.count("☆") >= 3 and len(line.text) < 80
        thumbs = not any(c.isalpha() for c in line.text) and any(ord(c) > 0x2FFF for c in line.text)
        if stars or thumbs:
            yield at


COUNTERS = Rule("rating or poll", _symbols)


def _comment_counts(lines: Sequence[Line]) -> Iterator[int]:
    """A line such as "27 responses" with no comment below it. With comments it heads them, and stays."""
    yield from (at for at in range(len(lines)) if opens_comments(lines, at) is False)


COMMENT_COUNT = Rule("comment count", _comment_counts)

_LIST_HEADING = re.compile(
    r"(?:the )?(?:editor['’]?s?['’]? (?:picks?|choice)"
    r"|(?:latest|more|recent|popular|top|related) (?:news|posts|stories|articles|videos|links)"
    r"(?: (?:from|in) [^.]{1,30})?"
    r"|related(?: songs| content)?|recommended(?: (?:for you|reading|stories))?|you (?:might|may) also (?:like|enjoy)"
    r"|most (?:read|popular|viewed)|trending(?: now)?|read next|up next|don['’]t miss|see also|from around the web"
    r"|también te puede gustar|más leídas)[^\w.]*",
    re.IGNORECASE,
)
_FACT = re.compile(r"^\W*(?:#\d|\w[\w &()/-]{2,28}:\s|\d+x |(?:gold|silver|platinum|diamond)\b)", re.IGNORECASE)
_LONGEST_BLURB = 300
_LONGEST_TITLE = 110


def _other_articles(lines: Sequence[Line]) -> Iterator[int]:
    """A heading such as "Editor's Picks" and the list below it.

    To the end of the page where nothing there tells more than a blurb does; else only the titles that follow at once.
    """
    blurbs_from = _blurbs_from(lines)
    listing = first = False
    for at, line in enumerate(lines):
        if len(line.text) <= _LONGEST_TITLE and _LIST_HEADING.fullmatch(bare(line.text)):
            if at >= len(lines) / 3 and at + 1 >= blurbs_from:
                yield from range(at, len(lines))
                return
            listing = first = True
            yield at
        elif listing:
            tells = len(line.text) > _LONGEST_TITLE or line.text.endswith(".") or _FACT.match(line.text)
            listing = not tells and (first or not line.after_blank)
            first = False
            if listing:
                yield at


def _blurbs_from(lines: Sequence[Line]) -> int:
    """From which line on, to the end of the page, nothing tells more than a blurb does."""
    last = next((at for at in reversed(range(len(lines))) if _tells(lines[at])), -1)
    return last + 1


def _tells(line: Line) -> bool:
    return len(line.text) > _LONGEST_BLURB or _FACT.match(line.text) is not None


OTHER_ARTICLES = Rule("list of other articles", _other_articles)
