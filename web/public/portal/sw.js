// Keeps the portal's own files, so that it opens without a network. What the server knows about a firm is never kept here.
const shelf = 'portal-1';
const page = '/portal/';
const most = 80;

/** The page and what it names at once; parts that load later are kept when they are first asked for. */
async function keepPage(response) {
    const cache = await caches.open(shelf);
    const text = await response.clone().text();
    await cache.put(page, response);
    const named = [
        ...text.matchAll(/(?:src|href)="(\/(?:assets|portal)\/[^"]+|\/boot\.js|\/favicon\.svg)"/g),
    ].map((m) => m[1]);
    await Promise.all(named.map(async (path) => (await cache.match(path)) ?? cache.add(path)));
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

async function openPage(request) {
    try {
        const response = await fetch(request);
        if (response.ok) await keepPage(response.clone());
        return response;
    } catch (error) {
        const kept = await caches.match(page);
        if (kept) return kept;
        throw error;
    }
}

async function openFile(request) {
    const kept = await caches.match(request);
    if (kept) return kept;
    const response = await fetch(request);
    if (response.ok) await (await caches.open(shelf)).put(request, response.clone());
    return response;
}

/** Parts the page loaded before this worker stood between it and the network. */
addEventListener('message', (event) => {
    event.waitUntil(
        caches
            .open(shelf)
            .then((cache) =>
                Promise.all(event.data.map(async (path) => (await cache.match(path)) ?? cache.add(path))),
            )
            .then(() => event.source.postMessage('kept')),
    );
});

addEventListener('install', (event) => {
    event.waitUntil(
        fetch(page, { cache: 'no-store' })
            .then(keepPage)
            .then(() => self.skipWaiting()),
    );
});

addEventListener('activate', (event) => {
    event.waitUntil(
        caches
            .keys()
            .then((names) =>
                Promise.all(names.filter((name) => name !== shelf).map((name) => caches.delete(name))),
            )
            .then(() => self.clients.claim()),
    );
});

addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return;
    if (request.mode === 'navigate') event.respondWith(openPage(request));
    else if (pathname.startsWith('/assets/')) event.respondWith(openFile(request));
    else if (pathname === '/boot.js' || pathname === '/favicon.svg' || pathname.startsWith('/portal/'))
        event.respondWith(fetch(request).catch(() => caches.match(request)));
});
