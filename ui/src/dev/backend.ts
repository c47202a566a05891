/**
 * A back end in the page's own memory, for looking at the window in a browser during development.
 * It knows no rules but “required”; the program itself never contains it.
 */
import type { Commands } from '../bindings/Commands';
import type { Failure } from '../bindings/Failure';
import type { Nouns } from '../bindings/Nouns';
import { newId } from '../ids';
import { examples } from './examples';

type Rec = { id: string; revision: number; createdAt: string; updatedAt: string } & Record<
  string,
  unknown
>;
type Inputs = { [C in keyof Commands]?: (input: Commands[C][0]) => unknown };

const required: Partial<Record<keyof Nouns, string[]>> = {
  person: ['familyName'],
  party: ['name'],
  post: ['title'],
  source: ['publisher', 'title'],
};

export function install(): void {
  if ('__TAURI_INTERNALS__' in window) return;
  const query = new URLSearchParams(location.search);
  const store = new Map<string, Rec[]>();
  const undone: (() => void)[] = [];
  let open = query.has('open');
  let operations = 0;
  const table = (noun: string) => store.get(noun) ?? store.set(noun, []).get(noun) ?? [];
  const place = (name: string) => ({ place: name, name, folder: '/home/desk/Documents' });
  const refuse = (failure: Failure) => Promise.reject(failure);
  const counts = () => Object.fromEntries([...store].map(([noun, rows]) => [noun, rows.length]));
  const state = () => ({
    coalition: 'IT Coalition',
    file: place('it-coalition.chancery'),
    readOnly: query.has('readonly')
      ? { by: 'Kadri (desk-2)', since: '2024-04-03T07:12:00Z' }
      : null,
    encrypted: false,
    rescued: false,
    operations,
    undo: null,
    redo: null,
    counts: counts(),
    backedUpAt: new Date().toISOString(),
  });

  const commands: Inputs = {
    file_state: () => (open ? state() : null),
    recent_files: () => [
      {
        coalition: 'IT Coalition',
        file: place('it-coalition.chancery'),
        changedAt: new Date().toISOString(),
        bytes: 1_204_224,
      },
      {
        coalition: 'Old register',
        file: place('register-2023.chancery'),
        changedAt: null,
        bytes: 0,
      },
    ],
    open_sample: () => ((open = true), state()),
    open_file: () => ((open = true), state()),
    create_file: () => ((open = true), state()),
    close_file: () => ((open = false), null),
    forget_recent: () => null,
    settings: () => ({ who: 'Kadri', theme: query.get('theme') ?? 'system' }),
    save_settings: (input) => input,
    countries: () =>
      [
        ['EE', 'Estonia'],
        ['LU', 'Luxembourg'],
        ['NO', 'Norway'],
        ['UA', 'Ukraine'],
      ].map(([code, en]) => ({ code, names: { en } })),
    currencies: () => [
      { code: 'DKK', name: 'Danish krone', digits: 2 },
      { code: 'EUR', name: 'Euro', digits: 2 },
      { code: 'JPY', name: 'Yen', digits: 0 },
    ],
    zones: () => ['Europe/Luxembourg', 'Europe/Tallinn', 'Europe/Kyiv'],
    backups: () => [
      {
        file: place('it-coalition 2024-04-03 10.30.chancery'),
        madeAt: '2024-04-03T07:30:00Z',
        bytes: 1_204_224,
      },
    ],
    back_up: () => ({
      file: place('it-coalition now.chancery'),
      report: { counts: [['person', 4]], head: { operations, hash: '' }, bytes: 1_204_224 },
    }),
    check: () => ({ whole: true, findings: [], counts: [] }),
    verify: () => ({ whole: true, operations, head: '', brokenAt: null, strays: [] }),
    list: ({ noun }) => table(noun),
    get: ({ noun, id }) =>
      table(noun).find((row) => row.id === id) ?? refuse({ code: 'notFound', noun }),
    save: ({ noun, id, revision, fields }) => {
      const given = fields as Record<string, unknown>;
      const missing = (required[noun as keyof Nouns] ?? []).filter((field) => given[field] === '');
      if (missing.length > 0) {
        return refuse({
          code: 'invalid',
          problems: missing.map((field) => ({ field, rule: 'required' as const })),
        });
      }
      const rows = table(noun);
      const at = rows.findIndex((row) => row.id === id);
      if ((rows[at]?.revision ?? 0) !== revision) return refuse({ code: 'conflict', noun });
      const now = new Date().toISOString();
      const row: Rec = { ...given, id, revision: revision + 1, createdAt: now, updatedAt: now };
      if (at < 0) rows.push(row);
      else rows[at] = row;
      operations++;
      return row;
    },
    remove: ({ noun, id }) => {
      const rows = table(noun);
      const at = rows.findIndex((row) => row.id === id);
      const [row] = rows.splice(at, 1);
      if (row) undone.push(() => rows.splice(at, 0, row));
      operations++;
      return null;
    },
    undo: () => {
      const back = undone.pop();
      if (!back) return refuse({ code: 'nothingToUndo' });
      back();
      return { name: 'remove person' };
    },
  };

  for (const [noun, id, fields] of examples(Number(query.get('many') ?? 0))) {
    const at = '2024-04-03T07:42:00Z';
    table(noun).push({ ...fields, id: id ?? newId(), revision: 1, createdAt: at, updatedAt: at });
    operations++;
  }
  const invoke = async (
    name: string,
    { command, input }: { command: keyof Commands; input: never },
  ) => {
    if (name === 'choose') return place('chosen.chancery');
    const run = commands[command];
    if (!run) throw new Error(`no ${command} in the browser’s back end`);
    return structuredClone(await run(input));
  };
  Object.assign(window, { __TAURI_INTERNALS__: { invoke } });
}
