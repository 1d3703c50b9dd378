// From a file, browsers start no worker, and Material's search needs one. Its `offline` plugin would have a
// script from a CDN for that; this one asks nobody: the worker runs in a hidden frame of the page.

if (window.location.protocol === "file:") {
  /** A worker in a frame. Material's worker asks for the name to find its languages. */
  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      const frame = Object.assign(document.createElement("iframe"), { hidden: true, title: "Search" });
      document.body.append(frame);
      this.scope = frame.contentWindow;
      this.scope.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.scope.importScripts = (...urls) =>
        urls.flat().reduce((done, one) => done.then(() => this.load(one)), Promise.resolve());
      this.isReady = this.load(new URL(url, window.location).href);
    }

    load(url) {
      return new Promise((resolve, reject) => {
        const page = this.scope.document;
        const script = Object.assign(page.createElement("script"), { src: url, onload: resolve, onerror: reject });
        page.body.append(script);
      });
    }

    postMessage(data) {
      this.isReady.then(() => this.scope.dispatchEvent(new MessageEvent("message", { data })));
    }
  }
  window.IFrameWorker = IFrameWorker;
  window.Worker = IFrameWorker;
}
