// Chips open the source panel at their quote. The panel holds one answer's sources; those of another are asked for.
(() => {
  "use strict";
  const narrow = matchMedia("(max-width: 60rem)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let cameFrom = null;
  let wanted = null;

  const marksOf = (name) => [...document.querySelectorAll(`#sources [data-quotes~="${name}"]`)];
  const panelTurn = () => document.querySelector("#sources .sources")?.dataset.turn;

  function select(name) {
    const marks = marksOf(name);
    if (!marks.length) return null;
    for (const mark of document.querySelectorAll("#sources mark.current")) mark.classList.remove("current");
    for (const cite of document.querySelectorAll("[data-cite]")) {
      cite.toggleAttribute("data-current", cite.dataset.cite === name);
    }
    for (const mark of marks) mark.classList.add("current");
    marks[0].closest("details").open = true;
    return marks[0];
  }

  // Scrolls the panel alone, so that the page and the chat stay where they are.
  function bringIntoPanel(mark, behavior) {
    const column = document.getElementById("source-column");
    const below = mark.getBoundingClientRect().top - column.getBoundingClientRect().top;
    column.scrollBy({ top: below - column.clientHeight / 3, behavior });
  }

  // Remembers the chip to go back to, and that there is one, for the style sheet.
  function leave(cite) {
    cameFrom = cite;
    document.getElementById("sources")?.toggleAttribute("data-away", Boolean(cite));
  }

  function openSource(cite) {
    const name = cite.dataset.cite;
    const turn = name.split("-")[0];
    if (panelTurn() !== turn) {
      wanted = cite;
      linerNotes.send(cite, "source", { turn: Number(turn) });
      return;
    }
    const mark = select(name);
    if (!mark) return;
    leave(cite);
    hush(cite.matches(".chip") ? [cite] : []);
    // Below a chat the way to the source is long, and a glide that is still under way would fight the way back.
    if (narrow.matches) mark.scrollIntoView({ block: "center" });
    else bringIntoPanel(mark, still.matches ? "auto" : "smooth");
    mark.focus({ preventScroll: true });
  }

  function goBack() {
    if (!cameFrom?.isConnected) return;
    cameFrom.scrollIntoView({ block: "nearest" });
    cameFrom.focus({ preventScroll: true });
    leave(null);
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-cite], [data-tab], [data-back]");
    if (target?.dataset.cite) openSource(target);
    else if (target?.dataset.tab) document.getElementById(`${target.dataset.tab}-tab-button`)?.click();
    else if (target) goBack();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest("#sources")) goBack();
    else if (event.key === "Escape") hush(document.querySelectorAll(".chip:is(:hover, :focus), .chip:has(+ .tip:hover)"));
  });

  // A quote that is shown over the text goes at once where it is not wanted, until the chip is left.
  function hush(chips) {
    for (const chip of chips) chip.toggleAttribute("data-quiet", true);
  }
  for (const left of ["mouseout", "focusout"]) {
    document.addEventListener(left, (event) => event.target.matches?.(".chip") && event.target.removeAttribute("data-quiet"));
  }

  // A new turn comes into view; its first quote is marked in the panel.
  let shown = "";
  function follow() {
    if (wanted && panelTurn() === wanted.dataset.cite.split("-")[0]) {
      const cite = wanted;
      wanted = null;
      openSource(cite);
    }
    const turns = document.querySelectorAll("#transcript .turn");
    const last = turns[turns.length - 1];
    const state = `${turns.length} ${last?.children[1]?.className}`;
    if (state === shown) return;
    shown = state;
    leave(null);
    if (!last) return;
    const scroller = document.getElementById("transcript");
    if (narrow.matches) last.scrollIntoView({ block: "start" });
    else scroller.scrollTo({ top: last.offsetTop - scroller.offsetTop - 8 });
    const first = last.querySelector("[data-cite]");
    document.getElementById("source-column").scrollTo({ top: 0 });
    if (first) setTimeout(() => {
      const mark = select(first.dataset.cite);
      if (mark && !narrow.matches) bringIntoPanel(mark, "auto");
    });
  }
  new MutationObserver(follow).observe(document.documentElement, { childList: true, subtree: true });
})();
