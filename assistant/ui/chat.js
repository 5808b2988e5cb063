// What is done with the turns of a chat: ask, edit, correct, ask again, copy, rate, export, open and forget.
(() => {
  "use strict";
  const turnOf = (target) => Number(target.closest(".turn").dataset.turn);

  // Puts a form in the place of `shown`; sends what is written in it, or puts everything back.
  function edit(shown, detail, button) {
    const form = document.createElement("form");
    form.className = "editing";
    const box = document.createElement("textarea");
    box.value = shown.textContent;
    box.rows = Math.min(6, 1 + Math.floor(box.value.length / 50));
    box.setAttribute("aria-label", button.title);
    const send = Object.assign(document.createElement("button"), { type: "submit", textContent: "Ask" });
    const cancel = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: "Cancel" });
    form.append(box, send, cancel);
    const done = () => {
      form.replaceWith(shown);
      button.hidden = false;
      button.focus();
    };
    cancel.addEventListener("click", done);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") done();
      else if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = box.value.trim();
      if (words) linerNotes.send(form, "ask", detail(words));
    });
    button.hidden = true;
    shown.replaceWith(form);
    box.focus();
    box.select();
  }

  // Outside a secure page there is no clipboard; an old command still copies what is selected.
  async function copy(button) {
    const text = button.dataset.copy;
    if (navigator.clipboard) await navigator.clipboard.writeText(text);
    else {
      const box = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
      button.focus();
    }
    say(button, "Copied.");
  }

  function say(button, words) {
    button.closest(".turn").querySelector(".said").textContent = words;
  }

  function rate(button) {
    const why = button.closest(".turn").querySelector(".why");
    if (button.dataset.rate === "good") {
      linerNotes.send(button, "rate", { turn: turnOf(button), verdict: "good", reason: "", note: "" });
      return;
    }
    why.hidden = !why.hidden;
    if (!why.hidden) why.querySelector("input").focus();
  }

  function save([name, text]) {
    if (!name) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // Gradio reads the box some time after Enter, when more may have been typed. What stood there at Enter is asked, and
  // leaves the box once it stands in the chat: what was typed since stays, and so does a question that was never sent.
  let entered = "";
  let taken = "";
  const questionBox = () => document.querySelector("#question textarea");

  const enter = () => (entered = questionBox().value);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === questionBox()) enter();
  }, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest("#question button")) enter();
  }, true);

  linerNotes.take = ([question, conversation, remembered]) => {
    taken = question.startsWith(entered) ? entered : question;
    return [taken, conversation, remembered];
  };

  function write(words) {
    questionBox().value = words;
    questionBox().dispatchEvent(new Event("input", { bubbles: true }));
  }

  function giveAway() {
    const shown = taken && [...document.querySelectorAll("#transcript .question")].at(-1);
    if (!shown || shown.textContent.trim() !== taken.trim()) return;
    if (questionBox().value.startsWith(taken)) write(questionBox().value.slice(taken.length));
    taken = "";
  }

  // Gradio makes the page anew when the connection was lost, and a person may do so: what was being typed is kept.
  const draft = "liner-notes-draft";
  let known = null;
  function restore() {
    const box = questionBox();
    if (!box || box === known) return;
    known = box;
    if (!box.value && sessionStorage.getItem(draft)) write(sessionStorage.getItem(draft));
  }
  document.addEventListener("input", (event) => {
    if (event.target === questionBox()) sessionStorage.setItem(draft, event.target.value);
  });

  new MutationObserver(() => {
    giveAway();
    restore();
  }).observe(document.documentElement, { childList: true, subtree: true });

  const actions = {
    ask: (button) => linerNotes.send(button, "ask", { question: button.dataset.ask }),
    edit: (button) => {
      const at = turnOf(button);
      edit(button.closest(".asked").querySelector(".question"), (question) => ({ at, question }), button);
    },
    correct: (button) => {
      const at = turnOf(button);
      edit(button.closest(".understood").querySelector("span"), (corrected) => ({ at, corrected }), button);
    },
    again: (button) => linerNotes.send(button, "ask", { at: turnOf(button) }),
    copy,
    rate,
    unwhy: (button) => {
      button.closest(".why").hidden = true;
      button.closest(".turn").querySelector('[data-rate="bad"]').focus();
    },
    chat: (button) => linerNotes.send(button, "open", { id: button.dataset.chat }),
    forget: (button) => linerNotes.send(button, "forget", { id: button.dataset.forget }),
    export: (button) => linerNotes.call(button, "export_chat", [button.dataset.conversation, button.dataset.export], save),
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#chat-tab button");
    const name = button && Object.keys(actions).find((action) => action in button.dataset);
    if (name) actions[name](button);
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target) || name) menu.open = false;
    }
  });

  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".why")) return;
    event.preventDefault();
    const given = new FormData(event.target);
    const reason = String(given.get("reason") ?? "");
    const chosen = reason.charAt(0).toLowerCase() + reason.slice(1);
    linerNotes.send(event.target, "rate", { turn: turnOf(event.target), verdict: "bad", reason: chosen, note: String(given.get("note")) });
  });

  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
