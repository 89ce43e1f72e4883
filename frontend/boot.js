// Runs before the first paint, and until the application has taken over.
(function () {
  var root = document.documentElement;

  // What the reader chose on this device; nothing where the browser stores nothing.
  function stored(name) {
    try {
      return localStorage.getItem(name);
    } catch (_) {
      return null;
    }
  }

  var theme = stored("lodge-theme");
  if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);

  var languages = ["en", "de"];
  var preferred = [stored("lodge-language")].concat(navigator.languages || navigator.language);
  root.lang = preferred
    .map(function (tag) { return String(tag).split("-")[0].toLowerCase(); })
    .find(function (language) { return languages.includes(language); }) || "en";

  // The words of that language. The application waits for them.
  window.lodgeWords = fetch("/words-" + root.lang + ".ftl").then(function (response) {
    if (!response.ok) throw new Error("no words: " + response.status);
    return response.text();
  });

  // Whatever fails while #boot stands keeps the application from starting.
  function showProblem() {
    var sentence = document.getElementById("boot-problem");
    var waiting = document.getElementById("boot-waiting");
    if (sentence) sentence.hidden = false;
    if (waiting) waiting.hidden = true;
  }
  addEventListener("unhandledrejection", showProblem);
  addEventListener("error", showProblem, true);
  // After a crash the application handles no click any more.
  addEventListener("click", function (event) {
    if (event.target.closest("#reload")) location.reload();
  });

  // Parts of the application are modules of their own, fetched when they are needed. Some browsers
  // remember that an address failed, so the next attempt has another one.
  var failures = 0;
  window.lodgeModule = function (name, exported) {
    var loading = import("/" + name + ".js" + (failures ? "?again=" + failures : ""));
    var loaded = loading.then(function (module) {
      return module.default().then(function () { return module[exported]; });
    });
    loaded.catch(function () { failures += 1; });
    return loaded;
  };

  addEventListener("load", function () {
    if (typeof WebAssembly !== "object") showProblem();
  });
})();
