import type zh from '../zh/brief';

const en: typeof zh = {
  brief: {
    title: 'Brief before a visit',
    lead: '{{name}} · as of {{date}}',
    print: 'Print',
    open: 'Whole customer',
    points: 'What to raise',
    nothing: 'Nothing calls for attention',
    nothingHelp: 'Ask about plans and the money needed over the next year.',
    ask: 'How to ask',
    last: 'Last visit',
    never: 'No visit on record',
    daysAgo: '{{number}} days ago',
    agreed: 'Agreed: {{text}}',
    strength: 'Strength of the relationship',
    strengthUnknown: 'Not evaluated',
    changes: 'What changed since',
    noChanges: 'Nothing changed',
    people: 'People',
    birthday: 'Birthday {{day}}',
    offers: 'Products to offer',
    gaps: 'Gaps in the file',
    complete: 'The file is complete',
  },
};

export default en;
