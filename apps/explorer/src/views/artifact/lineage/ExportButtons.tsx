import { getNodesBounds, getViewportForBounds, Panel, useReactFlow } from '@xyflow/react';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import styles from './Graph.module.css';

const MARGIN = 40;
/** Pixels along a side that browsers still make a picture of. */
const LONGEST = 8000;

type Format = 'png' | 'svg';

interface ExportProps {
  /** Of the file. */
  name: string;
  /** Draws what is outside of the window too, while a picture is taken. */
  drawWhole(whole: boolean): void;
}

/** Saves the whole graph as it is opened now, also what is out of sight. */
export function ExportButtons({ name, drawWhole }: ExportProps) {
  const { getNodes } = useReactFlow();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const save = async (format: Format) => {
    setBusy(true);
    drawWhole(true);
    try {
      await nextPaint();
      download(`${name}-lineage.${format}`, await picture(format, getNodesBounds(getNodes())));
      setFault('');
    } catch {
      setFault('The browser could not make a picture of it. Collapse some of it and try again.');
    } finally {
      drawWhole(false);
      setBusy(false);
    }
  };
  return (
    <Panel position="top-right" className={styles.exports}>
      {(['png', 'svg'] as const).map((format) => (
        <Button key={format} disabled={busy} onClick={() => void save(format)}>
          <span className="visually-hidden">Export as </span>
          {format.toUpperCase()}
        </Button>
      ))}
      <span role="status">{fault}</span>
    </Panel>
  );
}

async function picture(format: Format, bounds: ReturnType<typeof getNodesBounds>): Promise<string> {
  const { toPng, toSvg } = await import('html-to-image');
  const viewport = document.querySelector<HTMLElement>('.react-flow__viewport');
  if (viewport === null) throw new Error('There is no graph.');
  const scale = Math.min(1, LONGEST / Math.max(bounds.width, bounds.height));
  const width = bounds.width * scale + 2 * MARGIN;
  const height = bounds.height * scale + 2 * MARGIN;
  const { x, y, zoom } = getViewportForBounds(bounds, width, height, 0.01, 1, `${MARGIN}px`);
  return (format === 'png' ? toPng : toSvg)(viewport, {
    width,
    height,
    backgroundColor: getComputedStyle(document.body).backgroundColor,
    style: {
      width: `${width}px`,
      height: `${height}px`,
      transform: `translate(${x}px, ${y}px) scale(${zoom})`,
    },
  });
}

const nextPaint = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

function download(file: string, url: string): void {
  const link = document.createElement('a');
  link.download = file;
  link.href = url;
  link.click();
}
