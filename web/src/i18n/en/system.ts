import type zh from '../zh/system';

const words: typeof zh = {
  system: {
    title: 'System',
    program: 'Program',
    database: 'Database',
    migration: 'Schema version',
    policies: 'Policies',
    size: 'Size',
    log: 'Write-ahead log',
    disk: 'Room on the disk',
    diskNote: 'of {{total}}',
    customers: 'Customers',
    people: 'People',
    signedIn: 'Signed in',
    audit: 'Audit records',
    auditNote: 'latest {{at}}',
    jobs: 'Jobs',
    jobsNote: 'The latest 50; failures of the last 7 days',
    waiting: 'Waiting',
    running: 'Running',
    failed: 'Failed',
    job: 'Job',
    person: 'By',
    nobody: 'The system',
    progress: 'Progress',
    took: 'Took',
    started: 'Started',
    state: 'State',
    none: 'No jobs yet',
    noneHelp: 'Imports, exports and runs over the book appear here.',
    seconds: '{{number}} s',
    status: {
      waiting: 'Waiting',
      held: 'Held',
      running: 'Running',
      done: 'Done',
      failed: 'Failed',
      cancelled: 'Cancelled',
    },
  },
  permission: {
    access: {
      explain: 'Explain who can see what',
    },
    application: {
      submit: 'Submit credit applications',
    },
    assess: {
      run: 'Run ratings',
    },
    audit: {
      read: 'Read the audit',
    },
    calendar: {
      feed: 'Subscribe to the calendar',
      names: 'Names of customers in the calendar',
    },
    campaign: {
      plan: 'Plan campaigns',
      respond: 'Record responses to campaigns',
      send: 'Send campaigns',
    },
    change: {
      decide: 'Decide on changes of others',
    },
    classification: {
      judge: 'Judge loan classes',
    },
    collateral: {
      manage: 'Manage collateral',
    },
    condition: {
      meet: 'Confirm conditions',
      waive: 'Waive conditions',
    },
    guarantee: {
      release: 'Release guarantees',
    },
    syndicate: {
      manage: 'Set the lenders of a syndicate',
      notify: 'Handle notices of a syndicate',
    },
    collection: {
      act: 'Act on collections',
    },
    contact: {
      plan: 'Plan contacts',
    },
    contract: {
      sign: 'Sign contracts',
    },
    covenant: {
      test: 'Test covenants',
      waive: 'Waive covenants',
    },
    customer: {
      assign: 'Assign customers',
      export: 'Export customer data',
      handover: 'Hand customers over',
      merge: 'Merge customers',
      unmerge: 'Undo merges',
    },
    day_end: {
      run: 'Run the day end',
    },
    document: {
      waive: 'Waive documents',
    },
    drawdown: {
      release: 'Release drawdowns',
      request: 'Request drawdowns',
    },
    duplicate: {
      decide: 'Decide on likely duplicates',
    },
    field: {
      reveal: 'Reveal masked fields',
    },
    freshness: {
      run: 'Run the freshness check',
    },
    group: {
      confirm: 'Confirm groups',
    },
    import: {
      run: 'Import data',
    },
    inspection: {
      fill: 'Fill in inspections',
      plan: 'Plan inspections',
    },
    limit: {
      reserve: 'Reserve limits',
    },
    loan: {
      change: 'Change loans',
      open: 'Open loans',
      service: 'Service loans',
    },
    mail: {
      assign: 'Assign messages that came in',
      run: 'Send again, hold, manage webhooks',
      see: 'See the outbox and webhooks',
    },
    model: {
      promote: 'Promote models',
      train: 'Train models',
    },
    note: {
      confidential: 'See confidential notes',
    },
    person: {
      approve: 'Approve changes of people',
      manage: 'Manage people and branches',
    },
    policy: {
      approve: 'Approve policies',
      backtest: 'Back-test policies',
      draft: 'Draft policies',
      read: 'Read policies',
    },
    pool: {
      claim: 'Claim from the pool',
      release: 'Release to the pool',
      run: 'Run the rules of the pool',
      see: 'See the pool',
    },
    portal: {
      manage: 'Manage the customer portal',
    },
    portfolio: {
      allocate: 'Allocate a quota of credit',
      read: 'Read the portfolio',
      run: 'Run portfolio calculations',
    },
    project: {
      model: 'Edit project models',
      stress: 'Stress all projects',
    },
    rating: {
      expert: 'Give expert judgement',
      override: 'Override ratings',
    },
    retention: {
      act: 'Act on plays against leaving',
    },
    scheme: {
      design: 'Design schemes',
    },
    service: {
      handle: 'Handle service requests',
      oversee: 'Oversee the service desk',
    },
    servicing: {
      load: 'Load repayments and reconcile',
    },
    system: {
      manage: 'Run the system',
    },
    tier: {
      approve_strategic: 'Approve the strategic tier',
      override: 'Override tiers',
    },
    transaction: {
      post: 'Post bookings',
    },
    value: {
      run: 'Work out customer values',
    },
    warning: {
      close: 'Close warnings',
      lower: 'Lower warnings',
      respond: 'Respond to warnings',
      run: 'Run the indicators',
      sign: 'Sign warning plans',
    },
    workflow: {
      act: 'Act in approvals',
      oversee: 'Oversee approvals',
    },
  },
};

export default words;
