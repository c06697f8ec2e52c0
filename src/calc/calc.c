#include "calc/calc.h"

#include "base/text.h"
#include "calc/topic.h"

#include <stdlib.h>
#include <string.h>

/* A line of a hundred thousand edges is some 6 MB; more than this is not a calculation. */
enum { LONGEST_LINE = 32 << 20 };

void calc_put_numbers(struct calc *calc, const char *key, const double *items, size_t count)
{
    json_key(&calc->out, key);
    json_open(&calc->out, '[');
    for (size_t i = 0; i < count; i++)
        json_write_double(&calc->out, items[i]);
    json_close(&calc->out, ']');
}

void calc_put_integers(struct calc *calc, const char *key, const int64_t *items, size_t count)
{
    json_key(&calc->out, key);
    json_open(&calc->out, '[');
    for (size_t i = 0; i < count; i++)
        json_write_int(&calc->out, items[i]);
    json_close(&calc->out, ']');
}

void calc_put_texts(struct calc *calc, const char *key, const char *const *items, size_t count)
{
    json_key(&calc->out, key);
    json_open(&calc->out, '[');
    for (size_t i = 0; i < count; i++)
        json_write_text(&calc->out, items[i]);
    json_close(&calc->out, ']');
}

void calc_put_rows(struct calc *calc, const char *key, const double *items, size_t rows, size_t columns)
{
    json_key(&calc->out, key);
    json_open(&calc->out, '[');
    for (size_t i = 0; i < rows; i++) {
        json_open(&calc->out, '[');
        for (size_t j = 0; j < columns; j++)
            json_write_double(&calc->out, items[i * columns + j]);
        json_close(&calc->out, ']');
    }
    json_close(&calc->out, ']');
}

static void put_error(struct calc *calc, const struct error *error)
{
    struct json_writer *w = &calc->out;
    json_key(w, "error");
    json_open(w, '{');
    json_put_text(w, "id", error_kind(error->id)->name);
    json_put_text(w, "field", error->field);
    json_put_text(w, "message", error_message(calc->arena, error, calc->language, NULL));
    json_close(w, '}');
}

static const struct error *answer_line(const struct calc_topic *topic, struct calc *calc, const char *line, size_t size)
{
    const char *problem = "";
    const struct json *input = json_read(calc->arena, line, size, &problem);
    if (!input)
        return error_make(calc->arena, ERROR_JSON_MALFORMED, .field = "", .arguments = {problem});
    void *in = arena_take(calc->arena, topic->input.size);
    TRY(calc_read(calc, &topic->input, input, in));
    return topic->answer(calc, in);
}

void calc_line(const struct calc_topic *topic, struct arena *arena, const char *line, size_t size,
               enum language language, struct buffer *answer)
{
    size_t start = answer->size;
    struct calc calc = {.arena = arena, .language = language, .out = {.out = answer}};
    json_open(&calc.out, '{');
    const struct error *error = answer_line(topic, &calc, line, size);
    if (error) {
        answer->size = start; /* whatever was written before the fault was found */
        calc.out = (struct json_writer){.out = answer};
        json_open(&calc.out, '{');
        put_error(&calc, error);
    }
    json_close(&calc.out, '}');
    buffer_char(answer, '\n');
}

/* Reads one line of at most LONGEST_LINE bytes; of a longer one the rest is skipped. False at the end of the input. */
static bool read_line(FILE *in, struct buffer *line, bool *too_long)
{
    char piece[1 << 16];
    bool any = false;
    line->size = 0;
    *too_long = false;
    for (;;) {
        size_t size = 0;
        int c = EOF;
        while (size < sizeof(piece) && (c = getc_unlocked(in)) != EOF && c != '\n')
            piece[size++] = (char)c;
        any = any || size || c == '\n';
        if (line->size + size > LONGEST_LINE)
            *too_long = true;
        else
            buffer_add(line, piece, size);
        if (c == '\n' || c == EOF)
            return any;
    }
}

static bool blank(const struct buffer *line)
{
    for (size_t i = 0; i < line->size; i++)
        if (!strchr(" \t\r", line->data[i]) || !line->data[i])
            return false;
    return true;
}

static void answer_too_long(struct arena *arena, enum language language, struct buffer *answer)
{
    struct calc calc = {.arena = arena, .language = language, .out = {.out = answer}};
    json_open(&calc.out, '{');
    put_error(&calc, error_make(arena, ERROR_REQUEST_TOO_LARGE, .field = "",
                                .arguments = {arena_format(arena, "%d", LONGEST_LINE)}));
    json_close(&calc.out, '}');
    buffer_char(answer, '\n');
}

static int answer_all(const struct calc_topic *topic, enum language language, FILE *in, FILE *out)
{
    struct arena *arena = arena_new();
    struct buffer line = {0};
    bool too_long, written = true;
    while (written && read_line(in, &line, &too_long)) {
        struct buffer answer = {.arena = arena};
        if (blank(&line) && !too_long)
            continue;
        if (too_long)
            answer_too_long(arena, language, &answer);
        else
            calc_line(topic, arena, line.data, line.size, language, &answer);
        written = fwrite(answer.data, 1, answer.size, out) == answer.size;
        arena_reset(arena);
    }
    buffer_free(&line);
    arena_free(arena);
    return written && fflush(out) == 0 ? 0 : 1;
}

static enum language language_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return text_starts(value, "en") ? LANGUAGE_EN : LANGUAGE_ZH;
    }
    return LANGUAGE_ZH;
}

static const char usage_zh[] = "用法：calc TOPIC [--lang zh|en]    从标准输入逐行读取 JSON，逐行给出结果\n"
                               "      calc --list                 列出全部计算项目\n"
                               "      calc --help TOPIC           说明一个项目的输入\n";
static const char usage_en[] =
    "usage: calc TOPIC [--lang zh|en]    read JSON Lines on standard input, answer line by line\n"
    "       calc --list                  name every topic\n"
    "       calc --help TOPIC            the input fields of a topic\n";

static void list_topics(enum language language, FILE *out)
{
    const struct calc_topic *topic;
    for (size_t i = 0; (topic = calc_topic_at(i)); i++)
        fprintf(out, "%-24s %s\n", topic->name, language == LANGUAGE_EN ? topic->en : topic->zh);
}

static int unknown_topic(const char *name, enum language language, FILE *err)
{
    const char *names[256];
    const struct calc_topic *topic;
    size_t count = 0;
    for (; count < sizeof(names) / sizeof(names[0]) && (topic = calc_topic_at(count)); count++)
        names[count] = topic->name;
    const char *near = text_nearest(name, names, count);
    fprintf(err, language == LANGUAGE_EN ? "calc: there is no topic %s" : "calc：没有名为 %s 的计算项目", name);
    if (near)
        fprintf(err, language == LANGUAGE_EN ? "; did you mean %s?" : "；是否指 %s？", near);
    fprintf(err, "\n%s", language == LANGUAGE_EN ? usage_en : usage_zh);
    return 2;
}

static int help_topic(const struct calc_topic *topic, enum language language, FILE *out)
{
    struct buffer text = {0};
    calc_help(topic, language, &text);
    fputs(buffer_end(&text), out);
    buffer_free(&text);
    return 0;
}

int calc_main(int argc, char **argv, FILE *in, FILE *out, FILE *err)
{
    enum language language = language_of_environment();
    const char *name = NULL;
    bool list = false, help = false, wrong = false;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--list"))
            list = true;
        else if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
            help = true;
        else if (!strcmp(argv[i], "--lang") && i + 1 < argc)
            language = !strcmp(argv[++i], "en") ? LANGUAGE_EN : LANGUAGE_ZH;
        else if (argv[i][0] == '-' || name)
            wrong = true;
        else
            name = argv[i];
    }
    if (wrong || (!name && !list && !help)) {
        fputs(language == LANGUAGE_EN ? usage_en : usage_zh, err);
        return 2;
    }
    if (list || !name) {
        if (!list)
            fputs(language == LANGUAGE_EN ? usage_en : usage_zh, out);
        list_topics(language, out);
        return 0;
    }
    const struct calc_topic *topic = calc_topic_find(name);
    if (!topic)
        return unknown_topic(name, language, err);
    return help ? help_topic(topic, language, out) : answer_all(topic, language, in, out);
}
