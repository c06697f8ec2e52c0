/* Papers in a customer's file: small texts, written where uploads lie. */
#include "domain/demo/world.h"
#include "domain/import/source.h"

#include <string.h>

enum { PAPERS_EVERY = 25 };

struct paper {
    const char *name;
    int64_t kind, expires_on;
    const struct buffer *text;
    const char *media_type; /* NULL: plain text */
};

/* On DAY, or NONE for some day since the customer is one; ID is told when not NULL. */
static const struct error *put_paper_on(struct world *world, struct random *r, struct party *party,
                                        const struct paper *paper, int64_t day, int64_t *id)
{
    struct attachment row;
    const char *path;
    record_clear(&attachment_entity, &row);
    TRY(source_keep(load_session(world->load)->bank, world->arena, "attachment", paper->text->data, paper->text->size,
                    &path, &row.sha256));
    row.customer = party->id;
    row.name = paper->name;
    row.kind = paper->kind;
    row.media_type = paper->media_type ? paper->media_type : "text/plain";
    row.size_bytes = (int64_t)paper->text->size;
    row.expires_on = paper->expires_on;
    row.uploaded_by = world->people[party->owner];
    if (day == NONE)
        day = random_int(r, party->since, world->options.today - 1);
    TRY(world_put(world, &attachment_entity, &row, world_child(party), world_instant(world, r, day), row.uploaded_by));
    if (id)
        *id = row.record.id;
    return NULL;
}

static const struct error *put_paper(struct world *world, struct random *r, struct party *party,
                                     const struct paper *paper)
{
    return put_paper_on(world, r, party, paper, NONE, NULL);
}

const struct error *document_photo(struct world *world, struct random *r, struct party *party, const char *name,
                                   const struct buffer *png, int64_t day, int64_t *id)
{
    return put_paper_on(world, r, party, &(struct paper){name, ATTACHMENT_KIND_PHOTO, NONE, png, "image/png"}, day, id);
}

static const struct error *put_licence(struct world *world, struct random *r, struct party *party)
{
    struct buffer text = {.arena = world->arena};
    buffer_format(&text,
                  "营业执照信息摘录（演示数据）\n\n名称：%s\n统一社会信用代码：%s\n法定代表人：%s\n成立日期：%"
                  "s\n登记机关：%s市市场监督管理局\n",
                  party->name, identity_uscc(world->arena, party->number, "91"), party->legal_representative,
                  date_text(world->arena, party->founded_on), party->city->name);
    return put_paper(world, r, party,
                     &(struct paper){"营业执照摘录.txt", ATTACHMENT_KIND_LICENCE,
                                     world->options.today + random_int(r, -120, 3000), &text});
}

/* What the file tells, in the words of the tour, with the figures behind it. */
static const struct error *put_report(struct world *world, struct random *r, struct party *party,
                                      const struct books *books)
{
    const struct demo_story *story = &demo_stories[party->story - 1];
    struct buffer text = {.arena = world->arena};
    buffer_format(&text,
                  "授信调查摘要（演示数据）\n\n客户：%s\n要点：%s\n%s\n\n报告期        营业收入(万元)  净利润(万元)  "
                  "经营现金流(万元)  资产总计(万元)\n",
                  party->name, story->title.zh, story->plot.zh);
    for (int i = 0; i < books->count; i++) {
        const int64_t *item = books->periods[i].item;
        buffer_format(&text, "%s  %14lld  %12lld  %16lld  %14lld\n",
                      date_text(world->arena, books->periods[i].period_end), (long long)item[STATEMENT_REVENUE] / 10000,
                      (long long)item[STATEMENT_NET_PROFIT] / 10000, (long long)item[STATEMENT_CFO] / 10000,
                      (long long)item[STATEMENT_TOTAL_ASSETS] / 10000);
    }
    buffer_format(&text, "\nIn English: %s. %s\n", story->title.en, story->plot.en);
    return put_paper(world, r, party, &(struct paper){"授信调查摘要.txt", ATTACHMENT_KIND_REPORT, NONE, &text});
}

const struct error *document_put(struct world *world, struct party *party, const struct books *books)
{
    struct random r = world_random(world, STREAM_DOCUMENT, party->number);
    if (!party->company || (!party->story && party->number % PAPERS_EVERY))
        return NULL;
    TRY(put_licence(world, &r, party));
    return party->story ? put_report(world, &r, party, books) : NULL;
}
