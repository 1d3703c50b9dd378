// The page Find: Pagefind's index with a form of our own. Loaded by that page alone.

const FACETS = ["Kind", "Person", "Project", "Series", "Year"];
const SHOWN = 10; // results at a time
const ROOT = new URL("../../", import.meta.url);

/** An element with properties; `children` are text or elements. */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Fill `<mg-find>` with the form, and search as the address says. */
export async function start(element) {
  if (element.childElementCount) return;
  let pagefind;
  try {
    pagefind = await import(new URL("pagefind/pagefind.js", ROOT));
    new Find(element, pagefind, await pagefind.filters());
  } catch (problem) {
    // A page reached by instant navigation keeps the policy of the one before: load it by itself.
    const key = "mg-find-loaded-anew";
    if (sessionStorage.getItem(key)) throw problem;
    sessionStorage.setItem(key, "1");
    location.reload();
    return;
  }
  sessionStorage.removeItem("mg-find-loaded-anew");
  element.closest(".mg-find").querySelector(".mg-empty")?.remove();
}

class Find {
  constructor(element, pagefind, counts) {
    this.element = element;
    this.pagefind = pagefind;
    this.selects = new Map();
    this.build(counts);
    const query = new URLSearchParams(location.search);
    this.input.value = query.get("find") || "";
    for (const [name, select] of this.selects) select.value = query.get(name.toLowerCase()) || "";
    this.order.checked = query.get("order") === "newest";
    for (const select of this.selects.values()) if (select.selectedIndex < 0) select.value = "";
    this.search();
  }

  build(counts) {
    this.input = make("input", { type: "search", className: "mg-filter", autocomplete: "off" });
    this.form = make("form", { className: "mg-bar mg-find-form", role: "search" },
      make("label", { className: "mg-find-words" }, "Words", this.input));
    for (const name of FACETS) {
      const values = Object.keys(counts[name] || {});
      if (values.length < 2) continue;
      const select = make("select", {}, make("option", { value: "" }, "any"));
      values.sort((a, b) => (name === "Year" ? b.localeCompare(a) : a.localeCompare(b)));
      select.append(...values.map((value) => make("option", { value }, value)));
      this.selects.set(name, select);
      this.form.append(make("label", {}, name, select));
    }
    this.order = make("input", { type: "checkbox" });
    this.form.append(make("label", { className: "mg-find-order" }, this.order, " newest first"));
    this.status = make("p", { className: "mg-more", role: "status" });
    this.list = make("ol", { className: "mg-results" });
    this.more = make("button", { type: "button", className: "mg-chip", hidden: true }, "Show more");
    this.more.addEventListener("click", () => this.show());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.search());
    this.element.append(this.form, this.status, this.list, this.more);
  }

  /** What is asked for, also in the address, so that it can be sent to somebody. */
  asked() {
    const filters = {};
    const query = new URLSearchParams();
    if (this.input.value.trim()) query.set("find", this.input.value.trim());
    for (const [name, select] of this.selects) {
      if (!select.value) continue;
      filters[name] = select.value;
      query.set(name.toLowerCase(), select.value);
    }
    if (this.order.checked) query.set("order", "newest");
    const address = query.size ? `?${query}` : location.pathname;
    history.replaceState(history.state, "", address);
    return { words: query.get("find"), filters, isAnything: query.has("find") || Object.keys(filters).length > 0 };
  }

  async search() {
    const { words, filters, isAnything } = this.asked();
    const turn = (this.turn = (this.turn || 0) + 1);
    const sort = this.order.checked || !words ? { date: "desc" } : undefined;
    const found = isAnything ? await this.pagefind.debouncedSearch(words, { filters, sort }, 150) : null;
    if (turn !== this.turn || (isAnything && found === null)) return; // somebody typed on
    this.results = found ? found.results : [];
    this.list.replaceChildren();
    if (found) this.count(found.filters);
    const count = this.results.length;
    this.status.textContent = isAnything
      ? `${count || "No"} ${count === 1 ? "result" : "results"}`
      : "Type words, or choose a person, project, series, year or kind.";
    await this.show(turn);
  }

  /** Say behind each choice how many results it leaves. */
  count(counts) {
    for (const [name, select] of this.selects) {
      for (const option of select.options) {
        if (!option.value) continue;
        const left = (counts[name] || {})[option.value] || 0;
        option.textContent = `${option.value} (${left})`;
        option.disabled = !left && !option.selected;
      }
    }
  }

  async show(turn = this.turn) {
    const next = this.results.splice(0, SHOWN);
    const pages = await Promise.all(next.map((one) => one.data()));
    if (turn !== this.turn) return;
    this.list.append(...pages.map((page) => this.result(page)));
    this.more.hidden = !this.results.length;
  }

  result(page) {
    const about = [...(page.filters.Kind || []), page.meta.date, ...(page.filters.Project || [])];
    const found = make("li", {},
      make("a", { href: new URL(page.meta.address, ROOT) }, page.meta.title),
      make("p", { className: "mg-more" }, about.filter(Boolean).join(" \u00b7 ")));
    if (this.input.value.trim()) found.append(make("p", {}, ...marked(page.excerpt)));
    return found;
  }
}

/** An excerpt as text and marks: what stands in a note is never taken for HTML. */
function marked(excerpt) {
  return excerpt.split(/(<mark>.*?<\/mark>)/s).map((piece) => {
    const inner = piece.match(/^<mark>(.*)<\/mark>$/s);
    return inner ? make("mark", {}, words(inner[1])) : words(piece);
  });
}

const SIGNS = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };

function words(html) {
  return html.replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => SIGNS[sign]);
}
