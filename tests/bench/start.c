/* The second start, memory at rest, size on disk. */
#include "bench/bench.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

void part_start(struct bench *b)
{
    struct stat about;
    for (int i = 0; i < 2; i++) {
        double begun = seconds_now();
        if (!product_start(&b->product, b->arena, false))
            return;
        struct client *client = client_new(b->product.port, "start");
        struct answer answer = client_send(client, "GET", "/health", NULL, NULL, 0);
        double seconds = seconds_now() - begun;
        client_free(client);
        nanosleep(&(struct timespec){3, 0}, NULL);
        if (i && answer.status == 200) {
            report_add(&b->report, FIGURE(.part = "start", .name = "second start to first answer", .unit = "ms",
                                          .product = seconds * 1000));
            report_add(&b->report, FIGURE(.part = "start", .name = "memory at rest", .unit = "MB",
                                          .product = (double)product_resident_bytes(&b->product) / 1048576));
        }
        product_stop(&b->product);
    }
    if (!stat(b->product.db, &about))
        report_add(&b->report, FIGURE(.part = "start", .name = "database file", .unit = "MB",
                                      .product = (double)about.st_size / 1048576,
                                      .note = arena_format(b->arena, "%.0f bytes a customer",
                                                           (double)about.st_size / (double)b->customers)));
}
