// One stream of changes for all windows of a browser. It allows six connections to one place, and
// with a stream for each the seventh window could not even load. This file runs in the page, where
// it finds the worker that all windows share, and as that worker. Where there are no such workers
// (some phones), the page has a stream of its own.
(function () {
  // More changes than these are not told one by one: whoever comes back asks for everything.
  var FAR = 2000;
  // A stream that the server has refused is asked for again after so many milliseconds.
  var REST = 5000;

  // Has a stream open as long as somebody listens, and tells everybody what comes.
  function share(role) {
    var ears = new Set();
    var source = null;
    var greeted = false;
    var epoch = "";
    var position = "";

    function tell(kind, text) {
      ears.forEach(function (ear) { ear([kind, text, Number(position)]); });
    }
    function close() {
      if (source) source.close();
      source = null;
      greeted = false;
    }
    function open() {
      close();
      if (!ears.size) return;
      var after = position && "&after=" + position;
      source = new EventSource("/api/events/stream?role=" + role + after);
      source.addEventListener("hello", function (event) {
        var hello = JSON.parse(event.data);
        var from = Number(event.lastEventId);
        var lost = position && from < Number(position) || epoch && epoch !== hello.epoch;
        epoch = hello.epoch;
        if (lost || hello.head - from > FAR) {
          position = "";
          return open();
        }
        position = event.lastEventId;
        greeted = true;
        tell("hello", epoch);
      });
      source.addEventListener("change", function (event) {
        position = event.lastEventId;
        tell("change", event.data);
      });
      source.addEventListener("hint", function (event) { tell("hint", event.data); });
      source.onerror = function () {
        greeted = false;
        tell("lost", "");
        if (source.readyState === 2) setTimeout(again, REST);
      };
    }
    function again() {
      if (source && source.readyState === 2) open();
    }
    // A connection that fell asleep does not know that it is dead.
    addEventListener("online", open);
    return {
      add: function (ear) {
        ears.add(ear);
        if (greeted) ear(["hello", epoch, Number(position)]);
        else if (!source) open();
      },
      remove: function (ear) {
        if (ears.delete(ear) && !ears.size) close();
      },
    };
  }

  if (typeof document === "undefined") {
    var all = share(self.name);
    self.onconnect = function (event) {
      var port = event.ports[0];
      var ear = function (news) { port.postMessage(news); };
      port.onmessage = function () { all.remove(ear); };
      all.add(ear);
    };
    return;
  }

  var here = document.currentScript.src;
  var own = {};
  // The log that this page follows, and how far it knows it.
  var known = {};

  // Reads what was missed, page by page, and tells it.
  async function catchUp(role, after, hear) {
    while (after !== null) {
      var address = "/api/events?limit=1000&after=" + after;
      var answer = await fetch(address, { headers: { "X-Role": role } });
      var page = await answer.json();
      page.items.forEach(function (it) { hear(it.kind + " " + it.role, it.ticket); });
      after = page.next;
    }
  }

  // Calls `hear(what, ticket)` until the answer is called: with each change and who did it, such as
  // "edited user", with "everything" when anything may have changed, with "hello" when the stream is
  // there, "lost" when not, and with a role, what it is doing, and its number: "helpdesk writing 7".
  window.lodgeStream = function (role, hear) {
    var left = false;
    // What has been told is known only when everything before it has been told, too.
    var told = 0;
    var behind = 0;

    function tell(kind, ticket) {
      if (!left) hear(kind, ticket);
    }
    function know(position) {
      told = position;
      if (!behind && !left) known.position = position;
    }
    function greet(epoch, position) {
      var missed = known.epoch === epoch ? position - known.position : NaN;
      if (missed > 0 && missed <= FAR) {
        behind += 1;
        catchUp(role, known.position, tell)
          .catch(function () { tell("everything", 0); })
          .then(function () { behind -= 1; know(told); });
      } else if (missed !== 0) {
        known = { epoch: epoch };
        tell("everything", 0);
      }
      know(position);
    }
    var ear = function (news) {
      var kind = news[0];
      if (kind === "change") {
        var change = JSON.parse(news[1]);
        tell(change.kind + " " + change.role, change.ticket);
        return know(news[2]);
      }
      if (kind === "hint") {
        var hint = JSON.parse(news[1]);
        return tell(hint.role + " " + hint.doing + " " + hint.by, hint.ticket);
      }
      if (kind === "hello") greet(news[1], news[2]);
      tell(kind, 0);
    };
    var stop = function () {};
    function alone() {
      stop();
      own[role] = own[role] || share(role);
      own[role].add(ear);
      stop = function () { own[role].remove(ear); };
    }
    try {
      var worker = new SharedWorker(here, role);
      worker.onerror = alone;
      worker.port.onmessage = function (event) { ear(event.data); };
      stop = function () {
        worker.port.postMessage(0);
        worker.onerror = worker.port.onmessage = null;
      };
    } catch (_) {
      alone();
    }
    var leave = function () {
      left = true;
      stop();
      removeEventListener("pagehide", leave);
    };
    addEventListener("pagehide", leave);
    return leave;
  };
})();
