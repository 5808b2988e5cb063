// The Passages tab: a passage in the list or on the map opens in its article.
document.addEventListener("click", (event) => {
  const target = event.target.closest("#passages-tab [data-passage]");
  if (target) linerNotes.send(target, "show", { passage: target.dataset.passage });
});
new MutationObserver(() => {
  const opened = document.querySelector("#opened .in-article");
  if (!opened || opened.dataset.seen) return;
  opened.dataset.seen = "yes";
  const mark = opened.querySelector("mark");
  mark?.focus({ preventScroll: true });
  // Beside the list the column scrolls, and the list stays where it is; below it, on a phone, the page does.
  const column = document.getElementById("passage-column");
  const below = mark ? mark.getBoundingClientRect().top - column.getBoundingClientRect().top : 0;
  if (matchMedia("(max-width: 60rem)").matches) mark?.scrollIntoView({ block: "center" });
  else column.scrollTo({ top: column.scrollTop + below - column.clientHeight / 3 });
}).observe(document.documentElement, { childList: true, subtree: true });
