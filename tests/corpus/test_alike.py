from corpus import Alike, Article, Cut, Details, Span, article_id

STORY = "They wrote the song on a train to the coast and recorded it in a barn before the summer was over."


def article(file: str, text: str, cuts: tuple[Cut, ...] = ()) -> Article:
    return Article(article_id(file), file, "1", text, Details(), cuts)


def test_a_page_with_a_sentence_more_is_a_twin() -> None:
    twin = Alike([article("a.txt", STORY)]).twin_of(article("b.txt", f"{STORY} Read on tomorrow."))
    assert twin is not None
    assert (twin.article.file, twin.likeness) == ("a.txt", 1.0)


def test_another_story_of_the_same_song_is_none() -> None:
    other = "They wrote the song in a kitchen, one of them says, and the barn came only later that year."
    assert Alike([article("a.txt", STORY)]).twin_of(article("b.txt", other)) is None


def test_an_article_is_not_its_own_twin() -> None:
    assert Alike([article("a.txt", STORY)]).twin_of(article("a.txt", STORY)) is None


def test_what_cleaning_cut_makes_no_twin() -> None:
    menu = "Home and news and reviews and contact and more and much more of it all here. "
    cut = (Cut(Span(0, len(menu)), "site menu"),)
    other = article("a.txt", menu + "Nobody knows who sang the third voice there.", cut)
    assert Alike([other]).twin_of(article("b.txt", menu + STORY, cut)) is None


def test_a_text_of_four_words_is_compared_with_nothing() -> None:
    assert Alike([article("a.txt", "One two three four")]).twin_of(article("b.txt", "One two three four")) is None
