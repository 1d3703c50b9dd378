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

/** Say beside each day how far it is from today, and put due badges right: a build grows old. */
function refreshDays(root) {
  for (const time of root.querySelectorAll(".md-typeset time[datetime]")) {
    const days = daysTo(time);
    if (days === null) continue;
    time.title = relative(days);
    if (time.dataset.mgDue === undefined) continue;
    const badge = time.parentElement.querySelector(".mg-badge");
    if (badge) {
      badge.dataset.mgState = days < 0 ? "overdue" : "soon";
      badge.textContent = days < 0 ? `${-days} d overdue` : days < 2 ? relative(days) : `in ${days} d`;
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
