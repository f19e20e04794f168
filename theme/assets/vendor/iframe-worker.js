/*!
 * iframe-worker 1.0.4, https://github.com/squidfunk/iframe-worker
 * Copyright (c) 2020-2022 Martin Donath <martin.donath@squidfunk.com>
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy
 * of this software and associated documentation files (the "Software"), to
 * deal in the Software without restriction, including without limitation the
 * rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
 * sell copies of the Software, and to permit persons to whom the Software is
 * furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in
 * all copies or substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
 * IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
 * FITNESS FOR A PARTICULAR PURPOSE AND NON-INFRINGEMENT. IN NO EVENT SHALL THE
 * AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
 * LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
 * FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
 * IN THE SOFTWARE.
 *
 * Changed here: the frame is furnished through the DOM instead of an inline
 * script, which the site's Content-Security-Policy would refuse.
 */
"use strict";
(() => {
  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.url = url;
      this.iframe = document.createElement("iframe");
      this.iframe.hidden = true;
      this.iframe.title = "Search";
      document.body.appendChild(this.iframe);
      const inside = this.iframe.contentWindow;
      inside.postMessage = (data) => window.postMessage({ worker: this.url, data }, "*");
      inside.importScripts = (...urls) =>
        urls.reduce((before, next) => before.then(() => this.load(next)), Promise.resolve());
      this.listen = (event) => {
        if (!event.data || event.data.worker !== this.url) return;
        const message = new MessageEvent("message", { data: event.data.data });
        this.dispatchEvent(message);
        if (this.onmessage) this.onmessage(message);
      };
      window.addEventListener("message", this.listen);
      this.ready = this.load(url);
    }
    load(url) {
      return new Promise((resolve, reject) => {
        const inside = this.iframe.contentDocument;
        const script = inside.createElement("script");
        script.src = url;
        script.onload = resolve;
        script.onerror = reject;
        inside.body.appendChild(script);
      });
    }
    postMessage(data) {
      this.ready.catch(() => undefined).then(() => {
        const message = new MessageEvent("message", { data: structuredClone(data) });
        this.iframe.contentWindow.dispatchEvent(message);
      });
    }
    terminate() {
      this.iframe.remove();
      window.removeEventListener("message", this.listen);
    }
  }
  window.IFrameWorker = IFrameWorker;
  if (location.protocol === "file:") window.Worker = IFrameWorker;
})();
