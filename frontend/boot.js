// Runs before the first paint, and until the application has taken over.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem("lodge-theme");
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  } catch (_) {
    // Where nothing is remembered, the theme follows the system.
  }

  // The application removes #boot; as long as it stands, whatever fails keeps it from starting.
  function tell() {
    var sentence = document.getElementById("boot-problem");
    var waiting = document.getElementById("boot-waiting");
    if (sentence) sentence.hidden = false;
    if (waiting) waiting.hidden = true;
  }
  addEventListener("unhandledrejection", tell);
  addEventListener("error", tell, true);
  // After a crash the application answers no click any more.
  addEventListener("click", function (event) {
    if (event.target.id === "reload") location.reload();
  });

  // Parts of the program are modules of their own, fetched when they are needed. Some browsers
  // remember that an address failed, so the next try has another one.
  var failures = 0;
  window.lodgeModule = function (name, wanted) {
    var module = import("/" + name + ".js" + (failures ? "?again=" + failures : ""));
    module = module.then(function (it) {
      return it.default().then(function () { return it[wanted]; });
    });
    module.catch(function () { failures += 1; });
    return module;
  };

  addEventListener("load", function () {
    if (typeof WebAssembly !== "object") tell();
  });
})();
