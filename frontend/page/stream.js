// One event stream for all windows of a browser. A browser opens six connections to one server over
// HTTP/1.1; with a stream in each window the seventh could not even load. This file runs in the page,
// and as the SharedWorker that all windows of a role share. Where there are no shared workers (some
// phones), the page has a stream of its own.
(function () {
  // Whoever is further behind reloads everything instead of reading event by event.
  var MAX_EVENTS_BEHIND = 2000;
  // The wait before a stream that the server has refused is opened again.
  var RETRY_MS = 5000;

  // Keeps a stream open as long as it has listeners. Each gets every message as [name, data, id].
  function shareStream(role) {
    var listeners = new Set();
    var source = null;
    // The last hello while the stream is open.
    var hello = null;
    var epoch = "";
    // The id of the last message with one: a position of the log.
    var position = "";

    function broadcast(name, data) {
      listeners.forEach(function (listener) { listener([name, data, Number(position)]); });
    }
    function close() {
      if (source) source.close();
      source = null;
      hello = null;
    }
    function open() {
      close();
      if (!listeners.size) return;
      var after = position && "&after=" + position;
      source = new EventSource("/api/events/stream?role=" + role + after);
      source.addEventListener("hello", function (event) {
        var log = JSON.parse(event.data);
        var from = Number(event.lastEventId);
        var isOther = position && from < Number(position) || epoch && epoch !== log.epoch;
        epoch = log.epoch;
        if (isOther || log.head - from > MAX_EVENTS_BEHIND) {
          // Begins anew at the end of the log.
          position = "";
          return open();
        }
        position = event.lastEventId;
        hello = event.data;
        broadcast("hello", hello);
      });
      source.addEventListener("ticket_event", function (event) {
        position = event.lastEventId;
        broadcast("ticket_event", event.data);
      });
      source.addEventListener("typing", function (event) { broadcast("typing", event.data); });
      source.onerror = function () {
        hello = null;
        broadcast("disconnected", "");
        if (source.readyState === EventSource.CLOSED) setTimeout(reopen, RETRY_MS);
      };
    }
    function reopen() {
      if (source && source.readyState === EventSource.CLOSED) open();
    }
    // A connection that was suspended does not notice that it is dead.
    addEventListener("online", open);
    return {
      add: function (listener) {
        listeners.add(listener);
        if (hello) listener(["hello", hello, Number(position)]);
        else if (!source) open();
      },
      remove: function (listener) {
        if (listeners.delete(listener) && !listeners.size) close();
      },
    };
  }

  if (typeof document === "undefined") {
    var shared = shareStream(self.name);
    self.onconnect = function (event) {
      var port = event.ports[0];
      var listener = function (message) { port.postMessage(message); };
      port.onmessage = function () { shared.remove(listener); };
      shared.add(listener);
    };
    return;
  }

  var script = document.currentScript.src;
  // The streams of this page, by role, where there are no shared workers.
  var own = {};

  // Calls `onMessage(name, data, id)` with each server-sent event as the API sends it, and with the
  // name "disconnected" when the stream breaks, until the returned function is called or the page is
  // left.
  window.lodgeStream = function (role, onMessage) {
    var isClosed = false;
    var listener = function (message) {
      if (!isClosed) onMessage(message[0], message[1], message[2]);
    };
    var stop = function () {};
    function listenAlone() {
      stop();
      own[role] = own[role] || shareStream(role);
      own[role].add(listener);
      stop = function () { own[role].remove(listener); };
    }
    try {
      var worker = new SharedWorker(script, role);
      worker.onerror = listenAlone;
      worker.port.onmessage = function (event) { listener(event.data); };
      stop = function () {
        worker.port.postMessage("stop");
        worker.onerror = worker.port.onmessage = null;
      };
    } catch (_) {
      listenAlone();
    }
    var close = function () {
      isClosed = true;
      stop();
      removeEventListener("pagehide", close);
    };
    addEventListener("pagehide", close);
    return close;
  };
})();
