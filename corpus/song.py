"""Which song a page is about, and whose it is, by how pages name songs. Where the page leaves it open: nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.page import Line

_QUOTED = re.compile(
    r"“([^“”\n]{1,60})”|\"([^\"\n]{1,60})\"|(?<![\w’'])‘([^‘\n]{1,60}?)’(?!\w)|(?<![\w’'])'([^\n\"]{1,60}?)'(?!\w)"
)
_SMALL = frozenset(
    """
    a an the and or but of in on at to for from by with my your is as no not de la el le les los las van het een der die
    das und y e du en o do da di feat. ft. feat featuring
    """.split()
)
_FEATURING = re.compile(r"\s*[([]?\b(?:featuring|feat\.?|ft\.?)\s+([^()\[\]]+)[)\]]?", re.IGNORECASE)
_BY = re.compile(r"by\s+(?P<artist>[A-Z0-9].{0,78}[^.!?:])", re.DOTALL)
_LABELLED_ARTIST = re.compile(r"(?:artists?|performers?|performed by)\s*:\s*(?P<artist>.{2,80})", re.IGNORECASE)
_LABELLED_SONG = re.compile(r"(?:song|track)(?: title)?\s*:\s*(?P<song>.{2,80})", re.IGNORECASE)
_FACTS_BELOW = re.compile(
    r"(?:artists?:|performers?:|(?:album|written by|(?:song)?writers?|produced by|producers?|label|released?"
    r"|release date|credits|length|charted|genre)\b)",
    re.IGNORECASE,
)
_NAME = (
    r"(?<!\w)(?:[A-Z]\.|[A-Z0-9][\w’'&$-]{0,40}"
    r"|(?:of|the|and|de|la|los|las|van|der|&|y|del|di|da|dos|ft\.|feat\.|featuring|with)(?=[ ]+[A-Z&]))"
)
_NAMES = rf"(?P<artist>(?:[Tt]he\s+)?{_NAME}(?:[ ]{_NAME}){{0,7}})"
_TRADES = (
    r"(?:[\w-]+[,’'s]*\s+){0,6}?(?:singers?|bands?|duo|trio|groups?|rappers?|producers?|project|quartet|quintet|act"
    r"|artists?|songwriters?|DJ|outfit|collective|orchestra)(?:-songwriters?)?\s+(?:and\s+[\w-]+\s+)?"
)
_AFTER_SONG = (
    re.compile(rf",?\s+by\s+(?:the\s+{_TRADES})?{_NAMES}"),
    re.compile(
        r"[^.“”\"]{0,40}?\b(?:is|was)\s+(?:a|an|the)\b[^.“”\"]{0,80}?\b(?:by|from)\s+"
        rf"(?:(?:the|a|an)\s+{_TRADES})?{_NAMES}"
    ),
)
_POSSESSIVE = re.compile(rf"(?<!\w){_NAMES}['’]s?\s+$")
_NOT_ARTISTS = frozenset("facts lyrics story song songs the a review interview trivia in on it this that".split())
_NOT_SONGS = frozenset(("posted", "written", "words", "notes", "photo", "photos", "story", "interview", "the story"))
_INTRODUCED = re.compile(
    r"[,’\"”]*\s*(?:\([^)]*\)\s*)?(?:by\s+[A-Z]"
    r"|(?:is|was)\s+(?:a|an|the)\b[^.]{0,60}\b(?:song|single|track|hit|record|ballad))"
)
_OPENING = 400
_SURE, _MARGIN = 3, 2
# On a page that quotes many names once each, the first is no better than the others: it may be a list of songs.
_MANY = 4
_ABOUT = re.compile(
    r"\s*(?:[-–—:|]\s*)(?:the |song )?(?:story|facts|lyrics|meaning|trivia|song facts)\b.*$", re.IGNORECASE
)
_DASHED = re.compile(r"(.{2,50}?)\s+[-–—]\s+([^-–—]{2,50}?)(?:\s*\(\d{4}\))?")
_BY_WITHIN = re.compile(r"[\"“”]|\bby\b")
_TOP, _TOP_PAIRS = 8, 5
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Naming:
    """A song and its artist as a page names them; "" where it leaves one open."""

    song: str = ""
    artist: str = ""


def name_song(text: str, lines: Sequence[Line], title: str) -> Naming:
    """The song that the page is about. `title` is the page's headline, or ""."""
    top = [line.text for line in lines[:_TOP]]
    naming = (
        _from_heading(top, text) or _from_title(title) or _from_quotations(title, text) or Naming(_named_with_by(text))
    )
    song = naming.song or next((m["song"] for line in top if (m := _LABELLED_SONG.fullmatch(line))), "")
    artist = next((m["artist"] for line in top if (m := _LABELLED_ARTIST.fullmatch(line))), "")
    artist = artist or naming.artist or (_named_after(song, f"{title}\n{text}") if song else "")
    return Naming(tidy_song(song), split_artist(artist, song))


def tidy_song(song: str) -> str:
    """A song's name without its quotation marks and without who is featured on it."""
    name = _FEATURING.sub("", song).strip(' \t"“”,')
    return name[1:].removesuffix("’") if name.startswith("‘") else name


def split_artist(artist: str, song: str = "") -> str:
    """The artists of a page joined with "; ": the leading one, and who is featured on the song."""
    featured = [found[1] for found in (_FEATURING.search(artist), _FEATURING.search(song)) if found]
    names = (name.strip(' \t,.()"“”') for name in (*_pair(_FEATURING.sub("", artist)), *featured))
    return "; ".join(dict.fromkeys(name for name in names if name)) if artist else ""


def _pair(artist: str) -> list[str]:
    """The two of "Ann Lee and Bo Ray"; "Ann Lee and the Rays", and a band such as "Salt & Sand", are one name."""
    names = re.split(r"\s+(?:and|&)\s+", artist)
    people = len(names) == 2 and all(len(name.split()) in (2, 3) and name[0].isupper() for name in names)
    return names if people and not any(name.startswith("The ") for name in names) else [artist]


def is_song_name(name: str) -> bool:
    """True for a few words written as a name is, with no sentence in it."""
    words = name.split()
    if (
        not words
        or len(words) > 9
        or name[-1] in ".:;"
        or not (name[0].isupper() or name[0].isdigit() or name[0] in "¿¡")
    ):
        return False
    named = [word for word in words if word.lower().strip("()") not in _SMALL]
    return sum(word.strip("('’¿¡")[:1].isupper() or word[:1].isdigit() for word in named) >= 0.6 * len(named)


def _from_heading(top: Sequence[str], text: str) -> Naming | None:
    """A heading and what stands below it: "X" and "by Y"; "X" and "Y" and facts of the song; "X - Y" and facts."""
    for at, (line, below) in enumerate(pairwise(top[:_TOP_PAIRS])):
        facts = [bool(_FACTS_BELOW.match(other)) for other in top[at + 1 : at + 3]]
        name = _ABOUT.sub("", line)
        by = _BY.fullmatch(below)
        if by and len(below) <= _LONGEST_NAME and is_song_name(name) and not _BY_WITHIN.search(name):
            return Naming(name, by["artist"])
        dashed = _DASHED.fullmatch(line)
        if dashed and any(facts):
            return _ordered(dashed[1], dashed[2], text)
        if _is_name_line(name) and facts[0] and not _BY_WITHIN.search(name):
            return Naming(name)
        if _is_name_line(name) and _is_name_line(below) and facts[1:2] == [True] and name.lower() not in below.lower():
            return Naming(name, below)
    return None


def _is_name_line(line: str) -> bool:
    return (
        0 < len(line) <= _LONGEST_NAME
        and not _FACTS_BELOW.match(line)
        and not _BY.match(line)
        and ":" not in line
        and line[-1] not in ".?…"
    )


def _ordered(first: str, second: str, text: str) -> Naming | None:
    """Song and artist of "A - B", which sites write either way round: the song is the one in quotation marks."""
    quoted = {tidy_song(name).lower() for name, _ in _quotations(text)}
    marked = [tidy_song(name).lower() in quoted for name in (first, second)]
    if marked[0] == marked[1]:
        return None
    return Naming(first, second) if marked[0] else Naming(second, first)


def _from_title(title: str) -> Naming | None:
    """The song and artist of a headline such as "X by Y"."""
    named = re.fullmatch(rf"(?:.*[:–—-]\s+)?(?P<song>[A-Z0-9¿¡][^.:“”\"]{{1,60}}?)\s+by\s+{_NAMES}(?:\W.*)?", title)
    if named and is_song_name(named["song"]) and named["song"].lower() not in _NOT_SONGS:
        return Naming(named["song"], named["artist"])
    return None


def _from_quotations(title: str, text: str) -> Naming | None:
    """The song that the page puts in quotation marks: in its headline, in its opening, and more often than others."""
    scores: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    page = text if title in text else f"{title}\n{text}"
    for name, match in _quotations(page):
        spoken = page[max(0, match.start() - 2) : match.start()] == ": " and page.count(name) == 1
        if is_song_name(name) and not spoken:
            key = name.lower()
            spelled.setdefault(key, name)
            introduced = match.start() < _OPENING and _INTRODUCED.match(match.string, match.end()) is not None
            scores[key] += 1 + 3 * introduced
    for key in scores:
        scores[key] += 2 * (key in text[:_OPENING].lower()) + 6 * (key in title.lower() and text.lower().count(key) > 1)
    best = scores.most_common(2)
    sure = _SURE + (len(scores) > _MANY)
    if not best or best[0][1] < sure or (len(best) > 1 and best[0][1] < best[1][1] + _MARGIN):
        return None
    return Naming(spelled[best[0][0]])


def _named_with_by(text: str) -> str:
    """A name with no quotation marks: "Song by Artist", where the text says the song's name again."""
    for match in re.finditer(rf"(?P<song>(?:{_NAME}\s+){{1,7}}?)by\s+{_NAMES}", text):
        song = match["song"].strip()
        if text.count(song) > 1 and len(song.split()) > 1 and is_song_name(song):
            return song
    return ""


def _quotations(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for match in _QUOTED.finditer(text):
        before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
        nickname = before[-1:] == " " and before[:1].isalpha() and after[:1] == " " and after[1:].isupper()
        if before.endswith("(") or (nickname and " " not in match.group()):
            continue
        yield next(group for group in match.groups() if group is not None).strip().rstrip(","), match


def _named_after(song: str, text: str) -> str:
    """Who the text names with the song: "X" by Y; "X" is a song by the singer Y; Y's "X"."""
    mentions = list(re.finditer(r"[‘'“\"]?" + re.escape(song) + r"[,’'”\"]*", text))
    found = [
        *(pattern.match(text, mention.end()) for pattern in _AFTER_SONG for mention in mentions),
        *(_POSSESSIVE.search(text, max(0, mention.start() - _LONGEST_NAME), mention.start()) for mention in mentions),
    ]
    names = (match["artist"] for match in found if match)
    return next((name for name in names if name.lower() not in _NOT_ARTISTS), "")
