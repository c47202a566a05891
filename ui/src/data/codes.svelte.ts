/** The lists of countries, currencies and time zones, from the back end, once per start. */
import { call, noInput, type Output } from './call';
import { registerCurrencies } from './text/money';
import { language } from './text/text';

class Codes {
  countries = $state.raw<(Output<'countries'>[number] & { name: string })[]>([]);
  currencies = $state.raw<Output<'currencies'>>([]);
  zones = $state.raw<string[]>([]);

  async load(): Promise<void> {
    const [countries, currencies, zones] = await Promise.all([
      call('countries', noInput),
      call('currencies', noInput),
      call('zones', noInput),
    ]);
    registerCurrencies(currencies);
    const { compare } = new Intl.Collator(language);
    this.countries = countries
      .map((country) => ({ ...country, name: country.names['en'] ?? country.code }))
      .sort((a, b) => compare(a.name, b.name));
    this.currencies = currencies;
    this.zones = zones;
  }

  currencyName(code: string): string {
    return this.currencies.find((currency) => currency.code === code)?.name ?? '';
  }
}
export const codes = new Codes();
