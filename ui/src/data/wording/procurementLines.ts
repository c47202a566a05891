/** The words for a procurement line: its stage, its quarter. */
import type { ProcurementLineFields } from '../../bindings/ProcurementLineFields';
import type { ProcurementStage } from '../../bindings/ProcurementStage';
import type { Tone } from '../failures';
import { t, type Key } from '../text/text';

/** From the need to the delivery; what was given up stands last. */
export const stages: Record<ProcurementStage, Key> = {
  identified: 'procurementLine.stage.identified',
  planned: 'procurementLine.stage.planned',
  tendering: 'procurementLine.stage.tendering',
  contracted: 'procurementLine.stage.contracted',
  delivered: 'procurementLine.stage.delivered',
  cancelled: 'procurementLine.stage.cancelled',
};

export const stageTones: Partial<Record<ProcurementStage, Tone>> = {
  delivered: 'good',
  cancelled: 'bad',
};

/** `Q2 2026`, `2026`, `no year yet`. */
export function formatProcurementWhen({
  year,
  quarter,
}: Pick<ProcurementLineFields, 'year' | 'quarter'>): string {
  if (year === null) return t('procurementLine.noYear');
  const named = String(year);
  return quarter === null
    ? named
    : t('procurementLine.quarterOf', { quarter: formatQuarterName(quarter), year: named });
}

export const formatQuarterName = (quarter: number): string =>
  t('procurementLine.quarter.n', { n: String(quarter) });
