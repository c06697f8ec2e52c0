/** The state of the system, and what each permission allows. */
export default {
  system: {
    title: '系统',
    program: '程序',
    database: '数据库',
    migration: '数据库版本',
    policies: '政策版本',
    size: '大小',
    log: '预写日志',
    disk: '磁盘剩余',
    diskNote: '共 {{total}}',
    customers: '客户数',
    people: '在职人员',
    signedIn: '登录中',
    audit: '审计记录',
    auditNote: '最近一条 {{at}}',
    jobs: '后台任务',
    jobsNote: '最近 50 个；失败数按近 7 天',
    waiting: '等待',
    running: '运行中',
    failed: '失败',
    job: '任务',
    person: '发起人',
    nobody: '系统',
    progress: '进度',
    took: '用时',
    started: '开始',
    state: '状态',
    none: '还没有后台任务',
    noneHelp: '导入、导出、批量计算会出现在这里。',
    seconds: '{{number}} 秒',
    status: {
      waiting: '等待',
      held: '已占用',
      running: '运行中',
      done: '完成',
      failed: '失败',
      cancelled: '已取消',
    },
  },
  permission: {
    access: {
      explain: '说明某人为何能看',
    },
    application: {
      submit: '提交授信申请',
    },
    assess: {
      run: '运行评级',
    },
    audit: {
      read: '查看审计记录',
    },
    calendar: {
      feed: '订阅日历',
      names: '日历显示客户名称',
    },
    campaign: {
      plan: '策划活动',
      respond: '记录活动回应',
      send: '发送活动',
    },
    change: {
      decide: '复核修改',
    },
    classification: {
      judge: '认定五级分类',
    },
    collateral: {
      manage: '管理押品',
    },
    condition: {
      meet: '确认条件落实',
      waive: '豁免提款条件',
    },
    guarantee: {
      release: '解除保证',
    },
    syndicate: {
      manage: '设定银团成员',
      notify: '办理银团通知',
    },
    collection: {
      act: '催收',
    },
    contact: {
      plan: '安排联系计划',
    },
    contract: {
      sign: '签署合同',
    },
    covenant: {
      test: '测试约定条款',
      waive: '豁免约定条款',
    },
    customer: {
      assign: '分配客户',
      export: '导出客户数据',
      handover: '移交客户',
      merge: '合并客户',
      unmerge: '撤销合并',
    },
    day_end: {
      run: '运行日终',
    },
    document: {
      waive: '豁免资料',
    },
    drawdown: {
      release: '放款审核',
      request: '申请提款',
    },
    duplicate: {
      decide: '裁定疑似重复',
    },
    field: {
      reveal: '查看敏感字段',
    },
    freshness: {
      run: '运行资料时效检查',
    },
    group: {
      confirm: '确认集团',
    },
    import: {
      run: '导入数据',
    },
    inspection: {
      fill: '填写贷后检查',
      plan: '安排贷后检查',
    },
    limit: {
      reserve: '占用额度',
    },
    loan: {
      change: '变更贷款',
      open: '开立贷款',
      service: '贷款记账',
    },
    mail: {
      assign: '认领来信',
      run: '管理发件与回调',
      see: '查看发件箱与回调',
    },
    model: {
      promote: '批准模型',
      train: '训练模型',
    },
    note: {
      confidential: '查看保密记事',
    },
    person: {
      approve: '复核人员变动',
      manage: '管理机构与人员',
    },
    policy: {
      approve: '批准政策',
      backtest: '政策回测',
      draft: '起草政策',
      read: '查看政策',
    },
    pool: {
      claim: '领取公海客户',
      release: '退回公海',
      run: '运行公海规则',
      see: '查看公海',
    },
    portal: {
      manage: '管理客户门户',
    },
    portfolio: {
      allocate: '分配授信额度',
      read: '查看信贷组合',
      run: '运行组合计算',
    },
    project: {
      model: '编辑项目模型',
      stress: '项目压力测试',
    },
    rating: {
      expert: '填写专家评判',
      override: '调整评级',
    },
    retention: {
      act: '落实挽留措施',
    },
    scheme: {
      design: '设计融资方案',
    },
    service: {
      handle: '处理服务请求',
      oversee: '督办服务请求',
    },
    servicing: {
      load: '录入还款与对账',
    },
    system: {
      manage: '管理系统',
    },
    tier: {
      approve_strategic: '批准战略层级',
      override: '调整客户层级',
    },
    transaction: {
      post: '接入流水',
    },
    value: {
      run: '计算客户价值',
    },
    warning: {
      close: '解除预警',
      lower: '降低预警级别',
      respond: '响应预警',
      run: '运行预警',
      sign: '会签预警方案',
    },
    workflow: {
      act: '办理审批',
      oversee: '督办审批',
    },
  },
};
