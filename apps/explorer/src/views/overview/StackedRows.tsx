import { Bar, BarChart, Legend, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS, TOOLTIP } from './chart-style';
import { type Series } from './series';

interface StackedRowsProps {
  rows: readonly object[];
  /** Field that names a row. */
  label: string;
  series: readonly Series[];
  /** Every row as wide as the chart: parts of a whole. @default false */
  shares?: boolean;
  /** Pixels for the names of rows. @default 90 */
  labelWidth?: number;
  /** Filled in by the container. */
  width?: number;
  height?: number;
}

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
    <BarChart
      {...size}
      data={[...rows]}
      layout="vertical"
      accessibilityLayer={false}
      {...(shares && { stackOffset: 'expand' as const })}
    >
      <XAxis type="number" hide={shares} allowDecimals={false} {...AXIS} />
      <YAxis type="category" dataKey={label} width={labelWidth} hide={labelWidth === 0} {...AXIS} />
      <Tooltip {...TOOLTIP} />
      {series.length > 1 && <Legend />}
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
