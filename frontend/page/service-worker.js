// Answers when the network does not: with the application of its last start, and for users with what the API
// answered last. Shows notifications. docs/decisions/0024-opens-offline.md has the reasons.
"use strict";

// One cache for the files and pages of a build, and one for answers of the API.
const BUILD = "lodge-build-";
const ANSWERS = "lodge-answers";
const MAX_ANSWERS = 100;
// The waits for the network where something stored can take its place.
const PAGE_WAIT_MS = 4000;
const ANSWER_WAIT_MS = 10000;
// Files that never change: their addresses contain the build or a hash of their content.
const FIXED = /^\/[^/?]+(\?v=|-[0-9a-f]{16}\.\w+$)/;
// Lists of tickets, a ticket, its thread, counts and receipts.
const STORABLE = /^\/api\/(tickets(\/\d+(\/(messages|history))?)?|counts|receipts\/[^/]+)$/;
const NO_SCREEN = /^\/(api|analytics|feeds|healthz|metrics|readyz)(\/|$)|\./;

// How many times this device was to forget: what was asked for before is not stored any more.
let forgotten = 0;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (NO_SCREEN.test(url.pathname)) return;
    const page = url.pathname === "/" ? "/" : "/user";
    event.respondWith(networkOr(() => caches.match(page), fetch(request), PAGE_WAIT_MS));
  } else if (request.headers.get("X-Role") === "user" && STORABLE.test(url.pathname)) {
    const response = fetch(request);
    // Without an answer there is nothing to store.
    event.waitUntil(response.then((answer) => store(url, answer.clone())).catch(() => {}));
    const stored = () => caches.open(ANSWERS).then((cache) => cache.match(url.href));
    event.respondWith(networkOr(stored, response, ANSWER_WAIT_MS));
  } else if (FIXED.test(url.pathname + url.search)) {
    event.respondWith(
      caches.match(request, { ignoreVary: true }).then((file) => file || fetch(request)),
    );
  }
});

// The response, or what is stored when it fails or does not come in time.
async function networkOr(stored, response, wait) {
  try {
    const late = new Promise((resolve) => setTimeout(resolve, wait));
    return (await Promise.race([response, late])) || (await stored()) || (await response);
  } catch (error) {
    const instead = await stored();
    if (instead) return instead;
    throw error;
  }
}

// Stores an answer of the API. Of what is not there any more nothing stays, nor a list that contains it.
async function store(url, answer) {
  const generation = forgotten;
  const cache = await caches.open(ANSWERS);
  if (answer.status === 404) {
    const id = '"id":' + url.pathname.split("/")[3] + ",";
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      const stored = path === "/api/tickets" && await cache.match(request);
      const isListed = stored && (await stored.text()).includes(id);
      if (isListed || (path + "/").startsWith(url.pathname + "/")) await cache.delete(request);
    }
  }
  if (!answer.ok) return;
  const headers = {
    "Content-Type": answer.headers.get("Content-Type"),
    "x-lodge-stored": new Date().toISOString(),
  };
  const stored = new Response(await answer.blob(), { headers });
  if (generation !== forgotten) return;
  await cache.put(url.href, stored);
  for (const old of (await cache.keys()).slice(0, -MAX_ANSWERS)) await cache.delete(old);
}

addEventListener("message", (event) => {
  const { started, notification, forget } = event.data;
  if (forget) {
    forgotten += 1;
    event.waitUntil(caches.delete(ANSWERS));
  }
  if (started) event.waitUntil(keep(started));
  if (notification) event.waitUntil(notify(notification));
});

// Stores what a page has started with. The pages come last: a cache that has them is complete.
async function keep({ build, files, answers }) {
  const generation = forgotten;
  const cache = await caches.open(BUILD + build);
  for (const file of files.filter((file) => FIXED.test(file))) {
    if (!(await cache.match(file))) await cache.add(file);
  }
  for (const page of ["/", "/user"]) {
    if (await cache.match(page)) continue;
    const response = await fetch(page);
    // Another build answers: its own start stores it.
    if (!(await response.clone().text()).includes(build)) return;
    await cache.put(page, response);
  }
  for (const name of await caches.keys()) {
    if (name.startsWith(BUILD) && name !== BUILD + build) await caches.delete(name);
  }
  for (const path of answers) {
    if (generation !== forgotten) return;
    const url = new URL(path, location.origin);
    const headers = { "X-Role": "user" };
    if (STORABLE.test(url.pathname)) await store(url, await fetch(url, { headers }));
  }
}

// Shows a notification, one for each ticket, unless somebody is looking at Lodge.
async function notify({ ticket, title, body }) {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const isLookedAt = (window) => window.visibilityState === "visible"
    && !NO_SCREEN.test(new URL(window.url).pathname);
  if (windows.some(isLookedAt)) return;
  const options = { body, tag: "ticket-" + ticket, icon: "/icon-192.png", data: "/t/" + ticket };
  await registration.showNotification(title, options);
}

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const path = event.notification.data;
  const show = (windows) => {
    const there = windows.find((window) => new URL(window.url).pathname === path);
    return there ? there.focus() : clients.openWindow(path);
  };
  event.waitUntil(clients.matchAll({ type: "window", includeUncontrolled: true }).then(show));
});
