// What Gradio's own parts leave out: a placeholder in the picker of songs and articles.
new MutationObserver(() => {
  const box = document.querySelector("#scope input");
  if (!box) return;
  const chosen = document.querySelector("#scope .token");
  const words = chosen ? "" : "the whole library, or choose songs and articles";
  if (box.placeholder !== words) box.placeholder = words;
}).observe(document.documentElement, { childList: true, subtree: true });
