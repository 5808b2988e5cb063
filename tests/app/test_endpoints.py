"""The named endpoints, called as a program calls them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from gradio_client import Client  # type: ignore[import-untyped]
from gradio_client.exceptions import AppError  # type: ignore[import-untyped]

from tests.app.conftest import Serve
from tests.app.fake_assistant import FakeAssistant


@pytest.fixture(scope="module")
def client(serve: Serve) -> Iterator[Client]:
    client = Client(serve(FakeAssistant()), verbose=False)
    yield client
    client.close()


def test_just_the_three_endpoints_are_shown(client: Client) -> None:
    shown = client.view_api(return_format="dict", print_info=False)
    assert shown is not None
    assert set(shown["named_endpoints"]) == {"/ask", "/search", "/rebuild"}
    assert not shown["unnamed_endpoints"]


def test_ask_gives_the_answer_as_json(client: Client) -> None:
    answer = client.predict("Who wrote it?", [], api_name="/ask")
    assert answer["status"] == "answered"
    assert answer["quotes"][1] == "Written by Mara Vell and Teo Brandt."


def test_ask_tells_what_is_wrong_with_a_question(client: Client) -> None:
    with pytest.raises(AppError, match="it has more than 1,000 characters"):
        client.predict("x" * 2000, [], api_name="/ask")


def test_search_gives_at_most_so_many_passages(client: Client) -> None:
    hits = client.predict("spring", 2, api_name="/search")
    assert [hit["dense_rank"] for hit in hits] == [1, 2]
    assert hits[0]["lexical_rank"] is None
    assert hits[0]["file"] == "quiet-hours-interview.html"


def test_rebuild_gives_its_report(client: Client) -> None:
    report = client.predict(api_name="/rebuild")
    assert report["skipped"] == [{"file": "scan.pdf", "problem": "there is no text in it", "fix": "Add it as text."}]
    assert report["passages"] == 12
