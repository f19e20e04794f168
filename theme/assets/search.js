// Search, in the place of Material's own worker. It answers the same four messages, from files that
// were made with the site: a list of pages, words by their first two letters, texts by groups of pages.
// The first half is the twin of portfolio/site/search/folding.py and shards.py; a test holds them together.
"use strict";
(() => {
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3; // the types of Material's messages
  const SHOWN = 20; // results with their texts; the others are links with a title
  const LOOKED = 200; // pages whose texts are read for a phrase in quotes
  const ENTITY = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

  // Folding

  const SPELT = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ς": "σ",
    "’": "'", "‘": "'", "ʼ": "'", "‛": "'", "′": "'", "´": "'", "‐": "-", "‑": "-", "−": "-",
  };
  const UNSPACED =
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3041-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}";
  const RUNS_ON = new RegExp(`[${UNSPACED}]`, "u");
  const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
  const WORD = /[\p{L}\p{N}]+(?:[-'.:&/@_][\p{L}\p{N}]+)*[+#]*/gu;
  const MOST_PARTS = 8;

  const spelt = (text) => text.replace(/[^\x00-\x7f]/gu, (one) => SPELT[one] ?? one);
  const folded = (text) =>
    text
      .toLowerCase()
      .replace(/[^\x00-\x7f]+/gu, (some) =>
        spelt(spelt(some).normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}]/gu, "")))
      .replaceAll("`", "'");

  const pairs = (run) => {
    const letters = [...run];
    return letters.map((one, at) => one + (letters[at + 1] ?? ""));
  };
  const pieces = (word) =>
    word
      .split(/[-'.:&/@_+#]+/)
      .filter(Boolean)
      .flatMap((part) => part.match(RUN).flatMap((run) => (RUNS_ON.test(run) ? pairs(run) : [run])));
  const wholes = (word) => {
    const parts = word.split(/[-'.:&/@_+#]+/).filter(Boolean);
    if (parts.length > MOST_PARTS || RUNS_ON.test(word)) return [];
    const starts = [0];
    for (const joint of word.matchAll(/[-'.:&/@_+#]+/g)) {
      const end = joint.index + joint[0].length;
      if (end < word.length) starts.push(end);
    }
    return starts.map((start) => word.slice(start));
  };
  const waysToFind = (word) => [...new Set([...wholes(word), ...pieces(word)])];
  const wordsIn = (text) => new Set((folded(text).match(WORD) ?? []).flatMap(waysToFind));

  const shardOf = (word) => {
    const letters = [...word];
    if (letters[0] >= "\u0e00") return `_${(letters[0].codePointAt(0) >> 4).toString(16)}`;
    return letters
      .slice(0, 2)
      .map((one) => (/[a-zA-Z0-9]/.test(one) ? one : `_${one.codePointAt(0).toString(16)}`))
      .join("");
  };

  // Files

  const inFrame = typeof document !== "undefined"; // a page opened from a folder: no worker, see the shim
  const script = inFrame ? document.currentScript.src : self.location.href;
  const base = new URL("../../../search/", script);
  const given = new Map();
  const asked = new Map();
  self.found = (name, data) => given.set(name, data);
  const load = (name) => {
    if (!asked.has(name)) {
      const address = new URL(`${name}.js`, base).href;
      const loaded = Promise.resolve().then(() => importScripts(address)).then(() => given.get(name));
      loaded.catch(() => asked.delete(name)); // a network may come back
      asked.set(name, loaded);
    }
    return asked.get(name);
  };

  // What a reader typed: terms, each with the words one of which must be there, or all of its pieces

  const termsOf = (typed) => {
    const phrases = [...typed.matchAll(/["“”]([^"“”]+)["“”]/g)].map((found) => plain(found[1])).filter(Boolean);
    const written = folded(typed).match(WORD) ?? [];
    const terms = [...new Set(written)].map((word) => ({
      word,
      ways: [wholes(word).slice(0, 1), pieces(word)].filter((way) => way.length),
    }));
    return { phrases, terms };
  };
  const plain = (text) => (folded(text).match(WORD) ?? []).join(" ");

  // A word begins as typed; one that is exactly as typed counts more. One letter stands for itself.
  const isPrefix = (word) => word.length > 1 || RUNS_ON.test(word);
  const holds = (word, asked) => word === asked || (isPrefix(asked) && word.startsWith(asked));

  // For each page with a word: 4 to 2 for it in title, heading or text, less if the word goes on.
  const pagesWith = async (asked, shards) => {
    const found = new Map();
    const shard = shardOf(asked);
    if (!shards.has(shard)) return found;
    for (const [word, places] of await load(`words/${shard}`)) {
      if (!holds(word, asked)) continue;
      const less = word === asked ? 0 : 0.5;
      for (const place of places) {
        const page = place >> 2, worth = (place & 3) + 1 - less;
        if (worth > (found.get(page) ?? 0)) found.set(page, worth);
      }
    }
    return found;
  };

  const pagesFor = async (term, shards) => {
    const best = new Map();
    for (const way of term.ways) {
      const some = await Promise.all(way.map((word) => pagesWith(word, shards)));
      for (const [page, worth] of some[0]) {
        const least = Math.min(worth, ...some.slice(1).map((one) => one.get(page) ?? 0));
        if (least > (best.get(page) ?? 0)) best.set(page, least);
      }
    }
    return best;
  };

  // Pages with every term, the best first; if there is none, those with the most terms.
  const ranked = (perTerm, pages) => {
    const all = new Map();
    for (const found of perTerm)
      for (const [page, worth] of found) {
        const one = all.get(page) ?? { page, terms: 0, worth: 0 };
        one.terms += 1;
        one.worth += worth * worth * worth; // one title is more than two texts
        all.set(page, one);
      }
    const most = Math.max(0, ...[...all.values()].map((one) => one.terms));
    return [...all.values()]
      .filter((one) => one.terms === most)
      .map((one) => ({ ...one, rank: pages[one.page][2], worth: one.worth * pages[one.page][3] }))
      .sort((a, b) => a.rank - b.rank || b.worth - a.worth || a.page - b.page)
      .map((one) => one.page);
  };

  const textsOf = async (page) => (await load(`texts/${page >> 3}`))[page & 7];

  // Results as Material draws them. Its dialog takes texts for HTML.

  const escaped = (text) => text.replace(/[&<>"']/g, (one) => ENTITY[one]);
  // As written: accents may be letters of their own, and any apostrophe joins.
  const WRITTEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*(?:[-'’‘ʼ‛′`´‐‑−.:&/@_][\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*)*[+#]*/gu;

  const hasTerm = (words, term) =>
    term.ways.some((way) => way.every((asked) => words.has(asked) || [...words].some((word) => holds(word, asked))));

  const matches = (text, terms) => {
    const found = [];
    for (const { 0: written, index } of text.matchAll(WRITTEN)) {
      const small = folded(written);
      if (RUNS_ON.test(small)) {
        for (const { word } of terms) {
          const at = small.indexOf(word);
          if (at >= 0 && small.length === written.length) found.push([index + at, index + at + word.length]);
        }
      } else if (terms.some((term) => hasTerm(wordsIn(written), term))) {
        found.push([index, index + written.length]);
      }
    }
    return found.sort((a, b) => a[0] - b[0]);
  };

  const marked = (text, found, from = 0, to = text.length) => {
    let html = "", at = from;
    for (const [start, end] of found) {
      if (start < at || end > to) continue;
      html += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
      at = end;
    }
    return html + escaped(text.slice(at, to));
  };

  // The first paragraph with a match, or two; a long one from a little before its match.
  const teaser = (text, terms) => {
    const shown = [];
    for (const line of text.split("\n")) {
      const found = matches(line, terms);
      if (!found.length) continue;
      const from = found[0][0] > 160 ? line.lastIndexOf(" ", found[0][0] - 80) + 1 : 0;
      const space = line.indexOf(" ", from + 320);
      const to = line.length - from > 400 && space > found[0][1] ? space : line.length;
      shown.push(`<p>${from ? "… " : ""}${marked(line, found, from, to)}${to < line.length ? " …" : ""}</p>`);
      if (shown.length === 2) break;
    }
    return shown.join("");
  };

  const itemsOf = (address, [tags, sections], terms, score) => {
    const items = sections.map(([anchor, title, text], at) => {
      const inTitle = wordsIn(at ? title : [title, ...tags].join("\n"));
      const words = new Set([...inTitle, ...wordsIn(text)]);
      const there = terms.map((term) => hasTerm(words, term));
      const worth = terms.filter((_, one) => there[one]).length
        + terms.filter((term) => hasTerm(inTitle, term)).length / (terms.length + 1);
      return {
        location: anchor ? `${address}#${anchor}` : address,
        title: marked(title, matches(title, terms)),
        text: teaser(text, terms),
        score: worth && score + worth / (terms.length + 2),
        terms: worth ? Object.fromEntries(terms.map(({ word }, one) => [word, there[one]])) : {},
        ...(tags.length && !at ? { tags: tags.map(escaped) } : {}),
      };
    });
    // Material takes the one without an anchor for the page, so it stays even where nothing is found in it.
    return items.filter((one, at) => one.score || !at).sort((a, b) => b.score - a.score);
  };

  const onlyTitle = ([address, title], score) => [
    { location: address, title: escaped(title), text: "", score, terms: {} },
  ];

  const withPhrases = async (found, phrases) => {
    const kept = [];
    for (const page of found.slice(0, LOOKED)) {
      const [, sections] = await textsOf(page);
      const says = sections.flatMap(([, title, text]) => [` ${plain(title)} `, ` ${plain(text)} `]);
      if (phrases.every((phrase) => says.some((one) => one.includes(` ${phrase} `)))) kept.push(page);
    }
    return kept;
  };

  const search = async (typed) => {
    const { phrases, terms } = termsOf(typed);
    if (!terms.length) return { items: [] };
    const { words, pages } = await load("pages");
    const shards = new Set(words);
    let found = ranked(await Promise.all(terms.map((term) => pagesFor(term, shards))), pages);
    if (phrases.length) found = await withPhrases(found, phrases);
    const texts = await Promise.all(found.slice(0, SHOWN).map(textsOf));
    const items = found.map((page, at) =>
      at < SHOWN
        ? itemsOf(pages[page][0], texts[at], terms, found.length - at)
        : onlyTitle(pages[page], found.length - at));
    return { items, suggest: await suggested(terms[terms.length - 1], shards) };
  };

  // Shown only if the site has the feature: the word most pages have that begins as the last one typed.
  const suggested = async ({ word }, shards) => {
    const shard = shardOf(word);
    if (!isPrefix(word) || !shards.has(shard)) return [];
    const begun = (await load(`words/${shard}`)).filter(([one]) => one.startsWith(word));
    return begun.sort((a, b) => b[1].length - a[1].length).slice(0, 1).map(([one]) => one);
  };

  let latest = 0;
  self.addEventListener("message", async ({ data: { type, data } }) => {
    if (type === SETUP) {
      await load("pages").catch(() => undefined);
      self.postMessage({ type: READY });
    } else if (type === QUERY) {
      const mine = (latest += 1);
      const result = await search(data).catch((error) => {
        console.warn(error);
        return { items: [] };
      });
      if (mine === latest) self.postMessage({ type: RESULT, data: result }); // nobody waits for an older one
    }
  });

  self.portfolioSearch = { folded, wordsIn, shardOf }; // for the test that holds it against its twin
})();
