/** What picking a country fills in: its code, its name, and its names in other languages. */
import type { Country } from '../../bindings/Country';
import type { PartyFields } from '../../bindings/PartyFields';

type Named = Pick<PartyFields, 'isoCode' | 'name' | 'otherNames'>;

/** The country's names in the languages beside that of the file. */
export function otherCountryNames(country: Pick<Country, 'names'>): Record<string, string> {
  return Object.fromEntries(Object.entries(country.names).filter(([code]) => code !== 'en'));
}

/**
 * The fields after another country was picked. A name that a person wrote stays; one that came
 * with the country picked before goes with it.
 */
export function applyCountry(fields: Named, next: Country | null, before: Country | null): Named {
  const came = (language: string, name: string) => before?.names[language] === name;
  const written = Object.entries(fields.otherNames).filter(([code, name]) => !came(code, name));
  const keepsName = fields.name.trim() !== '' && !came('en', fields.name);
  return {
    isoCode: next?.code ?? null,
    name: keepsName ? fields.name : (next?.names['en'] ?? ''),
    otherNames: { ...(next ? otherCountryNames(next) : {}), ...Object.fromEntries(written) },
  };
}
