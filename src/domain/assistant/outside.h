/* A language model of the bank's choosing behind an OpenAI-compatible address. It is given the sentences of an answer that already stands,
 * with their numbers, and may only say them better: a sentence that cites none of them is dropped, and when it is slow, fails or drops
 * everything, the answer stays as it was. Nothing else is sent. */
#pragma once

struct asking;

struct outside_settings {
    const char *url, *key_file, *model; /* URL NULL or empty: off */
    int timeout_ms;
};

/* Before the first question; the texts are kept. */
void outside_configure(const struct outside_settings *settings);
const char *outside_model(void); /* NULL when off */
void outside_phrase(struct asking *a);
