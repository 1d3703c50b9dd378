// Material's instant navigation sets `href` of every link of the page that comes; a link in an SVG has
// it for reading only, and the page would not come. Such links stay as they are, relative to the page.
const { get } = Object.getOwnPropertyDescriptor(SVGAElement.prototype, "href");
Object.defineProperty(SVGAElement.prototype, "href", { get, set() {}, configurable: true });

/** `<mg-find src="find.1234.js">`: the form of the page Find, whose script no other page needs. */
class MgFind extends HTMLElement {
  async connectedCallback() {
    const { start } = await import(`./${this.getAttribute("src")}`);
    await start(this);
  }
}

if (!customElements.get("mg-table")) {
  customElements.define("mg-table", MgTable);
  customElements.define("mg-find", MgFind);
  if (window.document$) window.document$.subscribe(refresh);
  else if (document.readyState !== "loading") refresh();
  else document.addEventListener("DOMContentLoaded", refresh);
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll(".mg-older")) details.open = true;
  });
}
