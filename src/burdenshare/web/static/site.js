// Comfort only: every page works without it.
// A click on a figure swaps the source pane and leaves the page where it is; j, k and Escape move.
"use strict";

const PANE = "#source";

async function ask(href) {
  const answer = await fetch(href, { credentials: "same-origin" });
  const text = await answer.text();
  return answer.status === 200 ? new DOMParser().parseFromString(text, "text/html") : null;
}

async function open(href, remember) {
  const page = await ask(href);
  if (!page) { location.href = href; return; }
  if (remember) history.pushState({ swapped: true }, "", href);
  put(page);
  show();
}

function put(page) {
  const place = scrollY;
  document.querySelector(".columns").replaceWith(page.querySelector(".columns"));
  document.body.className = page.body.className;
  document.title = page.title;
  scrollTo(0, place);
  wait();
}

let asking;

// What is still being worked out is put in once it is all there, unless somebody is typing.
function wait() {
  clearTimeout(asking);
  const note = document.querySelector("[data-waits]");
  if (!note) return;
  const here = location.href;
  asking = setTimeout(async () => {
    const page = await ask(here).catch(() => null);
    if (location.href !== here) return;
    const busy = document.activeElement.closest("input, select, textarea");
    if (page && !busy && !page.querySelector("[data-waits]")) put(page);
    else wait();
  }, note.dataset.waits * 500);
}

function show() {
  const pane = document.querySelector(PANE);
  const mark = pane && pane.querySelector("mark.chosen");
  if (!mark) return;
  if (getComputedStyle(pane).position === "fixed") {
    const box = pane.getBoundingClientRect();
    pane.scrollTop += mark.getBoundingClientRect().top - box.top - pane.clientHeight / 3;
  } else if (location.hash && location.pathname !== "/review") {
    mark.scrollIntoView({ block: "center" });
  }
}

function inPlace(link) {
  const there = new URL(link.href);
  return there.origin === location.origin && there.pathname === location.pathname &&
    ["claim", "event", "figure", "payment"].some((name) => there.searchParams.has(name) ||
      new URL(location.href).searchParams.has(name)) && link.closest("main, aside");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey ||
      event.shiftKey || event.altKey || !inPlace(link)) return;
  const href = typeof link.href === "string" ? link.href : link.href.baseVal;
  event.preventDefault();
  open(href, true);
});

addEventListener("popstate", () => open(location.href, false));

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") || event.metaKey || event.ctrlKey ||
      event.altKey) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (button) { button.click(); return; }
  const links = [...document.querySelectorAll("main [data-ref]")];
  const now = links.findIndex((one) => one === document.activeElement ||
    one.getAttribute("aria-current") === "true");
  if (event.key === "j" || event.key === "k") {
    const next = links[now + (event.key === "j" ? 1 : -1)] || links[event.key === "j" ? 0 : links.length - 1];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  } else if (event.key === "Escape") {
    const close = document.querySelector(PANE + " .close");
    if (close) close.click();
  }
});

show();
wait();
