// Sends an event to Python through the component that `target` stands in; see sending.py.
const linerNotes = {
  send: (target, name, detail = {}) =>
    target.dispatchEvent(new CustomEvent("send", { bubbles: true, detail: { name, ...detail } })),
  call: (target, name, given, then) =>
    target.dispatchEvent(new CustomEvent("call", { bubbles: true, detail: { name, arguments: given, then } })),
};
