// Keeps a page that the browser translates alive. A translator replaces each text by a <font>, and the application
// would go on changing the text that is gone. So that text returns, empty, beside its translation. When the application
// changes it, the translation goes, and the translator finds a new text.
(function () {
  // The <font> and the original of each replaced text.
  var translations = new WeakMap();
  var fonts = new WeakSet();

  function forget(text) {
    translations.get(text).font.remove();
    translations.delete(text);
  }

  function removed(text, record) {
    if (translations.has(text)) {
      // By the application, which may put it elsewhere.
      text.data = translations.get(text).original;
      forget(text);
      return;
    }
    var font = [record.addedNodes[0], record.previousSibling, record.nextSibling].find(function (node) {
      return node && node.nodeName === "FONT" && node.parentNode && !fonts.has(node);
    });
    if (!font || text.isConnected) return;
    translations.set(text, { font: font, original: text.data });
    fonts.add(font);
    text.data = "";
    font.after(text);
  }

  new MutationObserver(function (records) {
    records.forEach(function (record) {
      if (record.type === "characterData") {
        if (record.target.data && translations.has(record.target)) forget(record.target);
        return;
      }
      record.removedNodes.forEach(function (node) {
        if (node.nodeType === Node.TEXT_NODE) removed(node, record);
      });
    });
  }).observe(document, { childList: true, characterData: true, subtree: true });
})();
