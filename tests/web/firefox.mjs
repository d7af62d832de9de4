#!/usr/bin/env node
// page.mjs in Firefox.
process.env.BROWSER = 'firefox';
await import('./page.mjs');
