// The Articles tab: what was guessed is sent back as it was corrected, cuts are taken back, articles opened and removed.
(() => {
  "use strict";
  const send = (target, name, detail) => linerNotes.send(target, name, detail);
  const values = (holder) =>
    Object.fromEntries([...holder.querySelectorAll('input[type="text"]')].map((input) => [input.name, input.value]));
  // What is done is done to the article that is seen, though another may have been chosen a moment ago.
  const fileOf = (target) => target.closest("[data-file]").dataset.file;

  function draft(holder) {
    const choice = holder.querySelector('input[type="radio"]:checked');
    return { draft: Number(holder.dataset.draft), choice: choice ? choice.value : null, ...values(holder) };
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches(".drafts")) {
      event.preventDefault();
      send(form, "keep", { drafts: [...form.querySelectorAll("[data-draft]")].map(draft) });
    } else if (form.matches(".details-form")) {
      event.preventDefault();
      send(form, "correct", { file: fileOf(form), details: values(form) });
    }
  });

  function cut(button, place, restored) {
    const [start, end] = place.split("-").map(Number);
    send(button, "uncut", { file: fileOf(button), start, end, restored });
  }

  const actions = {
    open: (button) => send(button, "open", { file: button.dataset.open }),
    discard: (button) => send(button, "discard"),
    uncut: (button) => cut(button, button.dataset.uncut, true),
    cut: (button) => cut(button, button.dataset.cut, false),
    remove: (button) => send(button, "remove", { file: fileOf(button) }),
    undo: (button) => send(button, "undo"),
    list: (button) => {
      const row = document.querySelector(`#articles-tab [data-open="${CSS.escape(fileOf(button))}"]`);
      row?.scrollIntoView({ block: "center" });
      row?.focus({ preventScroll: true });
    },
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#articles-tab button");
    const name = button && Object.keys(actions).find((action) => action in button.dataset);
    if (name) actions[name](button);
  });

  // An article that is opened comes into view: it stands below a long list.
  let seen = "";
  new MutationObserver(() => {
    const whole = document.querySelector("#viewer .whole");
    const file = whole?.dataset.file ?? "";
    if (file === seen) return;
    seen = file;
    whole?.scrollIntoView({ block: "start" });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
