import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** In development the C server answers everything under /api; STEWARD_SERVER says where it listens. */
const server = process.env.STEWARD_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': server } },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    manifest: true,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // Two applications: the bank's and its customers'.
      input: ['index.html', 'portal.html'],
      output: {
        codeSplitting: {
          // A group pulls its dependencies in with it: react comes first, or every first paint would load antd.
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/,
              priority: 30,
            },
            { name: 'router', test: /node_modules[\\/](react-router|use-sync-external-store)[\\/]/, priority: 28 },
            {
              name: 'i18n',
              test: /node_modules[\\/](i18next|react-i18next|html-parse-stringify|void-elements)[\\/]/,
              priority: 25,
            },
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 20 },
            {
              name: 'antd',
              test: /node_modules[\\/](antd|@ant-design|@rc-component|dayjs|@emotion)[\\/]/,
              priority: 10,
            },
          ],
        },
      },
    },
  },
});
