import pytest
from markupsafe import Markup

from assistant.ui.markup import counted, dotted, joined, link, notice, readable_date, sendable


def test_text_is_escaped_and_markup_is_not() -> None:
    assert joined(["<b>", Markup("<i>x</i>")], "<&>") == "&lt;b&gt;&lt;&amp;&gt;<i>x</i>"


def test_parts_that_are_not_there_leave_no_dot() -> None:
    assert dotted("Title", "", "2016") == "Title · 2016"


def test_a_notice_escapes_what_it_says() -> None:
    assert "&lt;script&gt;" in notice("<script>")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "//other.example/x",
        "http://",
        "http://[",
        "file:///etc/passwd",
    ],
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    assert link(url, "Original page") == ""


def test_a_link_cannot_leave_its_attribute_and_tells_the_other_page_nothing() -> None:
    made = link('https://a.example/"onclick="x', "Original page")
    assert 'href="https://a.example/&#34;onclick=&#34;x"' in made
    assert 'rel="noopener noreferrer"' in made


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2021-06-30", "30 June 2021"),
        ("2021-06", "June 2021"),
        ("2021", "2021"),
        ("", ""),
        ("2021-13", "2021-13"),
        ("last spring", "last spring"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(published: str, shown: str) -> None:
    assert readable_date(published) == shown


def test_one_of_a_thing_has_no_plural() -> None:
    assert (counted(1, "passage"), counted(2000, "passage")) == ("1 passage", "2,000 passages")


def test_a_lone_surrogate_can_be_sent() -> None:
    assert sendable(Markup("a\ud800b")) == "a?b"
