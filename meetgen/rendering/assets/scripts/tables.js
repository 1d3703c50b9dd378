// A list's tables: headings that sort; a filter, groups and columns to choose, kept in the address.

const AT_ONCE = 200; // rows; a browser lays out no more of them in a moment
const STATES = ["Overdue", "Due soon", "Stale", "In progress"]; // the first chips, in this order

/** An element with properties; `children` are text or elements. */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** `<mg-table facets="Owner,Project" total="400">`, over all tables of the `.mg-scope` around it. */
class MgTable extends HTMLElement {
  connectedCallback() {
    this.scope = this.closest(".mg-scope");
    if (!this.scope || this.childElementCount) return;
    this.tables = [...this.scope.querySelectorAll(".mg-rows table")].map((one) => new Table(one));
    this.rows = this.tables.flatMap((table) => table.rows);
    if (!this.rows.length) return;
    refreshDays(this.scope); // so that the states are those of the reader's day
    for (const table of this.tables) {
      this.name(table);
      table.heads().forEach((head) => this.makeSortable(head));
    }
    this.facets = (this.getAttribute("facets") || "").split(",").filter(Boolean);
    this.most = AT_ONCE;
    this.chosen = { sort: "", hide: new Set(), states: new Set() };
    this.build();
    this.restore();
    this.arrange();
    this.update();
    this.lead();
    this.readAhead(0);
  }

  /** Read the rows' words while nobody waits, so that the first filter need not. */
  readAhead(at) {
    if (at >= this.rows.length || !this.isConnected) return;
    const later = window.requestIdleCallback ?? window.setTimeout;
    later(() => {
      for (const row of this.rows.slice(at, at + AT_ONCE)) row.text; // kept by the row
      this.readAhead(at + AT_ONCE);
    });
  }

  /** Call the table what its heading says, for those who hear it. */
  name(table) {
    const section = this.sectionOf(table);
    const heading = section.previousElementSibling?.matches("h2, h3")
      ? section.previousElementSibling
      : document.querySelector("article h1");
    if (heading) table.element.setAttribute("aria-label", heading.firstChild.textContent.trim());
  }

  /** The child of the scope in which the table stands. */
  sectionOf(table) {
    let element = table.element;
    while (element.parentElement !== this.scope) element = element.parentElement;
    return element;
  }

  build() {
    const change = () => this.change();
    this.query = make("input", { type: "search", placeholder: "Filter", ariaLabel: "Filter", autocomplete: "off" });
    this.query.addEventListener("input", change);
    this.query.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.clear();
    });
    this.selects = new Map();
    for (const name of this.facets) {
      const values = new Set(this.rows.flatMap((row) => row.of(name)));
      if (values.size > 1) this.selects.set(name, this.choose(name, `${name}: all`, [...values].sort(compare)));
    }
    if (this.selects.size) this.group = this.choose("Group", "Group by", [...this.selects.keys()]);
    const bar = make("div", { className: "mg-bar" }, this.query, ...this.selects.values());
    if (this.group) bar.append(this.group);
    this.output = make("output", {});
    this.clearing = make("button", { type: "button", textContent: "Clear" });
    this.clearing.addEventListener("click", () => this.clear());
    this.showing = make("button", { type: "button", textContent: "Show all" });
    this.showing.addEventListener("click", () => {
      this.most = Infinity;
      this.update();
    });
    const found = make("div", { className: "mg-found" }, this.output, this.showing, ...this.stateChips(), this.clearing);
    this.append(bar, ...this.columnChips(bar), found);
  }

  choose(name, first, values) {
    const select = make("select", { ariaLabel: name }, new Option(first, ""));
    select.append(...values.map((value) => new Option(value, value)));
    select.addEventListener("change", () => this.change());
    return select;
  }

  /** A button that is pressed or not; `press` gets which. */
  chip(text, isPressed, press) {
    const button = make("button", { type: "button", className: "mg-chip", textContent: text });
    button.setAttribute("aria-pressed", isPressed);
    button.addEventListener("click", () => {
      const pressed = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", pressed);
      press(pressed);
      this.change();
    });
    return button;
  }

  /** A chip for each state that some rows have, and not all of them. */
  stateChips() {
    const counts = new Map();
    const rows = new Map(this.rows.map((row) => [row.row, row]));
    const marks = ".mg-badge[data-mg-state], .mg-age[data-mg-state], .mg-box[data-mg-state='in_progress']";
    for (const { element } of this.tables) {
      for (const mark of element.querySelectorAll(marks)) {
        const row = rows.get(mark.closest("tr"));
        const state = stateOf(mark);
        if (!state || row.states.has(state)) continue;
        row.states.add(state);
        counts.set(state, (counts.get(state) ?? 0) + 1);
      }
    }
    this.chips = new Map();
    const place = ([state]) => (STATES.indexOf(state) + STATES.length + 1) % (STATES.length + 1);
    for (const [state, count] of [...counts].sort((a, b) => place(a) - place(b))) {
      if (count === this.rows.length || this.chips.size > 6) continue;
      const press = (pressed) => this.chosen.states[pressed ? "add" : "delete"](state);
      this.chips.set(state, this.chip(`${state} ${count}`, false, press));
    }
    return this.chips.values();
  }

  /** A button in `bar` that opens a chip for each column but the first of each table. */
  columnChips(bar) {
    this.columns = [];
    for (const table of this.tables) {
      let at = 0;
      for (const name of table.columns) {
        const known = this.columns.indexOf(name);
        if (known < 0) this.columns.splice(at, 0, name);
        at = (known < 0 ? at : known) + 1;
      }
    }
    const main = this.columns.find((name) => /^(Action|Decision|Question)$/.test(name)) ?? this.columns[0];
    const others = this.columns.filter((name) => name && name !== main);
    if (others.length < 2) return [];
    this.columnsOf = new Map(
      others.map((name) => [name, this.chip(name, true, (on) => this.chosen.hide[on ? "delete" : "add"](name))]),
    );
    const panel = make("div", { className: "mg-found", hidden: true }, ...this.columnsOf.values());
    panel.setAttribute("role", "group");
    panel.ariaLabel = "Columns shown";
    const button = make("button", { type: "button", textContent: "Columns", ariaExpanded: "false" });
    button.addEventListener("click", () => {
      panel.hidden = !panel.hidden;
      button.ariaExpanded = String(!panel.hidden);
    });
    bar.append(button);
    return [panel];
  }

  makeSortable(head) {
    const name = head.textContent.trim();
    const button = make("button", { type: "button" });
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const { sort } = this.chosen;
      this.chosen.sort = sort === name ? `-${name}` : sort === `-${name}` ? "" : name;
      this.change();
    });
    head.append(button);
  }

  /** The keys of this table in the address: the second table of a page has its own. */
  key(name) {
    const at = [...document.querySelectorAll("mg-table")].indexOf(this);
    return (at > 0 ? `${at + 1}.` : "") + name.toLowerCase();
  }

  /** Take what was chosen from the address; a value that no row has fits none, and is words. */
  restore() {
    const asked = new URLSearchParams(window.location.search);
    const get = (name) => asked.get(this.key(name)) || "";
    this.query.value = get("filter");
    for (const [name, select] of this.selects) {
      const value = get(name);
      if (value && ![...select.options].some((option) => option.value === value)) {
        select.append(new Option(value, value));
      }
      select.value = value;
    }
    if (this.group && [...this.selects.keys()].includes(get("group"))) this.group.value = get("group");
    if (this.columns.includes(get("sort").replace(/^-/, ""))) this.chosen.sort = get("sort");
    for (const state of asked.getAll(this.key("state"))) {
      this.chips.get(state)?.setAttribute("aria-pressed", true);
      this.chosen.states.add(state);
    }
    for (const name of asked.getAll(this.key("hide"))) {
      const chip = this.columnsOf?.get(name);
      if (chip) this.chosen.hide.add(name);
      chip?.setAttribute("aria-pressed", false);
    }
  }

  keep() {
    const kept = new URLSearchParams(window.location.search);
    const set = (name, ...values) => {
      kept.delete(this.key(name));
      for (const value of values) if (value) kept.append(this.key(name), value);
    };
    set("filter", this.query.value);
    for (const [name, select] of this.selects) set(name, select.value);
    set("group", this.group?.value);
    set("sort", this.chosen.sort);
    set("state", ...this.chosen.states);
    set("hide", ...this.chosen.hide);
    const query = kept.toString();
    const { pathname, hash } = window.location;
    try {
      window.history.replaceState(window.history.state, "", pathname + (query ? `?${query}` : "") + hash);
    } catch {
      // a browser that allows no other address for a file: the filter works, it cannot be shared
    }
  }

  clear() {
    this.query.value = "";
    for (const select of this.selects.values()) select.value = "";
    this.chosen.states.clear();
    for (const chip of this.chips.values()) chip.setAttribute("aria-pressed", false);
    this.change();
    this.query.focus();
  }

  change() {
    this.arrange();
    this.update();
    this.keep();
    this.lead();
  }

  /** The way to the whole list takes along what was chosen here. */
  lead() {
    for (const link of this.scope.querySelectorAll(".mg-whole a")) link.search = window.location.search;
  }

  /** Put the rows into groups and order, when either is another than before. */
  arrange() {
    const group = this.group?.value ?? "";
    const { sort } = this.chosen;
    if (group && !this.isWide) this.widen();
    for (const table of this.tables) {
      table.show((name) => !this.chosen.hide.has(name) && (group || table.own.has(name)));
    }
    if (this.arranged === `${group}\n${sort}`) return;
    this.arranged = `${group}\n${sort}`;
    this.markSorted(sort);
    for (const { body } of this.groups ?? []) body.remove();
    this.groups = group ? this.grouped(group) : null;
    for (const child of this.scope.children) {
      if (!child.matches(".mg-tools, .mg-whole")) child.hidden = group !== "" && child !== this.sectionOf(this.tables[0]);
    }
    this.order = group ? this.groups.flatMap(({ rows }) => rows) : this.tables.flatMap(({ rows }) => this.sorted(rows));
    if (!group) for (const row of this.order) row.table.body.append(row.row);
  }

  /** All tables get the same columns, so that any row fits into the first. */
  widen() {
    this.isWide = true;
    for (const table of this.tables) {
      const before = new Set(table.heads());
      table.widen(this.columns);
      for (const head of table.heads()) if (!before.has(head)) this.makeSortable(head);
    }
  }

  /** All rows in the first table, below the value of a column; several values count as the first. */
  grouped(name) {
    const rowsOf = new Map();
    for (const row of this.sorted(this.rows)) {
      const value = row.of(name)[0] ?? "";
      if (!rowsOf.has(value)) rowsOf.set(value, []);
      rowsOf.get(value).push(row);
    }
    const values = [...rowsOf.keys()].sort((a, b) => (a && b ? compare(a, b) : a ? -1 : 1));
    return values.map((value) => {
      const count = make("span", { className: "mg-muted" });
      const head = make("th", { scope: "rowgroup", colSpan: this.columns.length }, value || "None", " ", count);
      const rows = rowsOf.get(value);
      const body = make("tbody", {}, make("tr", { className: "mg-group" }, head), ...rows.map(({ row }) => row));
      this.tables[0].element.append(body);
      return { body, count, rows };
    });
  }

  sorted(rows) {
    const { sort } = this.chosen;
    if (!sort) return rows;
    const name = sort.replace(/^-/, "");
    const way = sort === name ? 1 : -1;
    const keyed = rows.map((row) => [sortKey(row.cell(name)), row]);
    keyed.sort(([a], [b]) => (a && b ? way * compare(a, b) : a ? -1 : b ? 1 : 0));
    return keyed.map(([, row]) => row);
  }

  markSorted(sort) {
    for (const table of this.tables) {
      table.heads().forEach((head, at) => {
        const name = table.columns[at];
        if (sort.replace(/^-/, "") !== name || !name) head.removeAttribute("aria-sort");
        else head.setAttribute("aria-sort", sort === name ? "ascending" : "descending");
      });
    }
  }

  update() {
    const wanted = this.query.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const picked = [...this.selects].filter(([, { value }]) => value);
    const states = [...this.chosen.states];
    let fitting = 0;
    for (const row of this.order) {
      const fits =
        picked.every(([name, { value }]) => row.of(name).includes(value)) &&
        (!states.length || states.some((state) => row.states.has(state))) &&
        (!wanted.length || wanted.every((word) => row.text.includes(word)));
      fitting += fits;
      row.show(fits, fitting <= this.most);
    }
    this.hideEmpty();
    this.clearing.hidden = !(wanted.length || picked.length || states.length);
    this.showing.hidden = fitting <= this.most;
    this.tell(fitting);
  }

  /** A heading above a table of which nothing is left goes with it; so does a group. */
  hideEmpty() {
    for (const { body, count, rows } of this.groups ?? []) {
      count.textContent = rows.filter(({ fits }) => fits).length;
      body.hidden = rows.every(({ isShown }) => !isShown);
    }
    if (this.groups) return;
    for (const table of this.tables) {
      const section = this.sectionOf(table);
      section.hidden = table.rows.every(({ isShown }) => !isShown);
      const heading = section.previousElementSibling;
      if (heading?.matches("h2, h3")) heading.hidden = section.hidden;
    }
  }

  /** How many rows are left; never more than is true: a page may have only a part of its list. */
  tell(fitting) {
    const here = this.rows.length;
    const total = Number(this.getAttribute("total")) || here;
    const of = total > here ? `the ${here} on this page, ${total} in all` : here;
    const { sort } = this.chosen;
    const name = sort.replace(/^-/, "");
    const order = sort ? `, sorted by ${name}, ${sort === name ? "ascending" : "descending"}` : "";
    const whole = fitting === here && total === here;
    const first = fitting > this.most ? `, the first ${this.most} shown` : "";
    say(this.output, whole && !first ? `${here} shown${order}` : `${fitting || "None"} of ${of}${first}${order}`);
  }
}
