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
  addEventListener("load", function () {
    if (typeof WebAssembly !== "object") tell();
  });
})();
