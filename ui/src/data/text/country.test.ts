import { expect, it } from 'vitest';
import { applyCountry } from './country';

const estonia = { code: 'EE', names: { en: 'Estonia', fr: 'Estonie', uk: 'Естонія', et: 'Eesti' } };
const latvia = { code: 'LV', names: { en: 'Latvia', fr: 'Lettonie', uk: 'Латвія', et: 'Läti' } };
const empty = { isoCode: null, name: '', otherNames: {} };

it('a country fills in the name and the names in other languages', () => {
  expect(applyCountry(empty, estonia, null)).toEqual({
    isoCode: 'EE',
    name: 'Estonia',
    otherNames: { fr: 'Estonie', uk: 'Естонія', et: 'Eesti' },
  });
});

it('another country takes back what the first one filled in', () => {
  const first = applyCountry(empty, estonia, null);
  expect(applyCountry(first, latvia, estonia)).toEqual({
    isoCode: 'LV',
    name: 'Latvia',
    otherNames: { fr: 'Lettonie', uk: 'Латвія', et: 'Läti' },
  });
});

it('a name that a person wrote stays', () => {
  const written = {
    isoCode: 'EE',
    name: 'Republic of Estonia',
    otherNames: { fr: 'L’Estonie', de: 'Estland' },
  };
  expect(applyCountry(written, latvia, estonia)).toEqual({
    isoCode: 'LV',
    name: 'Republic of Estonia',
    otherNames: { fr: 'L’Estonie', uk: 'Латвія', et: 'Läti', de: 'Estland' },
  });
});

it('no country leaves nothing of the one before', () => {
  expect(applyCountry(applyCountry(empty, estonia, null), null, estonia)).toEqual(empty);
});
