// Runs before the first paint, so the page never flashes in the wrong theme. An external file: the policy allows no inline script.
(function () {
    try {
        var root = document.documentElement;
        var theme = localStorage.getItem('theme') || 'system';
        var dark =
            theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
        root.dataset.theme = dark ? 'dark' : 'light';
        root.dataset.density = localStorage.getItem('density') || 'compact';
        root.lang = localStorage.getItem('lang') || 'zh-CN';
    } catch (e) {
        /* storage refused: the defaults of index.html stand */
    }
})();
