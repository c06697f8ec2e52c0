/** One page before a visit. */
export default {
  brief: {
    title: '拜访简报',
    lead: '{{name}} · 截至 {{date}}',
    print: '打印',
    open: '客户全貌',
    points: '要谈的事',
    nothing: '没有需要特别关注的事项',
    nothingHelp: '可以谈谈经营打算和未来一年的资金需求。',
    ask: '怎么问',
    last: '上次拜访',
    never: '没有拜访记录',
    daysAgo: '{{number}} 天前',
    agreed: '约定：{{text}}',
    changes: '此后的变化',
    noChanges: '没有变化',
    people: '人',
    birthday: '生日 {{day}}',
    offers: '可介绍的产品',
    gaps: '资料缺口',
    complete: '资料齐全',
  },
};
