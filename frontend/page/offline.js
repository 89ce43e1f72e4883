// What the page tells its service worker. Without one (no https, private mode) nothing here has an effect.
(function () {
  // The first visit is not slowed, and what it asks the API for has come by then.
  var WAIT_MS = 2000;
  var workers = window.isSecureContext && navigator.serviceWorker;

  function tell(message) {
    if (workers) workers.ready.then(function (registration) { registration.active.postMessage(message); });
  }

  // Called by boot.js: `files` are what it has loaded for this page.
  window.lodgeStarted = function (build, files, program) {
    // Not stamped by the server: a page of `trunk serve`.
    if (workers && !build.includes(":")) setTimeout(function () { register(build, files, program); }, WAIT_MS);
  };
  function register(build, files, program) {
    document.querySelectorAll("link[rel=stylesheet], script[src]").forEach(function (element) {
      files.push(new URL(element.href || element.src).pathname);
    });
    // What the page has asked for before there was a worker.
    var answers = workers.controller || program !== "user" ? [] : performance.getEntriesByType("resource")
      .map(function (entry) { return entry.name; })
      .filter(function (address) { return address.startsWith(location.origin + "/api/"); });
    workers.register("/service-worker.js").then(function () {
      tell({ started: { build: build, files: files, answers: answers } });
    }).catch(function () {});
  }

  // Deletes the stored answers.
  window.lodgeForget = function () {
    if (window.caches) caches.delete("lodge-answers").catch(function () {});
    tell({ forget: true });
  };

  // "granted", "denied", "default" (not asked yet), or "" where there are no notifications.
  window.lodgeNotificationPermission = function () {
    return workers && window.Notification ? Notification.permission : "";
  };
  window.lodgeAskForNotifications = function () {
    return Notification.requestPermission();
  };
  window.lodgeNotify = function (ticket, title, body) {
    tell({ notification: { ticket: ticket, title: title, body: body } });
  };
})();
