// What the pages do by themselves: fields that save as one types, the trace of a figure, copying. No number is made here.
"use strict";

const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-Counteroffer-Token"];

function say(words) {
  document.getElementById("said").textContent = words;
}

async function send(method, address, body, headers = {}) {
  const isText = typeof body === "string";
  return fetch(address, {
    method,
    headers: { "X-Counteroffer-Token": token, ...(body === undefined ? {} : { "Content-Type": isText ? "text/plain" : "application/json" }), ...headers },
    body: body === undefined || isText ? body : JSON.stringify(body),
  });
}

async function reason(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return (page.querySelector("main h1") || page.body).textContent.trim();
}

// --- the form of a case: one change after the other, each from the version that the one before it made ---

const waiting = [];
let isSending = false;
let timer = 0;

function showState(words, isWrong) {
  const state = document.getElementById("state");
  if (state === null) return;
  state.textContent = words;
  state.classList.toggle("wrong", Boolean(isWrong));
}

function caseForm() {
  return document.getElementById("case-form");
}

function addressOf(form, what) {
  return `/cases/${encodeURIComponent(form.dataset.case)}/${what}`;
}

function takeChange(input) {
  if (input.value === input.dataset.was || !input.isConnected) return; // a field that was drawn anew is another one
  const earlier = waiting.find((one) => one.input === input);
  if (earlier === undefined) waiting.push({ input });
  showState("Saving …");
  sendNext();
}

async function sendNext() {
  if (isSending || waiting.length === 0) return;
  isSending = true;
  const form = caseForm();
  const { input } = waiting[0];
  const value = input.value;
  try {
    const answer = await send("POST", addressOf(form, "field"), {
      path: input.dataset.path, value, was: input.dataset.was, version: form.dataset.version,
    });
    if (answer.ok) {
      const kept = await answer.json();
      waiting.shift();
      input.dataset.was = value;
      took(form, kept);
      if (input.value !== value) waiting.push({ input });
      if (waiting.length === 0 && kept.reload) await renew();
    } else {
      waiting.shift();
      showState(await reason(answer), true);
      if (answer.status === 409) await offerBoth(input, value);
    }
  } catch (error) {
    showState("Not saved: the app does not answer. It will be tried again.", true);
    setTimeout(() => { isSending = false; sendNext(); }, 2000);
    return;
  }
  isSending = false;
  sendNext();
}

function took(form, kept) {
  const before = form.dataset.version;
  form.dataset.version = kept.version;
  for (const place of form.querySelectorAll("[data-faults]")) {
    showFaults(place, kept.faults[place.dataset.faults] || []);
  }
  const rest = document.getElementById("rest");
  rest.replaceChildren(...kept.rest.map(faultLine));
  if (waiting.length === 0) showState("Saved");
  const panel = document.getElementById("panel");
  panel.setAttribute("hx-get", `${addressOf(form, "panel")}?since=${before}`);
  htmx.process(panel);
  htmx.trigger(document.body, "kept");
}

function showFaults(place, faults) {
  place.replaceChildren(...faults.map(faultLine));
  const field = place.closest(".field");
  if (field !== null) {
    field.classList.toggle("wrong", faults.some((one) => one.severity === "error"));
    const input = field.querySelector("input, select");
    if (input !== null) input.setAttribute("aria-invalid", String(faults.some((one) => one.severity === "error")));
  }
}

function faultLine(fault) {
  const line = document.createElement("span");
  line.className = `fault ${fault.severity}`;
  line.append(fault.message, " ");
  const help = document.createElement("span");
  help.className = "help";
  help.textContent = fault.help;
  line.append(help);
  return line;
}

async function renew() {
  const focused = document.activeElement && document.activeElement.id;
  const open = new Set([...caseForm().querySelectorAll("details[open]")].map((one) => one.dataset.key));
  const answer = await fetch(addressOf(caseForm(), "form"));
  const made = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("case-form");
  const stillOpen = new Set([...caseForm().querySelectorAll("details[open]")].map((one) => one.dataset.key));
  for (const one of made.querySelectorAll("details")) one.open = one.open || open.has(one.dataset.key) || stillOpen.has(one.dataset.key);
  caseForm().replaceWith(made);
  const again = focused && document.getElementById(focused);
  if (again) again.focus();
}

async function offerBoth(input, mine) {
  input.dataset.was = input.value; // leaving the field that is taken away must not send it again
  await renew();
  const now = document.getElementById(input.id);
  if (now === null) return;
  const box = document.createElement("span");
  box.className = "fault error";
  box.textContent = `Somewhere else this became “${now.value}”; here you wrote “${mine}”. `;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Take mine";
  button.addEventListener("click", () => { now.value = mine; takeChange(now); });
  box.append(button);
  now.closest(".field").append(box);
  say("This field was changed somewhere else");
}

async function change(what, body) {
  while (isSending || waiting.length > 0) await new Promise((later) => setTimeout(later, 50));
  const form = caseForm();
  const answer = await send("POST", addressOf(form, what), { ...body, version: form.dataset.version });
  if (!answer.ok) {
    showState(await reason(answer), true);
    return;
  }
  took(form, await answer.json());
  await renew();
}

document.addEventListener("input", (event) => {
  const input = event.target;
  if (input.dataset.path !== undefined) {
    clearTimeout(timer);
    timer = setTimeout(() => takeChange(input), 500);
  } else if (input.dataset.textOf !== undefined) {
    clearTimeout(timer);
    showState("Saving …");
    timer = setTimeout(() => keepText(input), 600);
  }
});

document.addEventListener("change", (event) => {
  if (event.target.dataset.path !== undefined) takeChange(event.target);
  if (event.target.id === "load") loadFile(event.target);
});

async function keepText(area) {
  const form = caseForm();
  const text = area.value;
  const answer = await send("PUT", addressOf(form, "text"), text, { "If-Match": form.dataset.version });
  if (answer.ok) {
    took(form, await answer.json());
    await renew();
  } else {
    showState(await reason(answer), true);
  }
}

async function loadFile(chooser) {
  const area = document.getElementById("text");
  if (chooser.files.length === 1) {
    area.value = await chooser.files[0].text();
    await keepText(area);
  }
}

document.addEventListener("click", async (event) => {
  const asked = event.target.closest("[data-add], [data-remove], [data-name-in], [data-copy], [data-begin], #forget, #forget-all, .figure[data-figure], [data-trace]");
  if (asked === null) return;
  if (asked.dataset.add !== undefined) {
    const first = asked.dataset.first;
    const suggested = { kind: "rsu", what: "base", name: "new", claim: "…", when: "after 12 months", on: today() };
    await change("entry", { path: asked.dataset.add, entry: first ? `{${first}: ${suggested[first] ?? '""'}}` : '""' });
  } else if (asked.dataset.remove !== undefined) {
    await change("remove", { path: asked.dataset.remove });
  } else if (asked.dataset.nameIn !== undefined) {
    const name = prompt("Which term? For example base, sign_on, leave, remote_days");
    if (name) await change("field", { path: `${asked.dataset.nameIn}.${name}`, value: "0", was: "" });
  } else if (asked.id === "forget") {
    if (confirm("Delete this case? Its file goes too.")) {
      const answer = await send("DELETE", `/cases/${encodeURIComponent(asked.dataset.case)}`);
      if (answer.ok) location.assign("/");
    }
  } else if (asked.id === "forget-all") {
    if (confirm("Delete all of your cases? Their files go too.") && (await send("DELETE", "/cases")).ok) location.reload();
  } else if (asked.dataset.copy !== undefined) {
    await copyText(asked.dataset.copy, asked);
  } else if (asked.dataset.begin !== undefined) {
    await begin(JSON.parse(asked.dataset.begin));
  } else if (!event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    const address = asked.getAttribute("href") || "";
    await openTrace(address.startsWith("/") ? address : traceOf(asked.dataset.trace || asked.dataset.figure));
  }
});

// A page in a frame, or one that the browser does not trust with the clipboard, copies by selecting.
async function copyText(text, button) {
  const words = button.textContent;
  let isCopied = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "off-screen";
    document.body.append(area);
    area.select();
    isCopied = document.execCommand("copy");
    area.remove();
    button.focus();
  }
  button.textContent = isCopied ? "Copied" : "Select and copy by hand";
  say(button.textContent);
  setTimeout(() => { button.textContent = words; }, 2000);
}

function today() {
  return new Date().toISOString().slice(0, 10);
}

async function begin(answers) {
  const answer = await send("POST", "/cases", answers);
  if (answer.ok) location.assign((await answer.json()).href);
  else say(await reason(answer));
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.dataset.beginWith === undefined) return;
  event.preventDefault();
  await begin(Object.fromEntries(new FormData(form)));
});

window.addEventListener("beforeunload", (event) => {
  if (waiting.length > 0 || isSending) event.preventDefault();
});

// --- the trace of a figure ---

function traceOf(figure) {
  const holder = document.querySelector("[data-case-id]") || caseForm();
  const id = holder.dataset.caseId || holder.dataset.case;
  return `/cases/${encodeURIComponent(id)}/trace/${encodeURIComponent(figure)}`;
}

async function openTrace(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    say(await reason(answer));
    return;
  }
  const dialog = document.getElementById("trace");
  dialog.innerHTML = await answer.text(); // from our own templates, which escape what they are given
  dialog.showModal();
}

document.getElementById("trace").addEventListener("click", (event) => {
  if (event.target.id === "trace" || event.target.closest("[data-close]")) event.currentTarget.close();
});
