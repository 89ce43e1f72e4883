// Runs before the first paint, and until the application has taken over.
(function () {
  var root = document.documentElement;

  // What was chosen in this tab or on this device; nothing where the browser stores nothing.
  function stored(where, name) {
    try {
      return window[where + "Storage"].getItem(name);
    } catch (_) {
      return null;
    }
  }

  var theme = stored("local", "lodge-theme");
  if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);

  var languages = ["en", "de", "fr", "es", "it"];
  var preferred = [stored("local", "lodge-language")].concat(navigator.languages || navigator.language);
  root.lang = preferred
    .map(function (tag) { return String(tag).split("-")[0].toLowerCase(); })
    .find(function (language) { return languages.includes(language); }) || "en";

  // Files of this page's build, never of another one: the server stamps the page.
  var build = document.querySelector("meta[name=lodge-build]").content;
  var addresses = [];
  function ofBuild(file) {
    var address = "/" + file + "?v=" + build;
    addresses.push(address);
    return address;
  }

  // The words of that language. The application waits for them.
  window.lodgeWords = fetch(ofBuild("words-" + root.lang + ".ftl")).then(function (response) {
    if (!response.ok) throw new Error("no words: " + response.status);
    return response.text();
  });

  var parsed = new Promise(function (resolve) { addEventListener("DOMContentLoaded", resolve); });

  // Whatever fails while #boot stands keeps the application from starting.
  function showProblem() {
    parsed.then(function () {
      var sentence = document.getElementById("boot-problem");
      var waiting = document.getElementById("boot-waiting");
      if (sentence) sentence.hidden = false;
      if (waiting) waiting.hidden = true;
    });
  }
  addEventListener("unhandledrejection", showProblem);
  addEventListener("error", showProblem, true);
  // After a crash the application handles no click any more.
  addEventListener("click", function (event) {
    if (event.target.closest("#reload")) location.reload();
  });

  // Runs a WebAssembly module, once the page is parsed. Some browsers remember that a script could
  // not be fetched, so the next attempt has another address.
  var failures = 0;
  function load(name) {
    var script = import(ofBuild(name + ".js") + (failures ? "&again=" + failures : ""));
    var program = fetch(ofBuild(name + "_bg.wasm"));
    return Promise.all([script, program, parsed]).then(function (files) {
      var module = files[0];
      return module.default({ module_or_path: files[1] }).then(function () { return module; });
    }).catch(function (error) {
      failures += 1;
      throw error;
    });
  }
  // Parts of the application are modules of their own, fetched when they are needed.
  window.lodgeModule = function (name, exported) {
    return load(name).then(function (module) { return module[exported]; });
  };

  // Each role has its program, and the style guide has one. An address of both roles goes with the tab, and the
  // first screen with the device.
  function chosenProgram() {
    var start = location.pathname.split("/")[1];
    var role = stored("session", "lodge-role");
    if (start === "user" || start === "helpdesk") role = start;
    if (start === "report" || start === "reports") role = "user";
    if (location.pathname.replace(/\/+$/, "") === "/styleguide") return start;
    if (start === "posters") role = "helpdesk";
    if (start === "") role = role || stored("local", "lodge-role");
    return role === "helpdesk" ? "helpdesk" : "user";
  }
  var program = chosenProgram();
  Promise.all([load("lodge-" + program), window.lodgeWords]).then(function () {
    lodgeStarted(build, addresses.slice(), program);
  });
})();
