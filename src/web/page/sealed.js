/* sealed.js - runs before anything else. The page's policy forbids every connection but three that a
 * policy can't: calls between browsers, going to another page, and getting ready for that. The page
 * has no use for any. */
'use strict';

for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'RTCIceTransport', 'WebTransport'])
  delete window[name];
window.open = () => null;

/* Away from this page: no. It may be loaded again, hold a place of its own, and save a file. */
const isHere = address => address.split('#')[0] === location.href.split('#')[0] || address.startsWith('blob:');
window.navigation?.addEventListener('navigate', e => {
  if (e.cancelable && e.navigationType !== 'traverse' && !isHere(e.destination.url)) e.preventDefault();
});
/* A link in a new window is no navigation of this one. */
for (const kind of ['click', 'auxclick']) addEventListener(kind, e => {
  const link = e.composedPath().find(n => n instanceof Element && n.hasAttribute('href'));
  if (link && !link.getAttribute('href').startsWith('#') && !isHere(link.href.baseVal ?? link.href)) e.preventDefault();
}, true);
