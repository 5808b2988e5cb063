import html
import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.article_text import AROUND, WHOLE, Mark, article_text
from corpus import Article, Cut, Details, Span


def article(text: str, cuts: tuple[Cut, ...] = (), comments: tuple[Span, ...] = ()) -> Article:
    return Article("id", "a.txt", "1", text, Details(), cuts, comments)


def words(shown: str) -> str:
    """The text that a browser would show, without white space."""
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", shown)).split())


def test_a_quote_is_marked_and_its_answer_more_strongly() -> None:
    shown = article_text(article("It was in Porto, he said."), [Mark(Span(0, 16), "0-1", Span(7, 15))])
    assert '<mark class="quote" data-quotes="0-1" tabindex="-1">It was </mark>' in shown
    assert '<mark class="answer" data-quotes="0-1" tabindex="-1">in Porto</mark>' in shown


def test_quotes_that_overlap_share_their_words() -> None:
    shown = article_text(article("one two three"), [Mark(Span(0, 7), "a"), Mark(Span(4, 13), "b")])
    assert re.findall(r'data-quotes="([^"]*)"[^>]*>([^<]*)<', shown) == [("a", "one "), ("a b", "two"), ("b", " three")]


def test_a_cut_is_not_shown_beside_an_answer() -> None:
    assert "Menu" not in article_text(article("Menu\nStory", (Cut(Span(0, 5), "site menu"),)))


def test_a_cut_is_struck_through_with_its_reason_in_the_library() -> None:
    shown = article_text(article("Menu\nStory", (Cut(Span(0, 5), "<site> menu"),)), show_cuts=True)
    assert '<div class="cut"><span class="reason">cut: &lt;site&gt; menu</span><del>Menu</del></div>' in shown


def test_a_comment_is_labelled_once() -> None:
    shown = article_text(article("Story. I was there!", comments=(Span(7, 19),)), [Mark(Span(9, 12), "a")])
    assert shown.count("Readers’ comments, never evidence") == 1
    assert shown.index("never evidence") < shown.index("was")


def test_a_long_article_is_shown_around_its_quotes_and_says_so() -> None:
    text = "a" * 30_000 + "QUOTE" + "b" * 60_000 + "OTHER"
    shown = article_text(article(text), [Mark(Span(30_000, 30_005), "1"), Mark(Span(90_005, 90_010), "2")])
    assert re.findall(r"([\d,]+) characters not shown", shown) == [f"{30_000 - AROUND:,}", f"{60_000 - 2 * AROUND:,}"]
    assert words(shown).count("a" * AROUND + "QUOTE" + "b" * AROUND) == 1


def test_quotes_near_each_other_share_one_window() -> None:
    text = "a" * 30_000 + "QUOTE" + "b" * AROUND + "OTHER" + "c" * 30_000
    shown = article_text(article(text), [Mark(Span(30_000, 30_005), "1"), Mark(Span(38_005, 38_010), "2")])
    assert words(shown).count("QUOTE" + "b" * AROUND + "OTHER") == 1
    assert shown.count("characters not shown") == 2


def test_a_long_article_without_a_quote_is_shown_from_its_start() -> None:
    shown = article_text(article("a" * (WHOLE + 1)))
    assert shown.count("characters not shown") == 1
    assert shown.index("aaa") < shown.index("not shown")


def test_many_blank_lines_become_one() -> None:
    assert ">a\n\nb<" in article_text(article("a\n \n\t\n\nb"))


@given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))), st.integers(0, 60), st.integers(0, 9))
def test_every_word_is_shown_once_and_nothing_of_it_is_markup(
    text: str, spans: list[tuple[int, int]], at: int, length: int
) -> None:
    inside = [Span(*sorted(min(border, len(text)) for border in span)) for span in spans]
    cut = Span(min(at, len(text)), min(at + length, len(text)))
    marks = [Mark(span, str(number), span) for number, span in enumerate(inside)]
    shown = article_text(article(text, (Cut(cut, "noise"),)), marks)
    assert words(shown) == "".join((text[: cut.start] + " " + text[cut.end :]).split())
    assert set(re.findall(r"</?(\w*)", shown)) <= {"div", "mark"}


def test_a_heading_of_markdown_looks_like_one_and_is_escaped() -> None:
    shown = article_text(Article("a", "a.md", "1", "Before.\n\n## A <b>heading</b>\n\n#1 in Italy", Details()))
    assert '<span class="heading"><span class="hash">## </span>A &lt;b&gt;heading&lt;/b&gt;</span>' in shown
    assert shown.count('heading"') == 1
