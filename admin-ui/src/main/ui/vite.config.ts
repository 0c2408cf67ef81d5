/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where a gateway runs that `npm run dev` shall talk to; without one, made-up answers do. */
const gateway = process.env.TOLLGATE_URL;
const API = '^/(admin/v1|v1|api|ui/login)/';

export default defineConfig(async ({ command, mode }) => ({
  base: '/ui/',
  plugins: [react(), ...(command === 'serve' && mode !== 'test' && !gateway ? [(await import('./dev/mockGateway.ts')).mockGateway()] : [])],
  build: {
    outDir: '../../../target/ui',
    emptyOutDir: true,
    // data: addresses would need a wider content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: (gateway ? { [API]: gateway } : {}) as Record<string, string> },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
}));
