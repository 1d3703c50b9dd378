const listed = (api, key) => {
  const found = new Map();
  for (const note of api.getAll()) {
    for (const name of [note.data[key] ?? []].flat()) {
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(note);
    }
  }
  return [...found].sort().map(([name, notes]) => ({ name, notes }));
};

export default function (config) {
  config.addCollection("people", (api) => listed(api, "attendees"));
  config.addCollection("projects", (api) => listed(api, "project"));
  config.addGlobalData("layout", "page.njk");
  return {
    dir: { input: ".", output: "site", includes: "layouts" },
    markdownTemplateEngine: false,
  };
}
