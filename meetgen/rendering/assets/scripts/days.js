// What meetgen's pages can do with JavaScript on; without it they say and show the same.
// Custom elements start by themselves, also after Material's instant navigation swapped the page.

// Where a page has a diagram and no Mermaid is loaded, Material fetches one from a CDN. No page of ours
// asks the network for anything: a diagram stays its text, until the site brings a Mermaid of its
// own by `extra_javascript`, which replaces this one.
if (typeof mermaid === "undefined") {
  window.mermaid = { initialize() {}, render: () => new Promise(() => {}) };
}

const DAY = 24 * 60 * 60 * 1000;

/** The reader's own day as days since 1970. */
function today() {
  const now = new Date();
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY);
}

/** Days from today to the day of a <time>; null when it has none. */
function daysTo(time) {
  const value = Date.parse((time.getAttribute("datetime") || "").slice(0, 10));
  return Number.isNaN(value) ? null : Math.round(value / DAY) - today();
}

function relative(days) {
  if (days === 0) return "today";
  if (Math.abs(days) === 1) return days > 0 ? "tomorrow" : "yesterday";
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** Write only what differs, so that nothing is laid out twice on the day of the build. */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Make the badge beside a due day right; `soon` is how many days ahead it has one. */
function refreshDue(time, days, soon) {
  let badge = time.parentElement.querySelector(".mg-badge");
  if (days > soon) {
    badge?.remove();
    return;
  }
  if (!badge) {
    badge = document.createElement("span");
    badge.className = "mg-badge";
    time.parentElement.append(" ", badge);
  }
  badge.dataset.mgState = days < 0 ? "overdue" : "soon";
  say(badge, days < 0 ? `${-days} d overdue` : days < 2 ? relative(days) : `in ${days} d`);
}

/** Make an age right; from `stale` days on it is marked. */
function refreshAge(time, days, stale) {
  if (days < 0) return; // written ahead
  say(time, days >= 730 ? `${Math.floor(days / 365)} years` : `${days} d`);
  if (days >= stale) time.parentElement.dataset.mgState = "stale";
}

/** Say of each day how far it is from the reader's, and put ages right: a build grows old. */
function refreshDays(root) {
  for (const time of root.querySelectorAll(".md-typeset time[datetime]")) {
    const days = daysTo(time);
    if (days === null) continue;
    time.title = relative(days);
    if (time.dataset.mgDue) refreshDue(time, days, Number(time.dataset.mgDue));
    else if (time.dataset.mgAge) refreshAge(time, -days, Number(time.dataset.mgAge));
    else if (time.parentElement.className === "mg-asof" && days < 0) {
      say(time, `${time.getAttribute("datetime")} (${relative(days)})`);
    }
  }
}

/** Name what Material leaves without a name of its own, for screen readers. */
function nameRegions() {
  document.querySelector(".md-search[role='dialog']:not([aria-label])")?.setAttribute("aria-label", "Search");
  document.querySelector("nav.md-path")?.setAttribute("aria-label", "Breadcrumbs");
}

function refresh() {
  nameRegions();
  refreshDays(document);
}
