/* How this installation runs: one commented file, overridden by the environment (STEWARD_NAME), overridden by flags (--name VALUE).
 * An unknown setting is an error that suggests the nearest right one. */
#pragma once

#include "base/buffer.h"
#include "base/error.h"
#include "base/json.h"

#include <stdbool.h>
#include <stdint.h>

struct settings {
    const char *db, *key_file, *data_folder, *policy_folder, *address, *certificate_file, *certificate_key_file, *web_folder, *log_level,
        *audit_heads_file, *smtp_url, *smtp_user, *smtp_password_file, *mail_from, *mail_name, *mail_tls, *public_url, *imap_url, *imap_user,
        *imap_password_file, *webhook_private;
    int64_t port, threads, slow_threads, session_minutes, body_limit, upload_limit, connection_limit, per_address_limit, node, writers, imap_seconds, outbox_retry_seconds, outbox_attempts;
    /* flags of single commands; never in the file */
    const char *settings_file, *out, *from, *login, *name, *role, *branch, *password, *entity, *mapping, *language, *anchor, *head;
    int64_t seed, customers;
    bool help, dry_run, draft, all, yes, json, create, undo;
    const char **rest; /* what is no flag */
    int rest_count;
};

/* Reads the file (--settings, STEWARD_SETTINGS, ./steward.yaml or /etc/steward/steward.yaml), the environment and ARGV. */
const struct error *settings_read(struct arena *arena, int argc, char **argv, struct settings *settings);
/* The commented file with every setting at its default. */
void settings_print(struct buffer *out);
/* Every setting of the installation as one JSON object; passwords inside URLs are left out. */
void settings_write(struct json_writer *w, const struct settings *settings);
void settings_flags_help(struct buffer *out);
/* The flags of a command that its ARGUMENTS name. */
void settings_command_help(const char *arguments, struct buffer *out);
