import '@mantine/core/styles.css';
import './app.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { HashRouter } from 'react-router';
import { App } from './App';
import { queries } from './queries';
import { cssVariables, theme } from './theme';
import { ToastProvider } from './parts/toasts';

const colours = localStorageColorSchemeManager({ key: 'tollgate-color-scheme' });
const root = document.getElementById('root');
if (!root) {
  throw new Error('index.html has no #root.');
}

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={colours}
    >
      <QueryClientProvider client={queries}>
        <HashRouter>
          <ToastProvider>
            <App />
          </ToastProvider>
        </HashRouter>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
