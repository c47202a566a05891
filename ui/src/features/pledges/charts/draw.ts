/** Draws a chart. The library knows nothing of the pledges, and nothing else of the window knows the library. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type Plugin,
} from 'chart.js';
import { formatMinorUnits } from '../../../data/text/money';
import { barLength, formatMonth, wrapName, type Figure } from './figures';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
);

Chart.defaults.font.family = '"Source Sans 3", sans-serif';
Chart.defaults.font.size = 13;

/** Bars across the page, bars that stand, or lines that climb step by step. */
export type Kind = 'across' | 'upright' | 'steps';

interface Asked {
  kind: Kind;
  figure: Figure;
  currency: string;
  places: number[] | undefined;
}

/** A colour of the window, as it is now in light or dark. */
function colour(token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

const tones = ['--accent', '--good', '--warn'];
const dashes = [[], [8, 4], [2, 3]];
const points = ['circle', 'rect', 'triangle'] as const;

/** Plain, then lines, then dots: told apart in grey too. */
function fill(series: number, ink: string): string | CanvasPattern {
  if (series === 0) return ink;
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const pen = tile.getContext('2d');
  if (!pen) return ink;
  pen.strokeStyle = pen.fillStyle = ink;
  pen.lineWidth = 2;
  pen.beginPath();
  if (series === 1) {
    for (const shift of [-8, 0, 8]) {
      pen.moveTo(shift, 8);
      pen.lineTo(shift + 8, 0);
    }
    pen.stroke();
  } else {
    for (const [x, y] of [
      [2, 2],
      [6, 6],
    ] as const) {
      pen.moveTo(x, y);
      pen.arc(x, y, 1.4, 0, 2 * Math.PI);
    }
    pen.fill();
  }
  return pen.createPattern(tile, 'repeat') ?? ink;
}

/** Writes its figure beside each bar, and the name of a line at its end. */
function figures({ kind, figure, currency }: Asked, ink: string): Plugin {
  return {
    id: 'figures',
    afterDatasetsDraw(chart) {
      const pen = chart.ctx;
      pen.save();
      pen.fillStyle = ink;
      pen.font = '12px "Source Sans 3", sans-serif';
      pen.textBaseline = kind === 'upright' ? 'bottom' : 'middle';
      pen.textAlign = kind === 'upright' ? 'center' : 'left';
      figure.series.forEach((series, at) => {
        const drawn = chart.getDatasetMeta(at).data;
        const last = series.points.findLastIndex((point) => point.minor !== null);
        drawn.forEach((bar, place) => {
          const minor = series.points[place]?.minor;
          if (minor == null || (kind === 'steps' && place !== last)) return;
          const words = formatMinorUnits(minor, currency);
          const [x, y] = kind === 'upright' ? [bar.x, bar.y - 2] : [bar.x + 6, bar.y];
          if (kind !== 'upright' || figure.labels.length <= 8) pen.fillText(words, x, y);
        });
      });
      pen.restore();
    },
  };
}

export function draw(canvas: HTMLCanvasElement, asked: Asked): Chart {
  const { kind, figure, currency, places } = asked;
  const [ink, quiet, line] = [colour('--ink'), colour('--ink-2'), colour('--line')];
  const money = (value: number | string) =>
    Number(value).toLocaleString('en-GB', {
      notation: 'compact',
      compactDisplay: 'long',
      maximumFractionDigits: 1,
    });
  const amounts = {
    beginAtZero: true,
    grace: '12%',
    grid: { color: line },
    border: { display: false },
    ticks: { color: quiet, callback: money, maxRotation: 0, maxTicksLimit: 7 },
  };
  const inLines = (value: number | string) => wrapName(figure.labels[Number(value)] ?? '');
  const names = { grid: { display: false }, border: { color: line } };
  const named = { ...names, ticks: { color: ink, callback: inLines } };
  // One month alone would else stand in the middle of centuries.
  const [lone] = places?.length === 1 ? places : [];
  const along = {
    type: 'linear' as const,
    ...(lone !== undefined && { min: lone - 1, max: lone + 1 }),
    ...names,
    ticks: {
      color: ink,
      precision: 0,
      maxRotation: 0,
      callback: (value: number | string) => {
        const month = Number(value);
        return Number.isInteger(month) ? formatMonth(monthOf(month)) : '';
      },
    },
  };
  const labels = figure.labels;
  const common = {
    animation: false as const,
    maintainAspectRatio: false,
    events: [],
    layout: { padding: { right: kind === 'upright' ? 0 : 96 } },
    plugins: {
      legend: {
        position: 'top' as const,
        align: 'start' as const,
        labels: {
          color: ink,
          usePointStyle: kind === 'steps',
          boxWidth: 24,
          boxHeight: kind === 'steps' ? 7 : 13,
        },
      },
    },
  };
  const inks = tones.map(colour);
  const plugins = [figures(asked, ink)];
  if (kind === 'steps') {
    const datasets = figure.series.map((series) => ({
      label: series.name,
      data: series.points.map((point, place) => ({
        x: places?.[place] ?? place,
        y: barLength(point.minor, currency),
      })),
      borderColor: inks[series.at] ?? ink,
      backgroundColor: inks[series.at] ?? ink,
      borderDash: dashes[series.at] ?? [],
      borderWidth: 2,
      pointStyle: points[series.at] ?? 'circle',
      pointRadius: figure.labels.length > 24 ? 2 : 4,
      stepped: 'before' as const,
    }));
    return new Chart(canvas, {
      type: 'line',
      data: { datasets },
      options: { ...common, scales: { x: along, y: amounts } },
      plugins: plugins as Plugin<'line'>[],
    });
  }
  const datasets = figure.series.map((series) => ({
    label: series.name,
    data: series.points.map((point) => barLength(point.minor, currency)),
    backgroundColor: fill(series.at, inks[series.at] ?? ink),
    borderColor: inks[series.at] ?? ink,
    borderWidth: 1,
    categoryPercentage: 0.7,
    maxBarThickness: 18,
  }));
  const across = kind === 'across';
  return new Chart(canvas, {
    type: 'bar',
    data: { labels, datasets },
    options: {
      ...common,
      indexAxis: across ? 'y' : 'x',
      scales: across ? { x: amounts, y: named } : { x: named, y: amounts },
    },
    plugins: plugins as Plugin<'bar'>[],
  });
}

/** The months since the year 0, and back: a line along time needs a number. */
export function monthNumber(first: string): number {
  const [year = '0', month = '1'] = first.split('-');
  return Number(year) * 12 + Number(month) - 1;
}
function monthOf(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}-01`;
}
