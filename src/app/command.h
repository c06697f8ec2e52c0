/* What every command needs: settings, and the bank opened from them. */
#pragma once

#include "app/settings.h"
#include "record/session.h"

enum exit_code { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

struct command {
    const char *name;
    const char *arguments;
    const char *zh, *en;
    int (*run)(struct arena *arena, struct settings *settings);
    int (*run_raw)(int argc, char **argv); /* reads its own arguments */
};

extern const struct command commands[];
extern const size_t command_count;

/* Prints the error for a person and returns EXIT_FAILED. */
int command_fail(struct arena *arena, const struct error *error);

struct bank_options {
    bool create;      /* make database, key and folders when they are not there, and apply migrations */
    bool fast_load;   /* no syncs: only for building a bank nobody uses yet */
    bool unchecked;   /* the schema may be behind: migrate itself */
};
const struct error *bank_open(struct arena *arena, const struct settings *settings, const struct bank_options *options, struct bank *bank);
void bank_close(struct bank *bank);
/* How mail and webhooks leave and enter; a wrong setting is named. */
struct post_settings;
const struct error *post_settings_read(struct arena *arena, const struct settings *settings, struct post_settings *post);
/* What policies may name of this program. */
struct policy_vocabulary;
const struct policy_vocabulary *program_vocabulary(struct arena *arena);
int command_audit(struct arena *arena, struct settings *settings);
int command_transactions(struct arena *arena, struct settings *settings);
int command_ask(struct arena *arena, struct settings *settings);
int command_tape(struct arena *arena, struct settings *settings);
int command_process(struct arena *arena, struct settings *settings);
int command_portfolio(struct arena *arena, struct settings *settings);
int command_warning(struct arena *arena, struct settings *settings);
int command_assess(struct arena *arena, struct settings *settings);
int command_demo(struct arena *arena, struct settings *settings);
int command_backup(struct arena *arena, struct settings *settings);
int command_restore(struct arena *arena, struct settings *settings);
int command_key(struct arena *arena, struct settings *settings);
enum language command_language(const struct settings *settings);
int policy_command(int argc, char **argv);
int model_command(int argc, char **argv);
