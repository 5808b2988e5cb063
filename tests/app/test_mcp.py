"""The MCP tools, called by the official client library as an assistant's host would call them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamablehttp_client
from mcp.types import TextContent

from tests.app.conftest import Serve
from tests.app.fake_assistant import FakeAssistant

Result = TypeVar("Result")


@pytest.fixture(scope="module")
def tools(serve: Serve) -> str:
    """The address of the tools."""
    return serve(FakeAssistant(), mcp=True) + "gradio_api/mcp/"


def with_session(
    address: str, use: Callable[[ClientSession], Awaitable[Result]], headers: dict[str, str] | None = None
) -> Result:
    async def run() -> Result:
        async with (
            streamablehttp_client(address, headers) as (incoming, outgoing, _),
            ClientSession(incoming, outgoing) as session,
        ):
            await session.initialize()
            return await use(session)

    # A thread of its own: the browser tests leave an event loop running in this one.
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(asyncio.run, run()).result()


def call(address: str, name: str, arguments: dict[str, Any], headers: dict[str, str] | None = None) -> Any:
    """What a tool gives, read as the JSON that it has to be."""

    async def use(session: ClientSession) -> Any:
        (content,) = (await session.call_tool(name, arguments)).content
        assert isinstance(content, TextContent)
        return json.loads(content.text)

    return with_session(address, use, headers)


def test_there_are_three_tools_and_each_says_what_it_is_for(tools: str) -> None:
    listed = with_session(tools, lambda session: session.list_tools()).tools
    assert {tool.name for tool in listed} == {"ask", "search", "rebuild"}
    assert all(len(tool.description or "") > 80 for tool in listed)
    described = {name: field for tool in listed for name, field in tool.inputSchema["properties"].items()}
    assert set(described) == {"question", "history", "query", "limit"}
    assert all(field["description"] for field in described.values())


def test_a_question_is_answered_with_its_quotes(tools: str) -> None:
    answer = call(tools, "ask", {"question": "Who wrote it?", "history": []})
    assert answer["status"] == "answered"
    assert "Written by Mara Vell and Teo Brandt." in answer["quotes"]


def test_a_search_gives_passages_and_null_where_a_side_found_nothing(tools: str) -> None:
    first, second = call(tools, "search", {"query": "spring", "limit": 2})
    assert (first["dense_rank"], second["dense_rank"]) == (1, 2)
    assert first["lexical_rank"] is None


def test_a_rebuild_gives_its_report(tools: str) -> None:
    assert call(tools, "rebuild", {})["passages"] == 12


def test_what_is_wrong_with_a_question_is_told(tools: str) -> None:
    async def use(session: ClientSession) -> tuple[bool, str]:
        result = await session.call_tool("ask", {"question": "x" * 2000, "history": []})
        return result.isError, str(result.content)

    failed, said = with_session(tools, use)
    assert failed
    assert "it has more than 1,000 characters" in said
