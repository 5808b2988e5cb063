"""A saved web page: its blocks as lines, and what is no part of the article cut with the reason."""

from __future__ import annotations

from corpus import Article, read_content

STORY = "The band wrote it on a night ferry to Oslo, in the dark, with one guitar and a borrowed torch."
HEAD = """<head><title>A night ferry | Dock Weekly</title>
<meta property="og:site_name" content="Dock Weekly"><link rel="canonical" href="https://dock.example/ferry">
<meta property="article:published_time" content="2019-05-04T10:00:00Z"></head>"""


def read(body: str, head: str = HEAD) -> Article:
    return read_content(f"<html>{head}<body>{body}</body></html>".encode(), "a.html")


def kept(article: Article) -> list[str]:
    return [line for span in article.kept() for line in article.text[span.start : span.end].split("\n") if line]


def test_blocks_are_lines_with_white_space_collapsed() -> None:
    article = read(f"<p>One <b>two</b>,\n\n   three.</p><p>{STORY}<br>It was   cold.</p>")
    assert article.text == f"One two, three.\n{STORY}\nIt was cold."


def test_list_items_and_table_rows_are_marked() -> None:
    article = read(f"<p>{STORY}</p><ul><li>Gold in Norway</li></ul><table><tr><td>Oslo</td><td>1</td></tr></table>")
    assert article.text.split("\n")[1:] == ["- Gold in Norway", "Oslo | 1"]


def test_scripts_and_styles_are_no_text() -> None:
    article = read(f"<script>var a = 1;</script><style>p {{}}</style><template>x</template><p>{STORY}</p>")
    assert article.text == STORY


def test_hidden_elements_are_cut() -> None:
    hidden = '<p hidden>One.</p><div aria-hidden="true">Two.</div><p style="display: none">Three.</p>'
    article = read(f"{hidden}<p>{STORY}</p>")
    assert [cut.reason for cut in article.cuts] == ["hidden in the page"]
    assert kept(article) == [STORY]


def test_what_is_hidden_within_a_sentence_is_cut_alone() -> None:
    article = read(f"<p>{STORY}</p><p>It was <span hidden>never</span> released.</p>")
    assert kept(article)[1:] == ["It was", "released."]


def test_a_menu_and_a_footer_are_cut_as_outside_the_main_text() -> None:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/songs'>Songs</a></li></ul></nav>"
    article = read(
        f"{menu}<article><p>{STORY}</p><p>{STORY} Twice.</p></article><footer><p>Dock Weekly Ltd</p></footer>"
    )
    assert {cut.reason for cut in article.cuts} == {"outside the main text of the page"}
    assert kept(article) == [STORY, f"{STORY} Twice."]


def test_the_rules_for_pasted_pages_run_over_what_is_left() -> None:
    article = read(
        f"<article><p>{STORY}</p><p>✨ Don't miss: Ten Ferries That Changed Pop</p><p>{STORY} Twice.</p></article>"
    )
    assert kept(article) == [STORY, f"{STORY} Twice."]


def test_details_come_from_the_head_of_the_page() -> None:
    found = read(f"<article><h1>A night ferry</h1><p>{STORY}</p></article>").details
    assert (found.title, found.publisher) == ("A night ferry", "Dock Weekly")
    assert (found.url, found.published) == ("https://dock.example/ferry", "2019-05-04")


def test_a_date_in_the_text_is_not_the_date_of_the_page() -> None:
    article = read(f"<article><p>{STORY}</p><p>It was released on 24 May 2016.</p></article>", "<head></head>")
    assert article.details.published == ""


def test_the_declared_encoding_is_used() -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>Łódź. {STORY}</p></body></html>'
    assert read_content(page.encode("iso-8859-2"), "a.html").text.startswith("Łódź.")


def test_a_page_nested_without_end_is_read() -> None:
    assert read("<div>" * 400 + f"<p>{STORY}</p>").text == STORY


def test_control_characters_do_not_reach_the_text() -> None:
    assert "\x1b" not in read(f"<p>&#27;[31m&#155;{STORY}</p>").text
