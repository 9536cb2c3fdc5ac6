/** Makes elements; text only ever goes in as text. */

/**
 * An element with attributes and children; a string becomes a text node.
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** A button that does something. */
export function button(text, action) {
  const made = element("button", { type: "button" }, text);
  made.addEventListener("click", () => action(made));
  return made;
}

/** A whole number with separators, or "–" where there is none. */
export function count(value) {
  return value == null ? "–" : value.toLocaleString("en", { maximumFractionDigits: 0 });
}

/** Three significant digits, or "–" where there was no sample. */
export function measure(value) {
  return value == null ? "–" : value.toLocaleString("en", { maximumSignificantDigits: 3 });
}

/** A percentage that says 100 only when it is 100, or "–" where there was no sample. */
export function percent(value) {
  if (value == null) {
    return "–";
  }
  const digits = value > 99 && value < 100 ? 4 : 3;
  return (value > 99.99 && value < 100 ? 99.99 : value).toLocaleString("en", {
    maximumSignificantDigits: digits,
  });
}

/** A formatted number with its unit; without a number there is no unit either. */
export function unit(text, name) {
  return text === "–" ? text : `${text} ${name}`;
}
