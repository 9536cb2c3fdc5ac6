/** The first page: asks for a token, then shows the live numbers each second. */

import { get, NotLetIn, token } from "./api.js";
import { element } from "./dom.js";
import { caches, empty, HEALTH, instances, queue, reliability, sentence, STATS, tiles, transport } from "./panels.js";

const page = document.getElementById("page");
const live = document.getElementById("live");
const leave = document.getElementById("leave");
const picker = document.getElementById("picker");
const choice = document.getElementById("instance");
let answeredAt = Date.now();
let next = 0;

leave.addEventListener("click", () => {
  token.forget();
  ask("");
});

token.get() ? tick() : ask("");

/** Asks for the token. */
function ask(problem) {
  clearTimeout(next);
  leave.hidden = true;
  picker.hidden = true;
  live.textContent = "";
  page.classList.remove("lost");
  page.dataset.state = "asking";
  const input = element("input", { type: "password", autocomplete: "off", required: "", id: "token" });
  const form = element(
    "form",
    {},
    element("label", { for: "token" }, "Viewer's or admin's token. The sidecar printed where it keeps them."),
    input,
    element("button", {}, "Show the numbers"),
    element("p", { class: "error", role: "alert" }, problem),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    token.set(input.value.trim());
    page.replaceChildren();
    tick();
  });
  page.replaceChildren(form);
  input.focus();
}

/** One turn a second; what the pointer or the keyboard is on is left alone. */
async function tick() {
  clearTimeout(next);
  try {
    await show();
    answeredAt = Date.now();
    page.classList.remove("lost");
  } catch (error) {
    if (error instanceof NotLetIn) {
      token.forget();
      ask(error.message);
      return;
    }
    page.classList.add("lost");
    live.textContent = `lost ${Math.round((Date.now() - answeredAt) / 1000)} s ago: ${error.message}`;
  }
  if (token.get()) {
    next = setTimeout(tick, 1000);
  }
}

async function show() {
  const all = (await get("/admin/instances")).data;
  pick(all);
  const narrowed = choice.value ? `?instance=${encodeURIComponent(choice.value)}` : "";
  const [health, stats] = await Promise.all([get(HEALTH + narrowed), get(STATS + narrowed)]);
  if (!token.get()) {
    return; // forgotten while the answers were on their way
  }
  leave.hidden = false;
  const state = all.length ? "connected" : "empty";
  const held = page.dataset.state === state && page.querySelector("section :focus-visible, section:hover");
  page.dataset.state = state;
  live.textContent = held ? "live, held while you point at it" : "live";
  if (!held) {
    page.replaceChildren(...(all.length ? panels(health, stats.data, all) : [empty()]));
  }
}

function panels(health, stats, all) {
  return [
    sentence(health, stats),
    tiles(stats),
    element("div", { class: "columns" }, transport(stats), queue(stats), caches(stats), reliability(stats)),
    instances(all),
  ];
}

/** Offers the gateways to choose from, without touching an open list. */
function pick(all) {
  const wanted = ["", ...all.map((one) => one.id)];
  const shown = [...choice.options].map((option) => option.value);
  if (wanted.join() !== shown.join()) {
    const before = choice.value;
    choice.replaceChildren(
      element("option", { value: "" }, "all together"),
      ...all.map((one) => element("option", { value: one.id }, one.name)),
    );
    choice.value = wanted.includes(before) ? before : "";
  }
  picker.hidden = all.length < 2;
}
