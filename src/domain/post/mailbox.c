/* The bank's mailbox, looked at by one server at a time. What was taken is known by the mark, not by the flag of having
 * been read: a person who reads the mailbox with another program hides nothing. Of a mailbox seen for the first time
 * only unread mail is taken. */
#include "base/buffer.h"
#include "base/log.h"
#include "base/text.h"
#include "domain/post/mime.h"
#include "domain/post/parts.h"
#include "queries.h"
#include "record/row.h"
#include "store/digest.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { LEASE_MS = 300000, MAILS_A_LOOK = 50, UIDS_MOST = 2000 };

struct look {
    struct mail_box box;
    bool got;
    const char *error; /* of the look, written down at its end */
};

/* postgresql-like: without user and password. */
static const char *address_of(struct arena *arena, const struct post_settings *p)
{
    const char *at = strrchr(p->imap_url, '@');
    return arena_text(arena, at ? at + 1 : p->imap_url);
}

static const struct error *claim(struct session *s, void *context)
{
    struct look *l = context;
    const char *address = address_of(s->arena, s->bank->post);
    int64_t id;
    l->got = false;
    TRY(store_int(s->tx, &query_post_mailbox, VALUES(sql_text(address)), &id));
    if (id == NONE) {
        record_initial(s, &mail_box_entity, &l->box);
        l->box.address = address;
        l->box.taken = 0;
        TRY(record_put(s, &mail_box_entity, &l->box));
        id = l->box.record.id;
    }
    TRY(row_hold(s, &mail_box_entity, id, id));
    TRY(record_load(s, &mail_box_entity, id, id, &l->box));
    int64_t due = l->box.looked_at == NONE ? s->now : l->box.looked_at + s->bank->post->poll_seconds * 1000;
    if ((l->box.busy_until != NONE && l->box.busy_until > s->now) || due > s->now)
        return NULL;
    l->box.busy_until = s->now + LEASE_MS;
    l->got = true;
    return record_update(s, &mail_box_entity, &l->box, NULL);
}

struct mark {
    int64_t id, validity, uid;
};

static const struct error *set_mark(struct session *s, void *context)
{
    const struct mark *m = context;
    struct mail_box box;
    TRY(record_load(s, &mail_box_entity, m->id, m->id, &box));
    box.validity = m->validity;
    box.uid = m->uid;
    return record_update(s, &mail_box_entity, &box, NULL);
}

static const struct error *release(struct session *s, void *context)
{
    const struct look *l = context;
    struct mail_box box;
    TRY(record_load(s, &mail_box_entity, l->box.record.id, l->box.record.id, &box));
    box.busy_until = NONE;
    box.looked_at = s->now;
    box.last_error = l->error ? mime_utf8(s->arena, NULL, l->error, strnlen(l->error, 400)) : NULL;
    return record_update(s, &mail_box_entity, &box, NULL);
}

static const struct error *written(struct bank *bank, struct arena *arena,
                                   const struct error *(*run)(struct session *, void *), void *context)
{
    struct session s;
    session_system(&s, bank, arena);
    const struct error *error = session_write(&s, run, context);
    session_close(&s);
    return error;
}

/* The numbers behind NAME in "* STATUS INBOX (UIDVALIDITY 3 UIDNEXT 7)"; NONE. */
static int64_t number_after(const char *text, const char *name)
{
    const char *at = strcasestr(text, name);
    return at ? strtoll(at + strlen(name), NULL, 10) : NONE;
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static size_t search(const struct look *l, const char *text, int64_t above, int64_t uids[UIDS_MOST])
{
    size_t count = 0;
    (void)l;
    for (const char *line = strcasestr(text, "* SEARCH"); line; line = strcasestr(line, "* SEARCH")) {
        line += 8;
        const char *end = line + strcspn(line, "\r\n");
        while (line < end && count < UIDS_MOST) {
            char *next;
            int64_t uid = strtoll(line, &next, 10);
            if (next == line)
                break;
            if (uid > above)
                uids[count++] = uid;
            line = next;
        }
    }
    qsort(uids, count, sizeof(uids[0]), by_number);
    return count;
}

/* Where the mark stands, or is put when the mailbox is new or was made anew. */
static const struct error *find_mark(struct bank *bank, struct arena *arena, struct look *l, int64_t uids[UIDS_MOST])
{
    const struct post_settings *p = bank->post;
    size_t size;
    const char *slash = strrchr(p->imap_url, '/'),
               *name = slash && slash > strstr(p->imap_url, "://") + 2 && slash[1] ? slash + 1 : "INBOX";
    const char *text = post_wire_imap(p, arena, arena_format(arena, "STATUS %s (UIDVALIDITY UIDNEXT)", name), 0,
                                      &bank->stopping, &l->error, &size);
    struct mark mark = {l->box.record.id, number_after(text, "UIDVALIDITY"), number_after(text, "UIDNEXT")};
    if (l->error)
        return NULL;
    if (mark.validity == NONE || mark.uid == NONE) {
        l->error = "the server does not tell the state of the mailbox";
        return NULL;
    }
    if (l->box.uid != NONE && l->box.validity == mark.validity)
        return NULL;
    text = post_wire_imap(p, arena, "UID SEARCH UNSEEN", 0, &bank->stopping, &l->error, &size);
    if (l->error)
        return NULL;
    size_t count = search(l, text, 0, uids);
    mark.uid = count ? uids[0] - 1 : mark.uid - 1;
    l->box.uid = mark.uid;
    return written(bank, arena, set_mark, &mark);
}

static const struct error *take(struct bank *bank, struct arena *arena, struct look *l, int64_t uid)
{
    struct arena *inner = arena_new();
    struct mime_mail mail;
    size_t size;
    char hash[65];
    const char *text = post_wire_imap(bank->post, inner, NULL, uid, &bank->stopping, &l->error, &size);
    const struct error *error = NULL;
    if (l->error) {
        l->error = arena_text(arena, l->error);
    } else {
        mime_read(inner, text, size, &mail);
        digest_sha256_hex(text, size, hash);
        error = post_take_in(bank, inner, &mail, hash, l->box.record.id, uid);
        error = error ? error_copy(arena, error) : NULL;
    }
    arena_free(inner);
    return error;
}

static const struct error *read_all(struct bank *bank, struct arena *arena, struct look *l)
{
    int64_t *uids = ARENA_LIST(arena, int64_t, UIDS_MOST);
    size_t size;
    TRY(find_mark(bank, arena, l, uids));
    if (l->error)
        return NULL;
    const char *command = arena_format(arena, "UID SEARCH UID %lld:*", (long long)l->box.uid + 1);
    const char *text = post_wire_imap(bank->post, arena, command, 0, &bank->stopping, &l->error, &size);
    size_t count = l->error ? 0 : search(l, text, l->box.uid, uids);
    for (size_t i = 0; i < count && i < MAILS_A_LOOK && !l->error && !atomic_load(&bank->stopping); i++)
        TRY(take(bank, arena, l, uids[i]));
    return NULL;
}

const struct error *post_mailbox_read(struct bank *bank, struct arena *arena)
{
    struct look l = {.got = false};
    TRY(written(bank, arena, claim, &l));
    if (!l.got)
        return NULL;
    const struct error *error = read_all(bank, arena, &l);
    if (error)
        l.error = error_message(arena, error, LANGUAGE_EN, NULL);
    if (l.error && !atomic_load(&bank->stopping))
        log_warning("post.mailbox", "%s", l.error);
    const struct error *failed = written(bank, arena, release, &l);
    return error ? error : failed;
}
