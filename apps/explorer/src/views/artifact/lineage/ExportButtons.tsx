import { getNodesBounds, getViewportForBounds, Panel, useReactFlow } from '@xyflow/react';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { Drawing } from './drawing/Drawing';
import { currentPalette } from './drawing/palette';
import { type ArtifactNode, type GroupNode, type LineEdge } from './flow';
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
  const { getNodes, getEdges } = useReactFlow<ArtifactNode | GroupNode, LineEdge>();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const makers: Record<Format, () => Promise<string>> = {
    svg: () => drawing(getNodes(), getEdges()),
    async png() {
      drawWhole(true);
      await nextPaint();
      return picture(getNodesBounds(getNodes())).finally(() => drawWhole(false));
    },
  };
  const save = async (format: Format) => {
    setBusy(true);
    try {
      download(`${name}-lineage.${format}`, await makers[format]());
      setFault('');
    } catch {
      setFault('The browser could not make a picture of it. Collapse some of it and try again.');
    } finally {
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

async function drawing(
  nodes: readonly (ArtifactNode | GroupNode)[],
  edges: readonly LineEdge[],
): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  const text = renderToStaticMarkup(
    <Drawing nodes={nodes} edges={edges} palette={currentPalette()} />,
  );
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

async function picture(bounds: ReturnType<typeof getNodesBounds>): Promise<string> {
  const { toPng } = await import('html-to-image');
  const viewport = document.querySelector<HTMLElement>('.react-flow__viewport');
  if (viewport === null) throw new Error('There is no graph.');
  const scale = Math.min(1, LONGEST / Math.max(bounds.width, bounds.height));
  const width = bounds.width * scale + 2 * MARGIN;
  const height = bounds.height * scale + 2 * MARGIN;
  const { x, y, zoom } = getViewportForBounds(bounds, width, height, 0.01, 1, `${MARGIN}px`);
  return toPng(viewport, {
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
