/** Findings of one kind as one: what stands in a list ten times is read once. */
import type { Finding } from '../../../bindings/Finding';

/** Findings of one kind are collapsed from this number on. */
const many = 4;

/** The findings in their order, those of one rule together where they are many. */
export function groupFindings(findings: Finding[]): Finding[][] {
  const byRule = new Map<string, Finding[]>();
  for (const one of findings) byRule.set(one.rule, [...(byRule.get(one.rule) ?? []), one]);
  return [...byRule.values()].flatMap((group) =>
    group.length >= many ? [group] : group.map((one) => [one]),
  );
}
