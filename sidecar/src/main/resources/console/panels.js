/** Panels: each a function of an answer of the API. */

import { curl } from "./api.js";
import { button, count, element, measure, percent, unit } from "./dom.js";

const STATS = "/admin/performance/stats";
const HEALTH = "/admin/performance/health";

/** One sentence that says the state, and why. */
export function sentence(health, stats) {
  const requests = stats.requests;
  const word = health.status[0].toUpperCase() + health.status.slice(1);
  const mark = { healthy: "●", degraded: "▲", unhealthy: "■" }[health.status];
  return element(
    "div",
    {},
    element(
      "p",
      { class: "sentence" },
      element("span", { class: `status ${health.status}` }, `${mark} ${word}.`),
      ` ${count(requests.throughput)} requests/min, ${unit(percent(requests.successRate), "%")} answered, ` +
        `P95 ${unit(measure(requests.p95ResponseTime), "ms")}.`,
    ),
    element("ul", { class: "issues" }, ...health.data.issues.map((issue) => element("li", {}, issue))),
  );
}

/** The numbers that matter most. */
export function tiles(stats) {
  const { requests, requestQueue, connectionPool, performance } = stats;
  const failOpen = sum(stats.failOpen);
  return element(
    "dl",
    { class: "tiles" },
    tile(requests.of === "outbound" ? "Outbound requests" : "Requests", count(requests.total), "since reset"),
    tile("Success", percent(requests.successRate), "%, last 5 min"),
    tile("P50", measure(requests.p50ResponseTime), "ms, last 5 min"),
    tile("P95", measure(requests.p95ResponseTime), "ms, last 5 min"),
    tile("P99", measure(requests.p99ResponseTime), "ms, last 5 min"),
    tile("Rejected", count(requestQueue.rejectedRequests), "since reset"),
    tile("Cache hits", percent(performance.cacheHitRate), "%, last 5 min"),
    tile("Waiting", count(requestQueue.currentQueueSize), "now"),
    tile("Connections", count(connectionPool.activeConnections), "in use now"),
    tile("Failed open", count(failOpen), "since reset"),
  );
}

/** What our pool carries, and what stays with the application's client and why. */
export function transport({ connectionPool: pool }) {
  const rows = [
    ["Rerouted over our pool", count(pool.rerouted)],
    ["Left native", count(sum(pool.native))],
    ...reasons(pool.native),
    ["Open connection found", unit(percent(pool.poolEfficiency), "%")],
    ["Errors, timeouts", `${count(pool.errors)}, ${count(pool.timeouts)}`],
    ["In use, at rest", `${count(pool.http.active + pool.https.active)}, ${count(pool.http.free + pool.https.free)}`],
  ];
  return panel("Connections", "/admin/performance/connection-pool", table([], rows));
}

/** Who runs, who waits, who was sent away. */
export function queue({ requestQueue: queue }) {
  const rows = [
    ["Running", count(queue.processing)],
    ["Limit", count(queue.limit)],
    ["Waiting, by level", queue.queueSizes.length ? queue.queueSizes.map(count).join(" · ") : "–"],
    ["Fullest queue", unit(percent(queue.queueUtilization), "%")],
    ["P95 wait", unit(measure(queue.p95WaitTime), "ms")],
    ["Rejected", count(queue.rejectedRequests)],
    ...reasons(queue.rejections),
  ];
  return panel("Queue", "/admin/performance/request-queue", table([], rows));
}

/** A row for each cache. */
export function caches({ caches: all }) {
  const rows = Object.entries(all).map(([name, cache]) => [
    name,
    count(cache.hits),
    count(cache.misses),
    unit(percent(cache.hitRate), "%"),
    count(cache.size),
  ]);
  return panel(
    "Caches",
    "/admin/performance/cache/stats",
    rows.length ? table(["", "hits", "misses", "hit rate", "entries"], rows) : "No cache is on.",
  );
}

/** A row for each breaker, and our own faults by cause. */
export function reliability({ circuitBreakers, failOpen }) {
  const breakers = Object.entries(circuitBreakers).map(([name, breaker]) => [
    name,
    breaker.state.replace("_", "-"),
    unit(percent(breaker.successRate), "%"),
  ]);
  const faults = Object.entries(failOpen).map(([cause, times]) => [`failed open: ${cause}`, count(times), ""]);
  const rows = [...breakers, ...faults];
  return panel("Breakers and faults", STATS, rows.length ? table([], rows) : "No breaker yet, no fault of ours.");
}

/** A row for each gateway. */
export function instances(all) {
  const rows = all.map((one) => [
    one.name,
    one.mode,
    one.jvm,
    one.instrumented.map((library) => `${library.name} ${library.version}`).join(", ") || "–",
    [...one.unsupported, ...one.settingErrors].join("; ") || "–",
  ]);
  return panel("Gateways", "/admin/instances", table(["name", "mode", "JVM", "instrumented", "to know"], rows, false));
}

/** Nobody is connected: the one line that changes it. */
export function empty() {
  const line = "java -javaagent:outrider-agent.jar -jar any-gateway.jar";
  return element(
    "section",
    { "aria-label": "Attach a gateway" },
    element("h2", {}, "No gateway is connected"),
    element("p", {}, "Start one with the agent; this page shows it by itself."),
    element("pre", {}, line),
    copier("Copy", line),
    element(
      "p",
      {},
      "A gateway of another user needs the same OUTRIDER_LINK_TOKEN and OUTRIDER_SIDECAR=",
      location.origin,
    ),
  );
}

export { HEALTH, STATS };

function tile(name, value, meaning) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, value, element("small", {}, meaning)));
}

function panel(title, path, content) {
  return element(
    "section",
    { "aria-label": title },
    element("header", {}, element("h2", {}, title), copier("copy curl", curl(path))),
    content,
  );
}

function copier(label, text) {
  return button(label, async (pressed) => {
    await navigator.clipboard.writeText(text);
    pressed.textContent = "copied";
  });
}

function table(head, rows, numbers = true) {
  const cell = (text, index) =>
    index === 0
      ? element("th", { scope: "row" }, text)
      : element("td", numbers ? { class: "number" } : {}, text);
  const titles = head.map((text, index) =>
    element("th", { scope: "col", ...(numbers && index ? { class: "number" } : {}) }, text),
  );
  return element(
    "table",
    {},
    ...(head.length ? [element("thead", {}, element("tr", {}, ...titles))] : []),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map(cell)))),
  );
}

function reasons(counts) {
  return Object.entries(counts).map(([reason, times]) => [`– ${reason}`, count(times)]);
}

function sum(counts) {
  return Object.values(counts).reduce((total, one) => total + one, 0);
}
