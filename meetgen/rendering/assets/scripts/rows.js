// What the rows of a table say: the words of a cell, what it is sorted by, which values it has.

const HIDDEN = ".mg-sr, .mg-do, .mg-do + a, .mg-label";
const DUE_WORDS = { overdue: "Overdue", soon: "Due soon" };
const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" }).compare;

/** The text of a cell, without what only screen readers get; of a command only the id. */
function words(cell) {
  let text = cell.textContent;
  for (const hidden of cell.querySelectorAll(HIDDEN)) {
    const said = hidden.textContent;
    text = text.replace(said, hidden.matches(".mg-do") ? ` ${said.split(" ").pop()}` : "");
  }
  return text.trim();
}

/** What a cell is sorted by: its day, its age, its first number or its words; "" comes last. */
function sortKey(cell) {
  const time = cell?.querySelector("time[datetime]");
  if (!time) return cell ? words(cell) : "";
  return time.dataset.mgAge ? String(-daysTo(time)) : time.getAttribute("datetime");
}

/** What a badge, an age or a box says of its row, as the words of a filter. */
function stateOf(mark) {
  const state = mark.dataset.mgState;
  if (mark.matches(".mg-age")) return "Stale";
  if (mark.matches(".mg-box")) return "In progress";
  if (mark.parentElement.querySelector("time[data-mg-due]")) return DUE_WORDS[state];
  const said = /^[^\d]*?(?= by |\s*\d|$)/.exec(mark.textContent.trim())[0]; // "superseded by 2026-11-04"
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** One row of a table: read when it is first asked, because there may be thousands. */
class Row {
  constructor(table, row) {
    this.table = table;
    this.row = row;
    this.states = new Set();
    this.values = {};
    this.fits = this.isShown = true;
  }

  /** Hide it when it does not fit, or for now because many others come before it. */
  show(fits, isSoon) {
    const isShown = fits && isSoon;
    if (this.fits === fits && this.isShown === isShown) return;
    this.fits = fits;
    this.isShown = isShown;
    this.row.hidden = !fits;
    this.row.classList.toggle("mg-later", fits && !isSoon);
  }

  get text() {
    this.said ??= words(this.row).toLocaleLowerCase();
    return this.said;
  }

  cell(name) {
    return this.row.cells[this.table.columns.indexOf(name)];
  }

  /** The values under a column's name: the links in its cell, its words, or links in the second line. */
  of(name) {
    return (this.values[name] ??= this.read(name));
  }

  read(name) {
    const cell = this.cell(name);
    if (!cell) {
      const folder = name === "Series" ? "series/" : `${name.toLowerCase()}s/`;
      return [...this.row.querySelectorAll(`.mg-of a[href*='${folder}']`)].map((link) => link.textContent);
    }
    const links = [...cell.querySelectorAll("a[href]")].map((link) => link.textContent.trim());
    const rest = links.reduce((text, link) => text.replace(link, ""), words(cell));
    return [...links, ...rest.split(/,\s+/).map((text) => text.trim()).filter((text) => text && text !== ",")];
  }
}

/** A table of the page, with the columns as it came. */
class Table {
  constructor(element) {
    this.element = element;
    this.body = element.tBodies[0];
    this.columns = [...element.tHead.rows[0].cells].map((head) => head.textContent.trim());
    this.own = new Set(this.columns);
    this.rows = [...this.body.rows].map((row) => new Row(this, row));
  }

  heads() {
    return [...this.element.tHead.rows[0].cells];
  }

  /** Give the table every one of `columns`, in their order; those it had not are empty. */
  widen(columns) {
    columns.forEach((name, at) => {
      if (this.columns[at] === name) return;
      this.columns.splice(at, 0, name);
      const head = document.createElement("th");
      head.textContent = name;
      this.element.tHead.rows[0].insertBefore(head, this.heads()[at] ?? null);
      for (const { row } of this.rows) row.insertCell(at);
    });
  }

  /** Show only the columns that `isShown`. */
  show(isShown) {
    this.columns.forEach((name, at) => {
      const hidden = !isShown(name);
      if (this.heads()[at].hidden === hidden) return;
      this.heads()[at].hidden = hidden;
      for (const { row } of this.rows) row.cells[at].hidden = hidden;
    });
  }
}
