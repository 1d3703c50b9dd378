// Material's instant navigation sets `href` of every link of the page that comes; a link in an SVG has
// it for reading only, and the page would not come. Such links stay as they are, relative to the page.
const { get } = Object.getOwnPropertyDescriptor(SVGAElement.prototype, "href");
Object.defineProperty(SVGAElement.prototype, "href", { get, set() {}, configurable: true });

if (!customElements.get("mg-table")) {
  customElements.define("mg-table", MgTable);
  if (window.document$) window.document$.subscribe(refresh);
  else if (document.readyState !== "loading") refresh();
  else document.addEventListener("DOMContentLoaded", refresh);
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll(".mg-older")) details.open = true;
  });
}
