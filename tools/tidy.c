/* The project's rules as a program: which layer may include which, who owns an outside library, how long files and
 * functions get, words and languages that have no place here. usage: tidy FOLDER ; one line a finding, "N passed, N
 * failed" at the end. */
#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_LINES_MOST = 560, FUNCTION_LINES_MOST = 100, LINE_BYTES_MOST = 200, FRONTS_MOST = 2 };

struct source {
    const char *path;
    char *text;
    size_t size;
};

static struct {
    int files, bad_files, findings;
    bool bad;
} tally;

static void found(const char *path, int line, const char *format, ...)
{
    va_list list;
    tally.findings++;
    tally.bad = true;
    printf("FAILED %s:%d: ", path, line);
    va_start(list, format);
    vprintf(format, list);
    va_end(list);
    putchar('\n');
}

static bool starts(const char *text, const char *prefix)
{
    return !strncmp(text, prefix, strlen(prefix));
}

static bool ends(const char *text, const char *suffix)
{
    size_t size = strlen(text), part = strlen(suffix);
    return size >= part && !strcmp(text + size - part, suffix);
}

/* --- layers
 * ---------------------------------------------------------------------------------------------------------------- */

/* app -> http -> domain -> record -> {policy, quant, calc, matching, print, store} -> model -> base */
static const struct {
    const char *layer, *sees;
} layers[] = {
    {"base", ""},
    {"model", "base"},
    {"store", "base model"},
    {"quant", "base"},
    {"calc", "base quant"},
    {"learn", "base quant"},
    {"matching", "base"},
    {"print", "base"},
    {"policy", "base model quant"},
    {"record", "base model store quant matching policy"},
    {"domain", "base model store quant learn matching policy print record"},
    {"http", "base model store quant learn matching policy print record domain"},
    {"app", "base model store quant calc learn matching policy record domain http"},
};

static const struct {
    const char *header, *owner;
} owners[] = {
    {"jansson.h", "base"}, {"yaml.h", "base"},      {"sqlite3.h", "store"},     {"libpq-fe.h", "store"},
    {"sodium.h", "store"}, {"liboath/", "store"},   {"microhttpd.h", "http"},   {"unicode/", "matching"},
    {"zip.h", "matching"}, {"expat.h", "matching"}, {"xlsxwriter.h", "domain"}, {"curl/", "domain"},
    {"cairo", "print"},    {"pango/", "print"},     {"fontconfig/", "print"},   {"hb", "print"},
    {"xgboost/", "learn"},  {"coin/", "quant"},
};

static bool has_word(const char *words, const char *word, size_t size)
{
    for (const char *at = words; (at = strstr(at, word)); at += size)
        if ((at == words || at[-1] == ' ') && (at[size] == ' ' || !at[size]))
            return true;
    return false;
}

static void layer_of(const char *path, char layer[32])
{
    const char *start = strstr(path, "src/");
    size_t size = start ? strcspn(start + 4, "/") : 0;
    snprintf(layer, 32, "%.*s", (int)size, start ? start + 4 : "");
}

/* A capability shows the others few headers: more than FRONTS_MOST and it has no front at all. */
static void check_front(const char *path, int line, const char *header)
{
    static char fronts[64][128];
    size_t folder = strcspn(header + 7, "/") + 8, count = 0, i = 0;
    const char *own = strstr(path, "src/");
    if (!starts(own ? own : path, "src/domain/") || !strncmp(own + 4, header, folder))
        return;
    for (; i < 64 && *fronts[i]; i++) {
        if (!strcmp(fronts[i], header))
            return;
        count += !strncmp(fronts[i], header, folder);
    }
    if (i < 64)
        snprintf(fronts[i], sizeof(fronts[i]), "%s", header);
    if (count >= FRONTS_MOST)
        found(path, line, "%s: others see more than %d headers of that capability", header, FRONTS_MOST);
}

static void check_own_include(const char *path, int line, const char *layer, const char *header)
{
    char other[32];
    size_t size = strcspn(header, "/");
    snprintf(other, sizeof(other), "%.*s", (int)size, header);
    if (starts(header, "domain/"))
        check_front(path, line, header);
    for (size_t i = 0; header[size] && strcmp(other, layer) && i < sizeof(layers) / sizeof(layers[0]); i++)
        if (!strcmp(layers[i].layer, layer) && !has_word(layers[i].sees, other, size))
            found(path, line, "%s must not include %s", layer, header);
}

static void check_outside_include(const char *path, int line, const char *layer, const char *header)
{
    for (size_t i = 0; i < sizeof(owners) / sizeof(owners[0]); i++)
        if (starts(header, owners[i].header) && strcmp(owners[i].owner, layer))
            found(path, line, "<%s> belongs to %s", header, owners[i].owner);
}

static void check_include(const char *path, int line, const char *text)
{
    char layer[32], header[128];
    layer_of(path, layer);
    if (sscanf(text, "#include \"%127[^\"]\"", header) == 1)
        check_own_include(path, line, layer, header);
    else if (sscanf(text, "#include <%127[^>]>", header) == 1)
        check_outside_include(path, line, layer, header);
}

/* --- words and shapes
 * --------------------------------------------------------------------------------------------------------- */

/* Written in two halves, so that this file does not find itself. */
static const char *const no_words[][2] = {
    {"TO", "DO"},           {"FIX", "ME"},          {"HA", "CK:"},  {"lorem ip", "sum"},
    {"regis", "try.npmjs"}, {"deb.deb", "ian.org"}, {"/wo", "rk/"}, {"anth", "ropic"},
};
static const char *const no_names[] = {"util.", "utils.", "common.", "helper.", "helpers.", "misc.", "stuff."};
static const char *const no_languages[] = {".py", ".pl", ".rb", ".lua", ".go", ".rs", ".java", ".cpp", ".cc"};

/* Two branches may each add the next one; the list comes sorted. */
static void check_migration(const char *path)
{
    static char last[8];
    if (!starts(path, "migrations/"))
        return;
    if (!strncmp(path + 11, last, 4))
        found(path, 0, "another migration has this number");
    snprintf(last, sizeof(last), "%.4s", path + 11);
}

static void check_name(const char *path)
{
    check_migration(path);
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    for (size_t i = 0; i < sizeof(no_names) / sizeof(no_names[0]); i++)
        if (starts(name, no_names[i]))
            found(path, 0, "a name that says nothing");
    for (size_t i = 0; i < sizeof(no_languages) / sizeof(no_languages[0]); i++)
        if (ends(path, no_languages[i]))
            found(path, 0, "the product is C, TypeScript and shell");
}

static void check_words(const char *path, int line, const char *text)
{
    char word[64];
    for (size_t i = 0; i < sizeof(no_words) / sizeof(no_words[0]); i++) {
        snprintf(word, sizeof(word), "%s%s", no_words[i][0], no_words[i][1]);
        const char *at = strstr(text, word);
        char after = at ? at[strlen(word)] : 0;
        if (at && (at == text || at[-1] != '_') && after != '_' && !isalnum((unsigned char)after))
            found(path, line, "has no place here: %s", word);
    }
}

static bool is_code(const char *path)
{
    return ends(path, ".c") || ends(path, ".h");
}

struct shape {
    int line, function_line;
};

/* A body starts with "{" in the first column and ends with "}" there: the formatter sees to that. */
static void check_function(const char *path, struct shape *shape, const char *text)
{
    if (!strcmp(text, "{"))
        shape->function_line = shape->line;
    if (strcmp(text, "}") || !shape->function_line)
        return;
    if (shape->line - shape->function_line > FUNCTION_LINES_MOST)
        found(path, shape->function_line, "a function of %d lines", shape->line - shape->function_line);
    shape->function_line = 0;
}

static void check_line(const char *path, struct shape *shape, char *text)
{
    size_t size = strlen(text);
    check_words(path, shape->line, text);
    if (!is_code(path))
        return;
    if (size && isspace((unsigned char)text[size - 1]))
        found(path, shape->line, "space at the end");
    if (strchr(text, '\t'))
        found(path, shape->line, "a tab");
    if (size > LINE_BYTES_MOST && starts(path, "src/") && !strchr(text, '"'))
        found(path, shape->line, "a line of %zu bytes", size);
    if (starts(path, "src/") && starts(text, "#include"))
        check_include(path, shape->line, text);
    if (starts(path, "src/"))
        check_function(path, shape, text);
}

static void check_file(struct source *source)
{
    struct shape shape = {0};
    tally.bad = false;
    check_name(source->path);
    for (char *at = source->text; *at;) {
        size_t size = strcspn(at, "\n");
        bool more = at[size];
        at[size] = 0;
        shape.line++;
        check_line(source->path, &shape, at);
        at += size + more;
    }
    if (is_code(source->path) && starts(source->path, "src/") && shape.line > FILE_LINES_MOST)
        found(source->path, shape.line, "%d lines: more than one subject", shape.line);
    if (source->size && is_code(source->path) && source->text[source->size] == 0 && !shape.line)
        found(source->path, 0, "empty");
    tally.files++;
    tally.bad_files += tally.bad;
}

static bool read_source(const char *folder, struct source *source)
{
    char path[1024];
    snprintf(path, sizeof(path), "%s/%s", folder, source->path);
    FILE *file = fopen(path, "rb");
    if (!file)
        return false; /* deleted and not yet committed */
    source->text = calloc(1, 8 << 20);
    source->size = source->text ? fread(source->text, 1, (8 << 20) - 1, file) : 0;
    fclose(file);
    return source->text != NULL;
}

/* Pictures, archives and fuzz inputs hold any bytes; the lock file names what it must. */
static bool is_text(const char *path)
{
    static const char *const skipped[] = {".png", ".xlsx", ".gz", ".woff2", "package-lock.json"};
    for (size_t i = 0; i < sizeof(skipped) / sizeof(skipped[0]); i++)
        if (ends(path, skipped[i]))
            return false;
    return !strstr(path, "fuzz/corpus/");
}

int main(int argc, char **argv)
{
    const char *folder = argc > 1 ? argv[1] : ".";
    char command[1100], path[512];
    snprintf(command, sizeof(command), "git -C '%s' ls-files --cached --others --exclude-standard", folder);
    FILE *list = popen(command, "r");
    while (list && fgets(path, sizeof(path), list)) {
        path[strcspn(path, "\n")] = 0;
        struct source source = {.path = path};
        if (!is_text(path) || !read_source(folder, &source))
            continue;
        check_file(&source);
        free(source.text);
    }
    if (!list || pclose(list) || !tally.files)
        found(folder, 0, "the files cannot be listed");
    printf("%d passed, %d failed\n", tally.files - tally.bad_files,
           tally.bad_files ? tally.bad_files : tally.findings > 0);
    return tally.findings ? 1 : 0;
}
