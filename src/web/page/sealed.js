/* sealed.js - runs before anything else. The page's policy forbids every connection but two that a
 * policy can't: calls between browsers, and going to another page. The page has no use for either. */
'use strict';

for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'RTCIceTransport', 'WebTransport'])
  delete window[name];
window.open = () => null;
