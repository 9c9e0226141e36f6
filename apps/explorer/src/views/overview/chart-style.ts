const MUTED = 'var(--text-muted)';

/** Axes in the colours of the theme. */
export const AXIS = {
  stroke: 'var(--border-strong)',
  tick: { fill: MUTED },
  tickLine: false,
} as const;

/** Tooltips that look like everything else that floats. */
export const TOOLTIP = {
  cursor: { fill: 'var(--surface-sunken)' },
  contentStyle: {
    background: 'var(--surface-raised)',
    border: '1px solid var(--border)',
    borderRadius: 8,
    color: 'var(--text)',
  },
  isAnimationActive: false,
} as const;
