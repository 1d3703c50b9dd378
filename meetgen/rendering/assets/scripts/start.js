if (!customElements.get("mg-table")) {
  customElements.define("mg-table", MgTable);
  if (window.document$) window.document$.subscribe(refresh);
  else if (document.readyState !== "loading") refresh();
  else document.addEventListener("DOMContentLoaded", refresh);
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll(".mg-older")) details.open = true;
  });
}
