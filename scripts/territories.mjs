// Writes src-tauri/core/data/territories.json: the names of countries in the languages of the record,
// from Unicode CLDR. Run by hand when CLDR has a new version:
//   npm pack cldr-localenames-full && tar xzf cldr-localenames-full-*.tgz && node scripts/territories.mjs package
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LANGUAGES = ['en', 'fr', 'uk', 'et'];
const [folder] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const names = LANGUAGES.map((language) => {
  const file = join(folder, 'main', language, 'territories.json');
  return JSON.parse(readFileSync(file, 'utf8')).main[language].localeDisplayNames.territories;
});
// Two letters are a country's code; CLDR's own additions (EU, UN, XA, ZZ …) are sorted out by the
// program, which knows ISO 3166-1.
const codes = Object.keys(names[0]).filter((code) => /^[A-Z]{2}$/.test(code));
const territories = Object.fromEntries(
  codes.map((code) => [code, Object.fromEntries(LANGUAGES.map((l, i) => [l, names[i][code]]))]),
);
const out = { source: `Unicode CLDR ${version} (cldr-localenames-full), Unicode-3.0`, territories };
writeFileSync('src-tauri/core/data/territories.json', JSON.stringify(out, null, 1) + '\n');
