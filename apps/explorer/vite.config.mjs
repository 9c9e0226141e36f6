import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npx vite apps/explorer` serves the sources and asks the API of an `npm start` beside it. */
const API = 'http://127.0.0.1:4600';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/apps/explorer',
    emptyOutDir: true,
    // The content security policy allows images in data URLs and nothing else of the kind.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': API, '/healthz': API } },
});
