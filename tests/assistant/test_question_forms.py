"""The questions that articles suggest."""

from assistant.question_forms import candidates
from corpus import Article, Details, Span, article_id

TEXT = """Anna Reed played the organ on it, and Reed never asked for more. Reed was nineteen.

The band sued the label in 1979. Anna Reed told the Evening Post that nobody had won.

The Evening Post said so too. It was banned by the council."""


def article(text: str = TEXT, song: str = "Low Tide (Live)", comment: str = "") -> Article:
    comments = (Span(text.index(comment), text.index(comment) + len(comment)),) if comment else ()
    return Article(article_id("a.md"), "a.md", "1", text, Details(song=song), comments=comments)


def questions(*articles: Article) -> list[str]:
    return [one.question for one in candidates("Low Tide (Live)", articles)]


def test_a_question_is_made_of_the_words_that_stand_there() -> None:
    found = questions(article())
    assert "Who played the organ on “Low Tide”?" in found
    assert "What did Anna Reed say about “Low Tide”?" in found
    assert "Who went to court over “Low Tide”?" in found
    assert "What does “Low Tide” sample?" not in found


def test_a_paper_is_not_taken_for_a_person() -> None:
    assert "What did Evening Post say about “Low Tide”?" not in questions(article())


def test_a_readers_comment_suggests_nothing() -> None:
    assert "Who banned “Low Tide”?" in questions(article())
    assert "Who banned “Low Tide”?" not in questions(article(comment="It was banned by the council."))


def test_every_form_comes_once_before_one_comes_twice() -> None:
    more = article("He played the drums. She played the guitar. The council banned it.")
    forms = [one.form for one in candidates("Low Tide (Live)", [more])]
    assert forms[:2] == sorted(set(forms))
    assert forms[2] == forms[0]


def test_what_answers_is_told_by_the_word_that_suggested_the_question() -> None:
    organ = next(one for one in candidates("Low Tide (Live)", [article()]) if "organ" in one.question)
    assert organ.told_by.search("the organ was hers")
    assert not organ.told_by.search("she played the guitar")
