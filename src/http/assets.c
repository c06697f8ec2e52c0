/* The web application: hashed files for ever, pages fresh with a nonce of their own. Carried inside the program, compressed. */
#include "base/text.h"
#include "http/request.h"
#include "store/digest.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct web_file {
    const char *name;
    const unsigned char *data;
    size_t size;
};
extern const struct web_file web_files[]; /* from web/dist, sorted; empty when the program was built without it */
extern const size_t web_files_count;

static const struct web_file *embedded(const char *name)
{
    size_t low = 0, high = web_files_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(web_files[middle].name, name);
        if (!order)
            return &web_files[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* From the folder of --web-dir, for people who work on the web application. */
static const struct web_file *from_folder(struct request *r, const char *name)
{
    const char *path = arena_format(r->arena, "%s/%s", r->server->options.web_folder, name);
    FILE *file = strstr(name, "..") ? NULL : fopen(path, "rb");
    struct buffer content = {.arena = r->arena};
    char part[65536];
    struct stat kind;
    size_t got;
    if (!file)
        return NULL;
    if (fstat(fileno(file), &kind) || !S_ISREG(kind.st_mode)) {
        fclose(file);
        return NULL;
    }
    while ((got = fread(part, 1, sizeof(part), file)))
        buffer_add(&content, part, got);
    fclose(file);
    struct web_file *found = ARENA_NEW(r->arena, struct web_file);
    *found = (struct web_file){name, (const unsigned char *)buffer_end(&content), content.size};
    return found;
}

static const struct web_file *web_file(struct request *r, const char *name)
{
    return r->server->options.web_folder ? from_folder(r, name) : embedded(name);
}

static const char *media_type(const char *name)
{
    static const char *const types[][2] = {{".html", "text/html; charset=utf-8"},
                                           {".js", "text/javascript; charset=utf-8"},
                                           {".css", "text/css; charset=utf-8"},
                                           {".svg", "image/svg+xml"},
                                           {".png", "image/png"},
                                           {".woff2", "font/woff2"},
                                           {".json", "application/json"},
                                           {".webmanifest", "application/manifest+json"},
                                           {".txt", "text/plain; charset=utf-8"},
                                           {".ico", "image/x-icon"}};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (text_ends(name, types[i][0]))
            return types[i][1];
    return "application/octet-stream";
}

static void answer_file(struct request *r, const char *name, const struct web_file *file, const char *encoding, bool immutable)
{
    char hash[65];
    digest_sha256_hex(file->data, file->size, hash);
    const char *tag = arena_format(r->arena, "\"%.24s\"", hash), *known = request_header(r, "If-None-Match");
    reply_header(r, "ETag", tag);
    reply_header(r, "Vary", "Accept-Encoding");
    reply_header(r, "Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
    r->content_type = media_type(name);
    if (known && !strcmp(known, tag)) {
        r->status = 304;
        return;
    }
    if (encoding)
        reply_header(r, "Content-Encoding", encoding);
    r->out = (struct buffer){.data = (char *)(uintptr_t)file->data, .size = file->size, .room = file->size + 1};
}

static bool try_file(struct request *r, const char *name, bool immutable)
{
    static const char *const encodings[][2] = {{"br", ".br"}, {"gzip", ".gz"}};
    const char *accepted = request_header(r, "Accept-Encoding");
    for (size_t i = 0; accepted && i < 2; i++) {
        const struct web_file *file =
            strstr(accepted, encodings[i][0]) ? web_file(r, arena_format(r->arena, "%s%s", name, encodings[i][1])) : NULL;
        if (file) {
            answer_file(r, name, file, encodings[i][0], immutable);
            return true;
        }
    }
    const struct web_file *file = web_file(r, name);
    if (file)
        answer_file(r, name, file, NULL, immutable);
    return file;
}

/* The page is split at __CSP_NONCE__; every answer carries a nonce of its own. */
static void answer_page(struct request *r, const struct web_file *page)
{
    unsigned char bytes[16];
    char nonce[33];
    random_bytes(bytes, sizeof(bytes));
    digest_hex(bytes, sizeof(bytes), nonce);
    static const char mark[] = "__CSP_NONCE__";
    const char *at = (const char *)page->data, *end = at + page->size;
    while (at < end) {
        const char *found = memmem(at, (size_t)(end - at), mark, sizeof(mark) - 1);
        buffer_add(&r->out, at, (size_t)((found ? found : end) - at));
        if (!found)
            break;
        buffer_text(&r->out, nonce);
        at = found + sizeof(mark) - 1;
    }
    r->content_type = "text/html; charset=utf-8";
    reply_header(r, "Cache-Control", "no-store");
    reply_header(r, "Content-Security-Policy",
                 arena_format(r->arena,
                              "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-%s'; img-src 'self' data: blob:; font-src 'self'; "
                              "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
                              nonce));
}

bool asset_answer(struct request *r)
{
    const char *path = r->path;
    if (text_starts(path, "/api/") || !strcmp(path, "/api") || !strcmp(path, "/health") || !strcmp(path, "/metrics"))
        return false;
    if (strcmp(r->method, "GET") && strcmp(r->method, "HEAD"))
        return false;
    r->route = "web";
    const char *name = path + 1;
    bool hashed = text_starts(name, "assets/");
    bool client = !strcmp(path, "/portal") || text_starts(path, "/portal/"); /* the customer's own application */
    if (*name && strcmp(name, "index.html") && strcmp(name, "portal.html") && !text_ends(name, ".br") && !text_ends(name, ".gz") && try_file(r, name, hashed))
        return true;
    const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
    if (hashed || (dot && dot > slash)) /* a missing file is missing; it is not the page */
        return false;
    const struct web_file *page = web_file(r, client ? "portal.html" : "index.html");
    if (!page)
        return false;
    answer_page(r, page);
    return true;
}
