"""Taking the library's changes into the index: its stages as they go on, a way to stop, and the report."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.ui.contract import Assistant
from assistant.ui.library_view import report_view, waiting
from assistant.ui.markup import counted, joined, notice, sendable
from assistant.ui.working import Working
from corpus import LinerNotesError
from index.report import ArticleStatus, BuildReport

_HEADING = Markup("<h2>Index</h2>")
_CANCELLED = notice("Cancelled. The index is as it was; what was embedded is kept for the next rebuild.")
_TOO_LATE = notice("It was too late to cancel: the new index had begun to take over.")
_CAN_STOP = frozenset({"reading", "embedding"})
"""After these the new revision takes over, which is over in a moment and is not to be broken off."""
_EVERY_SECONDS = 0.1


class Cancelled(Exception):
    """Ends a build from inside its progress. The index that is served does not know of it."""


class Wish:
    """Whether the person at one page wants to cancel the rebuild that was begun there."""

    def __init__(self) -> None:
        self.cancel = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a build, and how far it is."""

    name: str
    done: int
    total: int

    @property
    def can_stop(self) -> bool:
        """True while a build that is broken off leaves everything as it was."""
        return self.name in _CAN_STOP

    @property
    def share(self) -> float:
        """How much of it is done, in [0, 1]."""
        return self.done / self.total if self.total else 1.0


class RebuildingPanel:
    """Builds the panel inside the Blocks that is open. `changes` are the events after which the index may differ."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        wish = gr.State(Wish())  # each page has its own: it cannot cancel another one's rebuild
        state = gr.HTML(elem_id="waiting", apply_default_css=False)
        with gr.Row(elem_id="rebuild-row"):
            button = gr.Button("Rebuild", elem_id="rebuild", scale=0)
            cancel = gr.Button("Cancel", elem_id="cancel-rebuild", scale=0, visible=False)
        report = gr.HTML(elem_id="report", apply_default_css=False)
        self.outputs: list[Any] = [state, button]
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        rebuilt = button.click(
            self._rebuild, wish, [report, cancel], trigger_mode="once", concurrency_id="rebuild", **quiet
        )
        cancel.click(_cancel, wish, cancel, **quiet)
        self.changes = (rebuilt,)

    def show(self, statuses: tuple[ArticleStatus, ...]) -> tuple[str, Any]:
        """What `outputs` show: how many changes wait, and the button set off where some do."""
        count = waiting(statuses)
        said = f"{counted(count, 'change')} not in the index yet: rebuild to ask about it." if count else "Up to date."
        return sendable(_HEADING + notice(said)), gr.Button(variant="primary" if count else "secondary")

    def _rebuild(self, wish: Wish) -> Iterator[tuple[str, Any]]:
        wish.cancel = False
        working = Working[Stage, BuildReport](lambda on_stage: self._build(wish, on_stage))
        stages: tuple[Stage, ...] = ()
        shown = 0.0
        yield sendable(stages_view(stages)), gr.Button("Cancel", visible=True, interactive=True)
        for stage in working:
            stages = with_stage(stages, stage)
            if stage.share == 1 or not stage.can_stop or time.monotonic() - shown > _EVERY_SECONDS:
                shown = time.monotonic()
                yield sendable(stages_view(stages)), gr.skip() if stage.can_stop else gr.Button(interactive=False)
        yield sendable(_outcome(wish, working)), gr.Button(visible=False)

    def _build(self, wish: Wish, on_stage: Callable[[Stage], None]) -> BuildReport:
        def progress(name: str, done: int, total: int) -> None:
            stage = Stage(name, done, total)
            if stage.can_stop and wish.cancel:
                raise Cancelled
            on_stage(stage)

        return self._assistant.rebuild(progress)


def _cancel(wish: Wish) -> Any:
    """Wishes it; the build looks at the wish between two steps, which takes a moment."""
    wish.cancel = True
    return gr.Button("Cancelling …", interactive=False)


def _outcome(wish: Wish, working: Working[Stage, BuildReport]) -> Markup:
    try:
        report = report_view(working.result)
    except Cancelled:
        return _CANCELLED
    except LinerNotesError as error:
        return notice(str(error), "problem")
    return joined((_TOO_LATE, report)) if wish.cancel else report


def with_stage(stages: tuple[Stage, ...], stage: Stage) -> tuple[Stage, ...]:
    """The stages with the latest state of one; the ones before it are done when a new one begins."""
    if stages and stages[-1].name == stage.name:
        return (*stages[:-1], stage)
    return (*(replace(earlier, done=earlier.total) for earlier in stages), stage)


def stages_view(stages: tuple[Stage, ...]) -> Markup:
    """Each stage with a bar."""
    bar = Markup(
        '<li><span>{}</span> <progress max="1" value="{:.3f}" aria-label="{}"></progress> <small>{}</small></li>'
    )
    rows = joined(
        bar.format(
            stage.name.capitalize(),
            stage.share,
            stage.name,
            _said(stage),
        )
        for stage in stages
    )
    return Markup('<ol class="stages" role="status">{}</ol>').format(rows or Markup("<li><span>Starting</span></li>"))


def _said(stage: Stage) -> str:
    if not stage.can_stop:
        return "It takes a moment, and cannot be cancelled."
    return f"{stage.done:,} of {stage.total:,}" if stage.total > 1 else ""
