/** The text of a cell, without what only screen readers get and without commands. */
function words(cell) {
  const copy = cell.cloneNode(true);
  for (const hidden of copy.querySelectorAll(".mg-sr, .mg-do, .mg-do + a")) hidden.remove();
  return copy.textContent.trim();
}

/** What a cell is sorted by: its day, its age, its first number or its words. */
function sortKey(cell) {
  if (!cell) return "";
  const time = cell.querySelector("time[datetime]");
  if (time) return time.getAttribute("datetime");
  const days = cell.querySelector("[data-mg-days]");
  if (days) return days.dataset.mgDays.padStart(9, "0");
  const text = words(cell);
  const number = /^(\d+)/.exec(text);
  return number ? number[1].padStart(9, "0") : text.toLocaleLowerCase();
}

/** A filter over all tables around it, and headings that sort. */
class MgTable extends HTMLElement {
  connectedCallback() {
    this.scope = this.closest(".mg-scope");
    if (!this.scope || this.childElementCount) return;
    this.tables = [...this.scope.querySelectorAll("table")];
    this.rows = this.tables.flatMap((table) => [...table.tBodies[0].rows].map((row) => this.read(table, row)));
    if (this.rows.length < 2) return;
    this.tables.forEach((table) => this.makeSortable(table));
    this.query = this.field("Filter", Object.assign(document.createElement("input"), { type: "search" }));
    this.query.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.clear();
    });
    this.selects = ["Owner", "By", "Project"]
      .map((name) => [name, this.choose(name)])
      .filter(([, select]) => select);
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.textContent = "Clear";
    this.button.addEventListener("click", () => this.clear());
    this.output = document.createElement("output");
    this.append(this.button, this.output);
    this.restore();
    this.update();
  }

  read(table, row) {
    const cells = {};
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      cells[head.textContent.trim()] = row.cells[at] ? words(row.cells[at]) : "";
    });
    const projects = row.querySelectorAll(".mg-of a[href*='projects/']");
    cells.Project = [...projects].map((link) => link.textContent).join(", ");
    return { row, cells, text: Object.values(cells).join(" ").toLocaleLowerCase() };
  }

  field(name, control) {
    const label = document.createElement("label");
    label.textContent = name;
    label.append(control);
    control.addEventListener("input", () => this.update());
    this.append(label);
    return control;
  }

  choose(name) {
    const values = new Set(
      this.rows.flatMap(({ cells }) => (cells[name] || "").split(", ")).filter(Boolean),
    );
    if (values.size < 2) return null;
    const select = document.createElement("select");
    select.append(new Option("all", ""));
    [...values].sort((a, b) => a.localeCompare(b)).forEach((value) => select.append(new Option(value, value)));
    return this.field(name, select);
  }

  /** Take the filter from the address: only values that the page knows count. */
  restore() {
    const asked = new URLSearchParams(window.location.search);
    this.query.value = asked.get("q") || "";
    for (const [name, select] of this.selects) {
      const value = asked.get(name.toLowerCase());
      if (value && [...select.options].some((option) => option.value === value)) select.value = value;
    }
  }

  keep() {
    const kept = new URLSearchParams();
    if (this.query.value) kept.set("q", this.query.value);
    for (const [name, select] of this.selects) {
      if (select.value) kept.set(name.toLowerCase(), select.value);
    }
    const query = kept.toString();
    try {
      const { pathname, hash } = window.location;
      window.history.replaceState(window.history.state, "", pathname + (query ? `?${query}` : "") + hash);
    } catch {
      // file:// allows no other address: the filter works, it just cannot be shared
    }
  }

  clear() {
    this.query.value = "";
    for (const [, select] of this.selects) select.value = "";
    this.update();
    this.query.focus();
  }

  update() {
    const wanted = this.query.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, cells, text } of this.rows) {
      const fits =
        wanted.every((word) => text.includes(word)) &&
        this.selects.every(([name, { value }]) => !value || (cells[name] || "").split(", ").includes(value));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const table of this.tables) {
      table.hidden = ![...table.tBodies[0].rows].some((row) => !row.hidden);
    }
    const isFiltered = shown < this.rows.length;
    this.button.hidden = !isFiltered && !this.query.value;
    if (!shown) this.output.textContent = `None of ${this.rows.length} fits`;
    else this.output.textContent = isFiltered ? `${shown} of ${this.rows.length}` : `${shown} shown`;
    if (this.isConnected && this.started) this.keep();
    this.started = true;
  }

  makeSortable(table) {
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => this.sort(table, head, at));
      head.append(button);
    });
  }

  sort(table, head, at) {
    const isDown = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [sortKey(row.cells[at]), row]);
    rows.sort(([a], [b]) => {
      if (!a || !b) return a ? -1 : b ? 1 : 0;
      return (isDown ? -1 : 1) * a.localeCompare(b);
    });
    body.append(...rows.map(([, row]) => row));
    this.output.textContent = `Sorted by ${head.textContent}, ${isDown ? "descending" : "ascending"}`;
  }
}
