import { expect, test } from 'vitest';
import type { Finding } from '../../../bindings/Finding';
import { groupFindings } from './groupFindings';

const finding = (rule: string, record: string) => ({ rule, record }) as Finding;

test('ten findings of one kind are one that unfolds, and few stand each by itself', () => {
  const ten = Array.from({ length: 10 }, (_, at) => finding('itemPlanned', String(at)));
  const groups = groupFindings([finding('nobody', 'a'), ...ten, finding('nobody', 'b')]);
  expect(groups.map((group) => group.length)).toEqual([1, 1, 10]);
  expect(groups[2]).toEqual(ten);
});
