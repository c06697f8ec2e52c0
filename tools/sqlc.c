/* Compiles queries.sql files into C. A statement starts at "-- name: NAME" and ends before the next one; comment lines between
 * become no part of it. The C side sees extern const struct query query_NAME. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 2000, LINE = 4096 };

static char *names[MOST];
static int name_count;

static void fail(const char *path, int line, const char *problem, const char *detail)
{
    fprintf(stderr, "%s:%d: %s%s\n", path, line, problem, detail);
    exit(1);
}

static void text_line(FILE *c, const char *line)
{
    fputs("\n    \"", c);
    for (const char *at = line; *at && *at != '\n'; at++) {
        if (*at == '"' || *at == '\\')
            fputc('\\', c);
        fputc(*at, c);
    }
    fputs("\\n\"", c);
}

static void compile(const char *path, FILE *h, FILE *c)
{
    FILE *in = fopen(path, "r");
    char line[LINE];
    int number = 0, open = 0, lines = 0;
    if (!in)
        fail(path, 0, "cannot be read", "");
    while (fgets(line, sizeof(line), in)) {
        number++;
        if (!strncmp(line, "-- name:", 8)) {
            char name[128] = "";
            sscanf(line + 8, " %127[a-z0-9_]", name);
            if (!*name)
                fail(path, number, "a statement needs a name in lower case", "");
            for (int i = 0; i < name_count; i++)
                if (!strcmp(names[i], name))
                    fail(path, number, "two statements are named ", name);
            if (name_count == MOST)
                fail(path, number, "too many statements", "");
            if (open && !lines)
                fail(path, number, "the statement before is empty", "");
            names[name_count++] = strdup(name);
            fprintf(h, "extern const struct query query_%s;\n", name);
            fprintf(c, "%sconst struct query query_%s = {\"%s\",", open ? "};\n" : "", name, name);
            open = 1;
            lines = 0;
            continue;
        }
        const char *at = line;
        while (isspace((unsigned char)*at))
            at++;
        if (!*at || !strncmp(at, "--", 2))
            continue;
        if (!open)
            fail(path, number, "text before the first -- name:", "");
        text_line(c, line);
        lines++;
    }
    if (open && !lines)
        fail(path, number, "the last statement is empty", "");
    if (open)
        fputs("};\n", c);
    fclose(in);
}

int main(int argc, char **argv)
{
    char path[LINE];
    if (argc < 2) {
        fprintf(stderr, "usage: sqlc OUT_FOLDER FILE...\n");
        return 2;
    }
    snprintf(path, sizeof(path), "%s/queries.h", argv[1]);
    FILE *h = fopen(path, "w");
    snprintf(path, sizeof(path), "%s/query_table.c", argv[1]);
    FILE *c = fopen(path, "w");
    if (!h || !c) {
        fprintf(stderr, "%s: cannot be written\n", path);
        return 1;
    }
    fputs("/* Generated from the queries.sql files. */\n#pragma once\n\n#include \"store/query.h\"\n\n", h);
    fputs("/* Generated from the queries.sql files. */\n#include \"queries.h\"\n\n", c);
    for (int i = 2; i < argc; i++)
        compile(argv[i], h, c);
    fputs("const struct query *const queries[] = {\n", c);
    for (int i = 0; i < name_count; i++)
        fprintf(c, "    &query_%s,\n", names[i]);
    fprintf(c, "    0,\n};\nconst size_t query_count = %d;\n", name_count);
    for (int i = 0; i < name_count; i++)
        free(names[i]);
    return fclose(h) || fclose(c);
}
