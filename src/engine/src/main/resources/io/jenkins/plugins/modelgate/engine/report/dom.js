/** Makes an element. Text of foreign origin enters the page here and by textContent only. */
const el = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null));
  return element;
};

const byId = (id) => document.getElementById(id);

const count = (number, noun) => number.toLocaleString("en") + " " + noun + (number === 1 ? "" : "s");

const announce = (text) => {
  byId("announcer").textContent = text;
};

/** The text with each occurrence of the query marked. */
const marked = (text, query) => {
  if (!query) {
    return [text];
  }
  const parts = [];
  const lower = text.toLowerCase();
  let from = 0;
  // Lower case may be longer than the text (a few letters only): then nothing is marked, rather than the wrong thing.
  while (lower.length === text.length && parts.length < 20) {
    const at = lower.indexOf(query, from);
    if (at < 0) {
      break;
    }
    parts.push(text.slice(from, at), el("mark", {}, text.slice(at, at + query.length)));
    from = at + query.length;
  }
  parts.push(text.slice(from));
  return parts;
};

const later = (action, milliseconds) => {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
};

/** Buttons that switch kinds on and off; `changed` is called with the set of those that are on. */
const toggles = (parent, kinds, changed) => {
  const on = new Set(kinds.map((kind) => kind.id));
  parent.hidden = kinds.length < 2;
  for (const kind of kinds) {
    const button = el(
      "button",
      { type: "button", class: kind.id, "aria-pressed": "true" },
      el("span", { class: "dot", "aria-hidden": "true" }),
      el("span", { class: "name" }, kind.name),
      el("span", { class: "number" }, kind.count.toLocaleString("en")),
    );
    button.addEventListener("click", () => {
      const show = !on.has(kind.id);
      show ? on.add(kind.id) : on.delete(kind.id);
      button.setAttribute("aria-pressed", String(show));
      changed();
    });
    kind.button = button;
    parent.append(button);
  }
  return on;
};

/** First, previous, next, last. `go` is called with the page, from 0. */
const pager = (nav, pages, page, go) => {
  nav.hidden = pages < 2;
  const button = (name, target, off) => {
    const element = el("button", { type: "button", disabled: off, "data-go": name }, name);
    element.addEventListener("click", () => {
      go(target);
      const same = nav.querySelector('[data-go="' + name + '"]');
      (same.disabled ? nav.querySelector("button:not(:disabled)") : same).focus();
    });
    return element;
  };
  nav.replaceChildren(
    button("First", 0, page === 0),
    button("Previous", page - 1, page === 0),
    el("span", {}, "Page " + (page + 1).toLocaleString("en") + " of " + pages.toLocaleString("en")),
    button("Next", page + 1, page === pages - 1),
    button("Last", pages - 1, page === pages - 1),
  );
};
