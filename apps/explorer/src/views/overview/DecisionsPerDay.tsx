import { Bar, BarChart, CartesianGrid, Legend, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS, TOOLTIP } from './chart-style';
import { type DayCounts } from './overview-words';
import { VERDICTS } from './series';

interface DecisionsPerDayProps {
  days: readonly DayCounts[];
  /** Filled in by the container. */
  width?: number;
  height?: number;
}

/** Decisions of each day, and beside them the approvals that were taken back on it. */
export function DecisionsPerDay({ days, ...size }: DecisionsPerDayProps) {
  return (
    <BarChart {...size} data={[...days]} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--border)" />
      <XAxis dataKey="day" tickFormatter={monthAndDay} minTickGap={16} {...AXIS} />
      <YAxis allowDecimals={false} width={36} {...AXIS} />
      <Tooltip {...TOOLTIP} />
      <Legend itemSorter={null} />
      {VERDICTS.map(({ key, name, fill }) => (
        <Bar
          key={key}
          dataKey={key}
          name={name}
          fill={fill}
          stackId="decided"
          stroke="var(--surface)"
          maxBarSize={40}
          isAnimationActive={false}
        />
      ))}
      <Bar dataKey="revoked" fill="var(--warn)" maxBarSize={40} isAnimationActive={false} />
    </BarChart>
  );
}

const monthAndDay = (day: string): string => day.slice(5);
