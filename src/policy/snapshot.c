#include "policy/snapshot.h"

#include "policy/example.h"
#include "policy/write.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* --- hash
 * -------------------------------------------------------------------------------------------------------------- */

static uint64_t fnv(uint64_t hash, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)text[i]) * 0x100000001b3ull;
    return hash;
}
static const uint64_t fnv_start = 0xcbf29ce484222325ull;

static const char *hash_text(struct arena *arena, uint64_t hash)
{
    return arena_format(arena, "%016llx", (unsigned long long)hash);
}

static const char *hash_all(struct arena *arena, struct document *const *docs, size_t count)
{
    uint64_t hash = fnv_start;
    for (size_t i = 0; i < count; i++) {
        hash = fnv(hash, docs[i]->file, strlen(docs[i]->file) + 1);
        hash = fnv(hash, docs[i]->hash, strlen(docs[i]->hash) + 1);
    }
    return hash_text(arena, hash);
}

/* --- loading
 * ------------------------------------------------------------------------------------------------------------ */

static const char *const kinds[] = {
    "facts", "access", "master_scale", "scorecard", "rating", "tiers",
    "decision_table", "freshness", "survivorship", "maker_checker", "authority", "industry",
    "workbench", "calendar", "portfolio", "scenarios", "required", "fields",
    "warning", "response", "service", "workflow", "product", "scheme_template", "clauses",
    "pricing", "project_template", "project_rules", "esg",
    "assistant_words", "assistant_intents", "assistant_drafts", "help", "client_access", "portal", "campaign",
    "expert_sheet", "market_model", "outlook", "climate_overlay", NULL};

struct loading {
    struct policy_snapshot *snapshot;
    const struct policy_vocabulary *vocabulary;
    struct problems *problems;
};

static void check_kind(struct document *doc)
{
    struct name_list known = {kinds, sizeof(kinds) / sizeof(*kinds) - 1};
    if (!name_listed(known, doc->kind))
        document_unknown(doc, yaml_get(doc->root, "kind"), doc->kind, known, ERROR_POLICY_CHOICE_NEAR,
                         ERROR_POLICY_KIND_UNKNOWN, NULL);
}

/* Two documents of one kind need two names, since others refer to them by name. */
static void check_taken(struct loading *l, struct document *doc)
{
    for (size_t i = 0; i < l->snapshot->document_count; i++) {
        const struct document *other = l->snapshot->documents[i];
        if (!strcmp(other->kind, doc->kind) && !strcmp(other->name, doc->name))
            document_problem(
                doc, yaml_get(doc->root, "name"), ERROR_POLICY_NAME_TAKEN, .value = doc->name,
                .arguments = {other->file, arena_format(doc->arena, "%d", yaml_get(other->root, "name")->line)});
    }
}

static void read_documents(struct loading *l, const struct policy_source *sources, size_t count)
{
    struct policy_snapshot *s = l->snapshot;
    s->documents = ARENA_LIST(s->arena, struct document *, count + 1);
    for (size_t i = 0; i < count; i++) {
        struct document *doc = ARENA_NEW(s->arena, struct document);
        const char *text = arena_text_part(s->arena, sources[i].text, sources[i].size);
        const char *hash = sources[i].hash ? arena_text(s->arena, sources[i].hash)
                                           : hash_text(s->arena, fnv(fnv_start, text, sources[i].size));
        *doc = (struct document){.arena = s->arena,
                                 .problems = l->problems,
                                 .file = arena_text(s->arena, sources[i].name),
                                 .text = text,
                                 .size = sources[i].size,
                                 .hash = hash};
        if (!document_read(doc))
            continue;
        check_kind(doc);
        check_taken(l, doc);
        s->documents[s->document_count++] = doc;
    }
    s->hash = hash_all(s->arena, s->documents, s->document_count);
}

static struct document **documents_of(struct policy_snapshot *s, const char *kind, size_t *count)
{
    struct document **docs = ARENA_LIST(s->arena, struct document *, s->document_count + 1);
    *count = 0;
    for (size_t i = 0; i < s->document_count; i++)
        if (!strcmp(s->documents[i]->kind, kind))
            docs[(*count)++] = s->documents[i];
    return docs;
}

/* The one document of KIND; a second one is a fault. */
static struct document *document_of_kind(struct loading *l, const char *kind)
{
    size_t count;
    struct document **docs = documents_of(l->snapshot, kind, &count);
    for (size_t i = 1; i < count; i++)
        document_problem(docs[i], yaml_get(docs[i]->root, "kind"), ERROR_POLICY_NAME_TAKEN, .value = kind,
                         .arguments = {docs[0]->file, "1"});
    return count ? docs[0] : NULL;
}

static void load_cards(struct loading *l)
{
    struct policy_snapshot *s = l->snapshot;
    size_t count;
    struct document **docs = documents_of(s, "scorecard", &count);
    s->cards = ARENA_LIST(s->arena, struct scorecard *, count + 1);
    for (size_t i = 0; i < count; i++)
        s->cards[s->card_count++] = scorecard_load(docs[i], s->facts);
}

static void load_tables(struct loading *l)
{
    struct policy_snapshot *s = l->snapshot;
    size_t count;
    struct document **docs = documents_of(s, "decision_table", &count);
    s->tables = ARENA_LIST(s->arena, struct decision_table *, count + 1);
    for (size_t i = 0; i < count; i++) {
        struct decision_table *table = table_load(docs[i], s->facts);
        if (table)
            s->tables[s->table_count++] = table;
    }
}

static void load_sheets(struct loading *l)
{
    struct policy_snapshot *s = l->snapshot;
    size_t count;
    struct document **docs = documents_of(s, "expert_sheet", &count);
    s->sheets = ARENA_LIST(s->arena, struct expert_sheet *, count + 1);
    for (size_t i = 0; i < count; i++)
        s->sheets[s->sheet_count++] = expert_sheet_load(docs[i]);
}

static void load_rating(struct loading *l)
{
    struct policy_snapshot *s = l->snapshot;
    struct document *doc;
    if ((doc = document_of_kind(l, "market_model")))
        s->market = market_model_load(doc);
    if ((doc = document_of_kind(l, "climate_overlay")))
        s->climate = climate_load(doc);
    if ((doc = document_of_kind(l, "master_scale")))
        s->scale = scale_load(doc, s->facts);
    load_cards(l);
    load_sheets(l);
    if (!(doc = document_of_kind(l, "rating")))
        return;
    if (s->scale)
        s->rating = rating_load(doc, s->facts, s->scale, s->cards, s->card_count, s->sheets, s->sheet_count);
    else
        document_problem(doc, doc->root, ERROR_POLICY_DOCUMENT_MISSING, .value = "master_scale");
}

static void load_rest(struct loading *l)
{
    struct policy_snapshot *s = l->snapshot;
    struct document *doc;
    if ((doc = document_of_kind(l, "tiers")))
        s->tiers = tiers_load(doc, s->facts, s->cards, s->card_count, l->vocabulary);
    load_tables(l);
    if ((doc = document_of_kind(l, "freshness")))
        s->freshness = freshness_load(doc, s->facts);
    if ((doc = document_of_kind(l, "survivorship")))
        s->survivorship = survivorship_load(doc, l->vocabulary);
    if ((doc = document_of_kind(l, "maker_checker")))
        s->maker_checker = maker_checker_load(doc, s->facts, l->vocabulary);
    if ((doc = document_of_kind(l, "authority")))
        s->authority = authority_load(doc, s->facts, s->access);
    if ((doc = document_of_kind(l, "industry")))
        s->industry = industry_load(doc, s->facts);
    if ((doc = document_of_kind(l, "calendar")))
        s->calendar = calendar_load(doc);
    if ((doc = document_of_kind(l, "workbench")))
        s->workbench = workbench_load(doc, s->facts);
    if ((doc = document_of_kind(l, "portfolio")))
        s->portfolio = portfolio_load(doc);
    if ((doc = document_of_kind(l, "scenarios")))
        s->scenarios = scenario_load(doc);
    if ((doc = document_of_kind(l, "required")))
        s->required = required_load(doc, s->freshness);
    size_t count;
    struct document **docs = documents_of(s, "warning", &count);
    s->warnings = warnings_load(docs, count, s->facts);
    if ((doc = document_of_kind(l, "response")))
        s->response = response_load(doc);
    if ((doc = document_of_kind(l, "service")))
        s->service = service_load(doc);
}

static void load_own(struct loading *l)
{
    struct policy_snapshot *s = l->snapshot;
    size_t count;
    struct document **docs = documents_of(s, "fields", &count);
    s->own = ARENA_LIST(s->arena, struct own_fields *, count + 1);
    for (size_t i = 0; i < count; i++) {
        struct own_fields *own = own_load(docs[i]);
        for (size_t k = 0; k < s->own_count; k++)
            if (own->entity && s->own[k]->entity == own->entity)
                document_problem(docs[i], yaml_get(docs[i]->root, "entity"), ERROR_POLICY_NAME_TAKEN,
                                 .value = own->entity->name, .arguments = {s->own[k]->doc->file, "1"});
        if (own->entity)
            s->own[s->own_count++] = own;
    }
}

/* What the program calls fields, and what the bank added. */
static struct policy_vocabulary *with_own_fields(struct loading *l)
{
    struct policy_snapshot *s = l->snapshot;
    struct policy_vocabulary *vocabulary = ARENA_NEW(s->arena, struct policy_vocabulary);
    const char **names = NULL;
    size_t count = 0, room = 0;
    *vocabulary = *l->vocabulary;
    for (size_t i = 0; i < vocabulary->fields.count; i++)
        ARENA_PUSH(s->arena, names, count, room, vocabulary->fields.names[i]);
    for (size_t i = 0; count && i < s->own_count; i++)
        for (size_t k = 0; k < s->own[i]->count; k++)
            ARENA_PUSH(s->arena, names, count, room,
                       arena_format(s->arena, "%s.%s", s->own[i]->entity->name, s->own[i]->fields[k].name));
    vocabulary->fields = (struct name_list){names, count};
    return vocabulary;
}

static void add_product(struct policy_snapshot *s, struct document *doc)
{
    struct product *product = product_load(doc, s->facts, s->products, s->product_count);
    s->products[s->product_count++] = product;
}

/* Whoever extends another one comes after it; what extends nothing that exists comes last and is reported. */
static void load_products(struct loading *l)
{
    struct policy_snapshot *s = l->snapshot;
    size_t count, before;
    struct document **docs = documents_of(s, "product", &count);
    s->products = ARENA_LIST(s->arena, struct product *, count + 1);
    do {
        before = s->product_count;
        for (size_t i = 0; i < count; i++) {
            const char *extends = docs[i] ? yaml_get_text(docs[i]->root, "extends") : NULL;
            if (!docs[i] || (extends && !policy_product(s, extends)))
                continue;
            add_product(s, docs[i]);
            docs[i] = NULL;
        }
    } while (s->product_count > before);
    for (size_t i = 0; i < count; i++)
        if (docs[i])
            add_product(s, docs[i]);
}

static void load_deals(struct loading *l)
{
    struct policy_snapshot *s = l->snapshot;
    struct document *doc;
    size_t count;
    struct document **docs = documents_of(s, "workflow", &count);
    s->workflows = ARENA_LIST(s->arena, struct workflow *, count + 1);
    for (size_t i = 0; i < count; i++)
        s->workflows[s->workflow_count++] = workflow_load(docs[i], s->facts, s->access);
    load_products(l);
    if ((doc = document_of_kind(l, "clauses")))
        s->clauses = clause_book_load(doc);
    if ((doc = document_of_kind(l, "pricing")))
        s->pricing = pricing_load(doc);
    docs = documents_of(s, "scheme_template", &count);
    s->templates = ARENA_LIST(s->arena, struct scheme_template *, count + 1);
    for (size_t i = 0; i < count; i++)
        s->templates[s->template_count++] = scheme_template_load(docs[i], s->products, s->product_count, s->clauses);
}

static void load_projects(struct loading *l)
{
    struct policy_snapshot *s = l->snapshot;
    struct document *doc;
    size_t count;
    struct document **docs = documents_of(s, "project_template", &count);
    s->project_templates = ARENA_LIST(s->arena, struct project_template *, count + 1);
    for (size_t i = 0; i < count; i++)
        s->project_templates[s->project_template_count++] = project_template_load(docs[i]);
    if ((doc = document_of_kind(l, "project_rules")))
        s->project_rules = project_rules_load(doc);
    if ((doc = document_of_kind(l, "esg")))
        s->esg = esg_load(doc);
}

static void load_portal(struct loading *l)
{
    struct document *doc;
    if ((doc = document_of_kind(l, "client_access")))
        l->snapshot->client_access = access_load(doc, l->vocabulary);
    if ((doc = document_of_kind(l, "portal")))
        l->snapshot->portal = portal_load(doc, l->vocabulary);
    if ((doc = document_of_kind(l, "campaign")))
        l->snapshot->campaigns = campaign_load(doc);
    if ((doc = document_of_kind(l, "outlook")))
        l->snapshot->outlook = outlook_load(doc, l->snapshot->facts);
}

static void load_assistant(struct loading *l)
{
    struct policy_snapshot *s = l->snapshot;
    struct document *doc;
    size_t count;
    struct document **docs = documents_of(s, "help", &count);
    if ((doc = document_of_kind(l, "assistant_words")))
        s->assistant.words = assistant_words_load(doc, s->facts);
    if ((doc = document_of_kind(l, "assistant_intents")))
        s->assistant.intents = assistant_intents_load(doc);
    if ((doc = document_of_kind(l, "assistant_drafts")))
        s->assistant.drafts = draft_templates_load(doc);
    s->assistant.books = ARENA_LIST(s->arena, struct help_book *, count + 1);
    for (size_t i = 0; i < count; i++)
        s->assistant.books[s->assistant.book_count++] = help_book_load(docs[i]);
}

static void load_all(struct loading *l)
{
    struct policy_snapshot *s = l->snapshot;
    struct document *doc;
    size_t count;
    struct document **docs = documents_of(s, "facts", &count);
    load_own(l);
    if (l->vocabulary && s->own_count)
        l->vocabulary = with_own_fields(l);
    s->facts = facts_load(docs, count, l->vocabulary, s->arena, l->problems);
    if ((doc = document_of_kind(l, "access")))
        s->access = access_load(doc, l->vocabulary);
    load_portal(l);
    load_rating(l);
    load_rest(l);
    load_deals(l);
    load_projects(l);
    load_assistant(l);
}

struct policy_snapshot *policy_load(const struct policy_source *sources, size_t count,
                                    const struct policy_vocabulary *vocabulary, struct problems *problems)
{
    struct arena *arena = arena_new();
    struct policy_snapshot *s = ARENA_NEW(arena, struct policy_snapshot);
    struct loading l = {s, vocabulary, problems};
    size_t before = problems->count;
    s->arena = arena;
    s->users = 1;
    read_documents(&l, sources, count);
    load_all(&l);
    if (problems->count == before) /* an example of a faulty policy would only repeat the fault */
        examples_run(s);
    if (problems->count == before)
        return s;
    arena_free(arena);
    return NULL;
}

struct policy_snapshot *policy_load_draft(const struct policy_snapshot *snapshot, const struct policy_source *draft,
                                          const struct policy_vocabulary *vocabulary, struct problems *problems)
{
    struct arena *arena = arena_new();
    struct policy_source *sources = ARENA_LIST(arena, struct policy_source, snapshot->document_count + 1);
    size_t count = 0;
    bool replaced = false;
    for (size_t i = 0; i < snapshot->document_count; i++) {
        const struct document *doc = snapshot->documents[i];
        bool same = !strcmp(doc->file, draft->name);
        sources[count++] = same ? *draft : (struct policy_source){doc->file, doc->text, doc->size, doc->hash};
        replaced |= same;
    }
    if (!replaced)
        sources[count++] = *draft;
    struct policy_snapshot *result = policy_load(sources, count, vocabulary, problems);
    arena_free(arena);
    return result;
}

bool policy_complete(const struct policy_snapshot *s, struct problems *problems)
{
    const struct {
        const char *kind;
        const void *part;
    } parts[] = {
        {"access", s->access},       {"master_scale", s->scale},          {"rating", s->rating},
        {"tiers", s->tiers},         {"freshness", s->freshness},         {"survivorship", s->survivorship},
        {"industry", s->industry},   {"maker_checker", s->maker_checker}, {"authority", s->authority},
        {"workbench", s->workbench}, {"portfolio", s->portfolio},         {"scenarios", s->scenarios},
        {"required", s->required},
    };
    bool complete = true;
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        if (parts[i].part)
            continue;
        problem_add(problems, "policy", 1, 1, ERROR_POLICY_DOCUMENT_MISSING, .value = parts[i].kind);
        complete = false;
    }
    return complete;
}

/* --- life
 * ---------------------------------------------------------------------------------------------------------------- */

void policy_keep(struct policy_snapshot *snapshot)
{
    __atomic_add_fetch(&snapshot->users, 1, __ATOMIC_RELAXED);
}

void policy_release(struct policy_snapshot *snapshot)
{
    if (snapshot && __atomic_sub_fetch(&snapshot->users, 1, __ATOMIC_ACQ_REL) == 0)
        arena_free(snapshot->arena);
}

struct policy_current {
    pthread_mutex_t lock;
    struct policy_snapshot *snapshot;
};

struct policy_current *policy_current_new(struct policy_snapshot *first)
{
    struct policy_current *current = calloc(1, sizeof(*current));
    if (!current)
        abort();
    pthread_mutex_init(&current->lock, NULL);
    current->snapshot = first;
    return current;
}

void policy_current_free(struct policy_current *current)
{
    policy_release(current->snapshot);
    pthread_mutex_destroy(&current->lock);
    free(current);
}

struct policy_snapshot *policy_current_take(struct policy_current *current)
{
    pthread_mutex_lock(&current->lock);
    struct policy_snapshot *snapshot = current->snapshot;
    policy_keep(snapshot);
    pthread_mutex_unlock(&current->lock);
    return snapshot;
}

void policy_current_set(struct policy_current *current, struct policy_snapshot *next)
{
    pthread_mutex_lock(&current->lock);
    struct policy_snapshot *old = current->snapshot;
    current->snapshot = next;
    pthread_mutex_unlock(&current->lock);
    policy_release(old);
}

/* --- finding
 * --------------------------------------------------------------------------------------------------------------- */

const struct document *policy_document(const struct policy_snapshot *snapshot, const char *file)
{
    for (size_t i = 0; i < snapshot->document_count; i++)
        if (!strcmp(snapshot->documents[i]->file, file))
            return snapshot->documents[i];
    return NULL;
}

const struct scorecard *policy_card(const struct policy_snapshot *snapshot, const char *name)
{
    for (size_t i = 0; i < snapshot->card_count; i++)
        if (!strcmp(snapshot->cards[i]->doc->name, name))
            return snapshot->cards[i];
    return NULL;
}

const struct decision_table *policy_table(const struct policy_snapshot *snapshot, const char *name)
{
    for (size_t i = 0; i < snapshot->table_count; i++)
        if (!strcmp(snapshot->tables[i]->doc->name, name))
            return snapshot->tables[i];
    return NULL;
}

#define POLICY_FIND(items, count)                                                                                      \
    for (size_t i = 0; name && i < snapshot->count; i++)                                                               \
        if (!strcmp(snapshot->items[i]->doc->name, name))                                                              \
            return snapshot->items[i];                                                                                 \
    return NULL

const struct workflow *policy_workflow(const struct policy_snapshot *snapshot, const char *name)
{
    POLICY_FIND(workflows, workflow_count);
}

const struct product *policy_product(const struct policy_snapshot *snapshot, const char *name)
{
    POLICY_FIND(products, product_count);
}

const struct scheme_template *policy_template(const struct policy_snapshot *snapshot, const char *name)
{
    POLICY_FIND(templates, template_count);
}

void policy_documents_write(struct json_writer *w, const struct policy_snapshot *snapshot)
{
    json_open(w, '[');
    for (size_t i = 0; i < snapshot->document_count; i++) {
        const struct document *doc = snapshot->documents[i];
        json_open(w, '{');
        json_put_text(w, "file", doc->file);
        json_put_text(w, "kind", doc->kind);
        json_put_text(w, "name", doc->name);
        write_label(w, "label", doc->label);
        write_label(w, "help", doc->help);
        json_put_int(w, "version", doc->version);
        json_put_text(w, "hash", doc->hash);
        json_close(w, '}');
    }
    json_close(w, ']');
}
