// What the pages do by themselves: fields that save as one types, the trace of a figure, copying. No number is made here.
"use strict";

const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-Counteroffer-Token"];

function say(words) {
  document.getElementById("spoken").textContent = words;
}

async function send(method, address, body, headers = {}) {
  const isText = typeof body === "string";
  return fetch(address, {
    method,
    headers: { "X-Counteroffer-Token": token, ...(body === undefined ? {} : { "Content-Type": isText ? "text/plain" : "application/json" }), ...headers },
    body: body === undefined || isText ? body : JSON.stringify(body),
  });
}

// What a refusal says, with the way out.
async function reason(answer) {
  return reasonOf(await answer.text());
}

function reasonOf(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const main = page.querySelector("main");
  if (main === null) return page.body.textContent.trim();
  const words = main.querySelector("h1").textContent.trim();
  const hint = main.querySelector(".hint");
  return hint === null ? words : `${words}: ${hint.textContent.trim()}`;
}

const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// --- the form of a case and its text: one change after the other, each from the version that the one before it made ---

const PAUSE = 500; // milliseconds without a keystroke after which a change is sent
const waiting = []; // what is not saved yet, in the order in which it was begun
let isSending = false;

function showState(words, isWrong) {
  for (const state of document.querySelectorAll(".saving")) {
    state.textContent = words;
    state.classList.toggle("wrong", Boolean(isWrong));
  }
}

function showSaved() {
  if (waiting.length > 0) return;
  if (isTextUnsaved()) showState("Your text is not saved yet: choose below it what shall hold.", true);
  else showState("Saved");
}

function isTextUnsaved() {
  const area = caseText();
  return area !== null && area.dataset.was !== undefined && area.value !== area.dataset.was;
}

function caseForm() {
  return document.getElementById("case-form");
}

function caseText() {
  return document.getElementById("text");
}

function addressOf(form, what) {
  return `/cases/${encodeURIComponent(form.dataset.case)}/${what}`;
}

// A field or the text was changed; it is sent after a pause, or as soon as something else is changed too.
function takeChange(input, pause) {
  if (!input.isConnected) return; // a field that was drawn anew is another one
  const known = waiting.find((one) => one.input === input && !one.isUnderWay);
  if (input.value === input.dataset.was) {
    if (known !== undefined) waiting.splice(waiting.indexOf(known), 1);
    showSaved();
    return;
  }
  const one = known || { input, save: input === caseText() ? saveText : saveField };
  if (known === undefined) waiting.push(one);
  one.due = Date.now() + pause;
  showState("Saving …");
  sendAll();
}

async function sendAll() {
  if (isSending) return;
  isSending = true;
  while (waiting.length > 0) {
    const one = waiting[0];
    const pause = waiting.length > 1 ? 0 : (one.due || 0) - Date.now();
    if (pause > 0) {
      await later(Math.min(pause, 50));
      continue;
    }
    one.isUnderWay = true;
    await one.save(one);
  }
  isSending = false;
}

// Sends until the app answers: what was typed while it did not is not lost.
async function sendSurely(method, address, body, headers) {
  for (;;) {
    try {
      return await send(method, address, body, headers);
    } catch (error) {
      showState("Not saved: the app does not answer. It will be tried again.", true);
      await later(2000);
    }
  }
}

async function saveField(one) {
  const input = one.input;
  const form = caseForm();
  const value = input.value;
  const answer = await sendSurely("POST", addressOf(form, "field"), {
    path: input.dataset.path, value, was: input.dataset.was, version: form.dataset.version,
  });
  const kept = answer.ok ? await answer.json() : null;
  waiting.shift();
  if (kept !== null) {
    input.dataset.was = value;
    took(kept);
    if (input.value !== value) takeChange(input, PAUSE);
    if (kept.reload) await renew();
  } else {
    const words = await reason(answer);
    showState(words, true);
    if (answer.status === 409) await offerBoth(input, value);
    else showFaults(placeOf(input), [{ severity: "error", message: `Not saved: ${words}`, help: "" }]);
  }
}

async function saveText(one) {
  const area = one.input;
  const text = area.value;
  const answer = await sendSurely("PUT", addressOf(caseForm(), "text"), text, { "If-Match": area.dataset.version });
  const kept = answer.ok ? await answer.json() : null;
  waiting.shift();
  if (kept !== null) {
    area.dataset.was = text;
    area.dataset.version = kept.version;
    took(kept);
    if (area.value !== text) takeChange(area, PAUSE);
    await renew();
  } else {
    showState(await reason(answer), true);
    if (answer.status === 409) await offerTexts(area);
  }
}

async function saveStep(one) {
  const form = caseForm();
  const answer = await sendSurely("POST", addressOf(form, one.what), { ...one.body, version: form.dataset.version });
  const kept = answer.ok ? await answer.json() : null;
  waiting.shift();
  if (kept !== null) took(kept);
  await renew();
  if (kept === null) showState(`${await reason(answer)}. The form shows what is there now.`, true);
}

// An entry that comes or goes; it takes its turn like everything else.
function change(what, body) {
  waiting.push({ what, body, save: saveStep });
  showState("Saving …");
  sendAll();
}

function took(kept) {
  const form = caseForm();
  const before = form.dataset.version;
  form.dataset.version = kept.version;
  for (const place of form.querySelectorAll("[data-faults]")) {
    showFaults(place, kept.faults[place.dataset.faults] || []);
  }
  const rest = document.getElementById("rest");
  rest.replaceChildren(...kept.rest.map(faultLine));
  showText(kept.text, kept.version);
  showSaved();
  const panel = document.getElementById("panel");
  panel.setAttribute("hx-get", `${addressOf(form, "panel")}?since=${before}`);
  htmx.process(panel);
  htmx.trigger(document.body, "kept");
}

// The text follows the form. One that somebody is changing meanwhile takes in what changed elsewhere in it; where both
// changed the same place, it stays, and is sent from the version that it was made from.
function showText(text, version) {
  const area = caseText();
  if (area === null) return;
  const now = text.replaceAll("\r\n", "\n");
  const both = merged(area.dataset.was, now, area.value);
  if (both === null || (area.value !== area.dataset.was && document.getElementById("text-conflict").querySelector("pre"))) return;
  const { selectionStart, selectionEnd, scrollTop } = area;
  const moved = both.isBefore ? now.length - area.dataset.was.length : 0;
  area.value = both.text;
  area.dataset.was = now;
  area.dataset.version = version;
  area.setSelectionRange(selectionStart + moved, selectionEnd + moved);
  area.scrollTop = scrollTop;
}

// Two changes of one text together, null where they touch; `isBefore` where theirs stands before mine.
function merged(was, theirs, mine) {
  if (mine === was || mine === theirs) return { text: theirs, isBefore: false };
  const [theirStart, theirEnd] = changedPart(was, theirs);
  const [myStart, myEnd] = changedPart(was, mine);
  if (theirEnd < myStart) return { text: theirs.slice(0, theirs.length - (was.length - theirEnd)) + mine.slice(theirEnd), isBefore: true };
  if (myEnd < theirStart) return { text: mine.slice(0, mine.length - (was.length - myEnd)) + theirs.slice(myEnd), isBefore: false };
  return null;
}

// From where to where a text was changed, in offsets of what it was.
function changedPart(was, now) {
  const most = Math.min(was.length, now.length);
  let start = 0;
  while (start < most && was[start] === now[start]) start += 1;
  let end = 0;
  while (end < most - start && was[was.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  return [start, was.length - end];
}

async function textNow() {
  const answer = await fetch(addressOf(caseForm(), "file"));
  return answer.ok ? { text: await answer.text(), version: answer.headers.get("etag").replaceAll('"', "") } : null;
}

function placeOf(input) {
  return input.closest(".field").querySelector("[data-faults]");
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

// Draw the form anew. What is being typed meanwhile stays, and is sent as a change of what stood there when it was begun.
async function renew() {
  const answer = await fetch(addressOf(caseForm(), "form"));
  if (!answer.ok) return;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("case-form");
  const now = caseForm();
  const open = new Set([...now.querySelectorAll("details[open]")].map((one) => one.dataset.key));
  for (const one of made.querySelectorAll("details")) one.open = one.open || open.has(one.dataset.key);
  const focused = document.activeElement;
  const selection = focused instanceof HTMLInputElement && focused.type === "text" ? [focused.selectionStart, focused.selectionEnd] : null;
  const isInForm = focused !== null && now.contains(focused);
  const isNewer = made.dataset.version !== now.dataset.version;
  now.replaceWith(made);
  for (const one of waiting) {
    const again = one.input && one.input.dataset.path !== undefined && document.getElementById(one.input.id);
    if (!again) continue;
    again.value = one.input.value;
    again.dataset.was = one.input.dataset.was;
    one.input = again;
  }
  const again = isInForm && focused.id ? document.getElementById(focused.id) : null;
  if (again !== null) {
    again.focus();
    if (selection !== null && again.type === "text") again.setSelectionRange(...selection);
  }
  const text = isNewer ? await textNow() : null;
  if (text !== null) showText(text.text, text.version);
}

async function offerBoth(input, mine) {
  input.dataset.was = input.value; // leaving the field that is taken away must not send it again
  await renew();
  const now = document.getElementById(input.id);
  if (now === null) return;
  const box = document.createElement("span");
  box.className = "fault error";
  box.textContent = `Somewhere else this became “${now.value}”; here you wrote “${mine}”. `;
  box.append(buttonOf("Take mine", () => { now.value = mine; takeChange(now, 0); }));
  now.closest(".field").append(box);
  say("This field was changed somewhere else");
}

// The text was changed somewhere else: both are kept until somebody chooses.
async function offerTexts(area) {
  const place = document.getElementById("text-conflict");
  const now = await textNow();
  if (now === null) return;
  const words = document.createElement("p");
  words.className = "fault error";
  words.textContent = "This case was changed somewhere else since you began to change its text. Your text stands here and is not saved yet.";
  const theirs = document.createElement("details");
  const head = document.createElement("summary");
  head.textContent = "What the case holds now";
  const shown = document.createElement("pre");
  shown.textContent = now.text;
  theirs.append(head, shown);
  const row = document.createElement("p");
  row.className = "row";
  row.append(
    buttonOf("Save mine over it", () => { area.dataset.version = now.version; area.dataset.was = now.text; place.replaceChildren(); takeChange(area, 0); }),
    buttonOf("Take what is there, drop mine", async () => { area.value = area.dataset.was; place.replaceChildren(); showText(now.text, now.version); showSaved(); await renew(); }),
  );
  place.replaceChildren(words, theirs, row);
  say(words.textContent);
}

function buttonOf(words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}

document.addEventListener("input", (event) => {
  const input = event.target;
  if (input.dataset.path !== undefined || input.dataset.textOf !== undefined) takeChange(input, PAUSE);
});

document.addEventListener("change", (event) => {
  if (event.target.dataset.path !== undefined) takeChange(event.target, 0);
  if (event.target.id === "load" && event.target.files.length === 1) loadFile(event.target);
  if (event.target.dataset.loads !== undefined && event.target.files.length === 1) loadInto(event.target);
});

document.addEventListener("DOMContentLoaded", () => {
  const area = caseText();
  if (area !== null) area.dataset.was = area.value; // as the browser has it, which knows one kind of line end
});

// The words of a file; an Error in words where it is no text as a case is written in.
async function wordsOf(chooser) {
  const file = chooser.files[0];
  chooser.value = "";
  try {
    const words = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    if (!words.includes("\0")) return words;
  } catch (error) {
    // said below
  }
  throw new Error(`${file.name} is no text in UTF-8, as a case file is. Nothing was changed.`);
}

async function loadInto(chooser) {
  const form = chooser.form;
  try {
    document.getElementById(chooser.dataset.loads).value = await wordsOf(chooser);
    sayBelow(form, "");
  } catch (error) {
    sayBelow(form, error.message);
  }
}

// Load a file over the case; what stood there can be put back.
async function loadFile(chooser) {
  const place = document.getElementById("text-conflict");
  const area = caseText();
  const before = area.value;
  const said = document.createElement("p");
  try {
    area.value = await wordsOf(chooser);
    takeChange(area, 0);
    said.textContent = "The file stands in the place of what was here. ";
    said.append(buttonOf("Put back what was here", () => { area.value = before; place.replaceChildren(); takeChange(area, 0); }));
  } catch (error) {
    said.className = "fault error";
    said.textContent = error.message;
    say(error.message);
  }
  place.replaceChildren(said);
}

document.addEventListener("click", async (event) => {
  const asked = event.target.closest("[data-add], [data-remove], [data-name-in], [data-copy], [data-begin], #forget, #forget-all, a.figure[data-figure]");
  if (asked === null) return;
  if (asked.dataset.add !== undefined) {
    const first = asked.dataset.first;
    const suggested = { kind: "rsu", what: "base", name: "new", claim: "…", when: "after 12 months", on: today() };
    change("entry", { path: asked.dataset.add, entry: first ? `{${first}: ${suggested[first] ?? '""'}}` : '""' });
  } else if (asked.dataset.remove !== undefined) {
    change("remove", { path: asked.dataset.remove });
  } else if (asked.dataset.nameIn !== undefined) {
    const name = prompt("Which term? For example base, sign_on, leave, remote_days");
    if (name) change("field", { path: `${asked.dataset.nameIn}.${name}`, value: "0", was: "" });
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
    await openTrace(asked.href, asked.textContent);
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

// Begin a case; what keeps it from being begun is said below the form that asked, whose words stay.
async function begin(answers, form) {
  let words = "The app does not answer. Is it still running?";
  try {
    const answer = await send("POST", "/cases", answers);
    if (answer.ok) return location.assign((await answer.json()).href);
    words = await reason(answer);
  } catch (error) {
    // said below
  }
  if (form === undefined) say(words);
  else sayBelow(form, words);
  return undefined;
}

function sayBelow(form, words) {
  const place = form.querySelector(":scope > .fault") || form.appendChild(document.createElement("p"));
  place.className = "fault error";
  place.textContent = words;
  say(words);
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.dataset.beginWith === undefined) return;
  event.preventDefault();
  await begin(Object.fromEntries(new FormData(form)), form);
});

window.addEventListener("beforeunload", (event) => {
  if (waiting.length > 0 || isTextUnsaved()) event.preventDefault();
});

// --- the trace of a figure ---

async function openTrace(address, shown) {
  const answer = await fetch(address);
  if (!answer.ok) {
    say(await reason(answer));
    return;
  }
  const dialog = document.getElementById("trace");
  dialog.innerHTML = await answer.text(); // from our own templates, which escape what they are given
  const head = dialog.querySelector("#trace-title");
  const digits = (words) => words.replace(/\D/g, "");
  if (head !== null && head.dataset.value !== undefined && digits(shown) !== "" && !digits(head.dataset.value).includes(digits(shown))) {
    const note = document.createElement("p");
    note.className = "fault warning";
    note.textContent = `This page shows ${shown.trim()}: what it rests on has changed since. Load the page again.`;
    head.after(note);
  }
  dialog.showModal();
}

document.getElementById("trace").addEventListener("click", (event) => {
  if (event.target.id === "trace" || event.target.closest("[data-close]")) event.currentTarget.close();
});
