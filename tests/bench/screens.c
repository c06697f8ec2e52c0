/* What a person waits for: the first contentful paint of two pages in Chromium, and the bytes they take. */
#include "bench/bench.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *key, *name;
} pages[] = {{"sign-in", "sign-in page"}, {"customer", "customer page"}};

static void report_line(struct bench *b, const char *line)
{
    char key[32];
    double paint, bytes;
    if (sscanf(line, "%31[^\t]\t%lf\t%lf", key, &paint, &bytes) != 3)
        return;
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        if (strcmp(pages[i].key, key))
            continue;
        report_add(&b->report, FIGURE(.part = "screens", .unit = "ms", .product = paint,
                                      .name = arena_format(b->arena, "first paint, %s", pages[i].name),
                                      .note = "empty cache, median of five loads"));
        report_add(&b->report, FIGURE(.part = "screens", .unit = "KB", .product = bytes / 1024,
                                      .name = arena_format(b->arena, "transferred, %s", pages[i].name)));
    }
}

void part_screens(struct bench *b)
{
    char line[256];
    if (!product_start(&b->product, b->arena, false))
        return;
    const char *command =
        arena_format(b->arena,
                     "cd web && node tests/bench/paint.mjs --base http://127.0.0.1:%d --login chen.rm --password "
                     "steward-demo 2>>'%s/screens.log'",
                     b->product.port, b->product.folder);
    FILE *out = popen(command, "r");
    while (out && fgets(line, sizeof(line), out))
        report_line(b, line);
    if (!out || pclose(out))
        fprintf(stderr, "bench: the screens were not measured; this part needs Chromium\n");
    product_stop(&b->product);
}
