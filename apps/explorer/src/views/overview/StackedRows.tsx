import { Bar, BarChart, Legend, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS, TOOLTIP } from './chart-style';
import { type Series } from './series';

interface StackedRowsProps {
  rows: readonly object[];
  /** Field that names a row. */
  label: string;
  series: readonly Series[];
  /** The longest row is as wide as the chart: parts of a whole. @default false */
  shares?: boolean;
  /** Pixels for the names of rows; 0 to leave them out. @default 90 */
  labelWidth?: number;
  /** Filled in by the container. */
  width?: number;
  height?: number;
}

const WHOLE = { domain: [0, 'dataMax'] } as const;
const COUNTS = { allowDecimals: false } as const;

/** A horizontal bar for each row, of one or more parts. */
export function StackedRows({
  rows,
  label,
  series,
  shares = false,
  labelWidth = 90,
  ...size
}: StackedRowsProps) {
  return (
    <BarChart {...size} data={[...rows]} layout="vertical" accessibilityLayer={false}>
      <XAxis type="number" hide={shares} {...(shares ? WHOLE : COUNTS)} {...AXIS} />
      <YAxis type="category" dataKey={label} width={labelWidth} hide={labelWidth === 0} {...AXIS} />
      <Tooltip {...TOOLTIP} />
      {series.length > 1 && <Legend itemSorter={null} />}
      {series.map(({ key, name, fill }) => (
        <Bar
          key={key}
          dataKey={key}
          name={name}
          stackId="all"
          fill={fill}
          stroke="var(--surface)"
          maxBarSize={32}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
}
