export interface paths {
    "/customer/{id}/assess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 评级 / Assess */
        post: operations["customer_assess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 评级路径 / Path of the assessment */
        get: operations["customer_assessment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 客户事实 / Facts */
        get: operations["customer_facts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/tier/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 人工调整层级 / Override the tier */
        post: operations["customer_tier_override"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/grade/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 人工调整评级 / Override the grade */
        post: operations["customer_grade_override"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/grade/override/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 终止人工调整评级 / End the override of a grade */
        post: operations["customer_grade_override_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/grade/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人工调整评级记录 / Overrides of the grade */
        get: operations["customer_grade_overrides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rating/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人工调整评级成效 / Overrides and what came of them */
        get: operations["rating_overrides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/expert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 专家评估 / Expert opinion */
        get: operations["customer_expert"];
        put?: never;
        /** 填写专家评估 / Answer the expert sheet */
        post: operations["customer_expert_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/second_opinion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 市场法第二意见 / Second opinion of the market */
        get: operations["customer_second_opinion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy/tiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 分层政策 / Tier policy */
        get: operations["policy_tiers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy/scale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 主标尺 / Master scale */
        get: operations["policy_scale"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 评分卡 / Scorecards */
        get: operations["policy_cards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事实目录 / Catalogue of facts */
        get: operations["policy_facts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assistant/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 问助手 / Ask the assistant */
        post: operations["assistant_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assistant/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的会话 / My conversations */
        get: operations["assistant_conversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assistant/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一次会话 / A conversation */
        get: operations["assistant_conversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assistant/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 删除会话 / Delete conversations */
        post: operations["assistant_forget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assistant/turns/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 评价回答 / Judge an answer */
        post: operations["assistant_feedback_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assistant/turns/{id}/hand_over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 转人工 / Hand over to a person */
        post: operations["assistant_hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assistant/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 助手状态 / State of the assistant */
        get: operations["assistant_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assistant/turns/{id}/phrase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 由模型改写回答 / Let the model phrase an answer */
        post: operations["assistant_phrase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language_model/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 语言模型设置 / Settings of the language model */
        get: operations["language_model_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language_model/{id}/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 设置访问密钥 / Set the key */
        post: operations["language_model_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language_model/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 试用模型 / Try the model */
        post: operations["language_model_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language_model/{id}/off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 立即停用模型 / Turn the model off at once */
        post: operations["language_model_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/brief": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 拜访简报 / Brief before a visit */
        get: operations["customer_brief"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/brief.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印拜访简报 / Print the brief */
        get: operations["customer_brief_print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 日历 / Calendar */
        get: operations["calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的日历订阅 / My calendar feeds */
        get: operations["calendar_feed_mine"];
        put?: never;
        /** 新建日历订阅 / New calendar feed */
        post: operations["calendar_feed_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/feed/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销日历订阅 / Revoke a calendar feed */
        post: operations["calendar_feed_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/feed/{secret}/dates.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 读取日历订阅 / Read a calendar feed */
        get: operations["calendar_feed_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaign_rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 营销规则 / Rules of campaigns */
        get: operations["campaign_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaign/save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 保存活动 / Save a campaign */
        post: operations["campaign_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaign/{id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 活动页面 / Page of a campaign */
        get: operations["campaign_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaign/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发送活动 / Send a campaign */
        post: operations["campaign_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaign/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放弃活动 / Drop a campaign */
        post: operations["campaign_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaign_member/{id}/respond": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录回应 / Note a response */
        post: operations["campaign_member_respond"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/unsubscribe-link/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打开退订页面 / Open the page to unsubscribe */
        get: operations["unsubscribe_open"];
        put?: never;
        /** 退订 / Unsubscribe */
        post: operations["unsubscribe_do"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/climate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 景气叠加 / Climate overlay */
        get: operations["climate_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/climate/fit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 以本行违约率拟合敏感度 / Sensitivities by the bank's own default rates */
        get: operations["climate_fit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/climate/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 最近一次试算 / The newest trial */
        get: operations["climate_run_newest"];
        put?: never;
        /** 试算全行影响 / Try on the book */
        post: operations["climate_trial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/climate/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出景气叠加工作簿 / Workbook of the overlay */
        get: operations["climate_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/climate/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 起草叠加调整 / Draft a change of the overlay */
        post: operations["climate_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contact/meter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 联系达标 / Contacts kept */
        get: operations["contact_meter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contact/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 安排本月联系 / Plan the month's contacts */
        post: operations["contact_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/covenant/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 条款看板 / Covenants */
        get: operations["covenant_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/covenant/{id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 条款详情 / A covenant in full */
        get: operations["covenant_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/covenant/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 试算条款 / Try a covenant */
        post: operations["covenant_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/covenant/define": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 新建条款 / Define a covenant */
        post: operations["covenant_define"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/covenant/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 立即测试 / Test now */
        post: operations["covenant_test_now"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/covenant/{id}/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 豁免条款 / Waive a covenant */
        post: operations["covenant_waive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 合并客户 / Merge customer */
        post: operations["customer_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 拆分客户 / Part customers */
        post: operations["customer_unmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/favourite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 收藏 / Favourite */
        post: operations["customer_favourite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer_tag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 客户标签 / Customer tags */
        get: operations["customer_tags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 搜索 / Search */
        get: operations["search_all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 数据质量 / Data quality */
        get: operations["customer_quality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/freshness/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 运行时效检查 / Run freshness check */
        post: operations["freshness_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/peers/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重算行业四分位 / Recompute industry quartiles */
        post: operations["peers_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 客户全景 / Customer overview */
        get: operations["customer_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 时间线 / Timeline */
        get: operations["customer_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 产品目录 / Product catalogue */
        get: operations["product_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 适用产品 / Products that fit */
        get: operations["product_fit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pricing/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** RAROC 定价 / RAROC price */
        post: operations["deal_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/application/prefill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 预填授信申请 / Pre-filled application */
        get: operations["application_prefill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/application/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 新建授信申请 / Start an application */
        post: operations["application_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/application/{id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 申请详情 / Application */
        get: operations["application_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/application/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交审批 / Submit */
        post: operations["application_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/application/{id}/investigation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 保存尽职调查 / Save the due diligence */
        post: operations["application_investigate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/application/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批后变更 / Change after approval */
        post: operations["application_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/application_document/{id}/act": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 处理申请文件 / Act on a document */
        post: operations["application_document_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 文件例外清单 / Document exceptions */
        get: operations["document_exceptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 额度页 / Facility page */
        get: operations["facility_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/conditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 提款条件 / Conditions of a facility */
        get: operations["facility_conditions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility_condition/{id}/meet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认条件落实 / Confirm that a condition is met */
        post: operations["condition_meet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility_condition/{id}/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 豁免条件 / Waive a condition */
        post: operations["condition_waive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility_condition/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新打开条件 / Open a condition again */
        post: operations["condition_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/guarantees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 额度的保证 / Guarantees of a facility */
        get: operations["facility_guarantees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/guarantee/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 试算保证 / Try a guarantee */
        post: operations["guarantee_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guarantee_contract/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 解除保证 / Release a guarantee */
        post: operations["guarantee_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/syndicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 银团份额与通知 / Syndicate shares and notices */
        get: operations["syndicate_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/syndicate/lenders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 设定银团成员 / Set the lenders */
        post: operations["syndicate_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/syndicate/prepare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 生成到期通知 / Draw up what is due */
        post: operations["syndicate_prepare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/syndicate/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记代理行来函 / Record a notice of the agent */
        post: operations["syndicate_notice_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/syndicate_notice/{id}/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 银团通知 / A syndicate notice */
        get: operations["syndicate_notice_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/syndicate_notice/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发送通知 / Send a notice */
        post: operations["syndicate_notice_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/syndicate_notice/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回通知 / Withdraw a notice */
        post: operations["syndicate_notice_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/syndicate_notice/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办结通知 / Close a notice */
        post: operations["syndicate_notice_settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/syndicate_notice/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印通知 / Print a notice */
        get: operations["syndicate_notice_print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审计记录 / Audit trail */
        get: operations["audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 校验审计链 / Verify the audit chain */
        get: operations["audit_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 为何可见 / Why visible */
        get: operations["access_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pending_change/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 复核 / Decide */
        post: operations["pending_change_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/code/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 代码表 / Code list */
        get: operations["code_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传导入文件 / Upload a file to import */
        post: operations["import_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入预览 / Preview an import */
        get: operations["import_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改映射与选项 / Change mapping and options */
        post: operations["import_mapping_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可用映射 / Mappings */
        get: operations["import_mappings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 执行导入 / Run an import */
        post: operations["import_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销导入 / Undo an import */
        post: operations["import_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 错误文件 / Refused rows */
        get: operations["import_errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/job": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的任务 / My jobs */
        get: operations["job_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/job/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 任务进度 / Progress of a job */
        get: operations["job_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/job/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消任务 / Cancel a job */
        post: operations["job_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导出列表 / Export a list */
        post: operations["export_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载导出文件 / Fetch an export */
        get: operations["export_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/attachment/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传附件 / Upload an attachment */
        post: operations["attachment_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/attachment/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载附件 / Fetch an attachment */
        get: operations["attachment_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicate_pair/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 处理疑似重复 / Decide a likely duplicate */
        post: operations["duplicate_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lab/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传建模数据 / Upload a table to learn from */
        post: operations["lab_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lab/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 以本行事实建模 / Learn from facts of the bank */
        get: operations["lab_facts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lab/train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 训练模型 / Train a model */
        post: operations["lab_train"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lab/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 模型登记簿 / Registry of models */
        get: operations["lab_models"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lab/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 模型详情 / One model */
        get: operations["lab_model"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lab/models/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 验证报告 / Validation report */
        get: operations["lab_model_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lab/models/{id}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准模型上线 / Promote a model */
        post: operations["lab_promote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lab/models/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用模型 / Retire a model */
        post: operations["lab_retire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lab/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 监测在用模型 / Check models in use */
        post: operations["lab_check_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lab/models/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 模型监测记录 / Checks of a model */
        get: operations["lab_checks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lab/checks/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复模型告警 / Answer a check */
        post: operations["lab_check_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/facilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 额度树 / Limit tree */
        get: operations["facility_tree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/what_if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 额度试算 / Would it fit */
        post: operations["limit_what_if"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/reserve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预留额度 / Reserve a limit */
        post: operations["limit_reserve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/lapse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 释放预留 / Let a reservation lapse */
        post: operations["limit_lapse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/drawdown/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放款闸口预审 / Check the gates */
        post: operations["drawdown_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/drawdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请放款 / Ask for a drawdown */
        post: operations["drawdown_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drawdown/{id}/gates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 放款闸口 / Gates of a drawdown */
        get: operations["drawdown_gates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drawdown/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放款 / Pay out */
        post: operations["drawdown_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drawdown/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤销放款申请 / Cancel a drawdown */
        post: operations["drawdown_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collateral/{id}/value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记评估价值 / Value collateral */
        post: operations["collateral_value"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collateral/{id}/perfect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记与保险 / Register and insure */
        post: operations["collateral_perfect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collateral/{id}/allocate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 分配给额度 / Allocate to a facility */
        post: operations["collateral_allocate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collateral/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 解押 / Release collateral */
        post: operations["collateral_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facility/{id}/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 额度担保 / Security of a facility */
        get: operations["facility_security"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inspection/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 安排贷后检查 / Plan inspections */
        post: operations["inspection_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inspection/{id}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 检查表 / Inspection form */
        get: operations["inspection_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inspection/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 完成检查 / Finish an inspection */
        post: operations["inspection_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collection/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 催收看板 / Collections board */
        get: operations["collection_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loan/{id}/collection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 立案催收 / Open a collection case */
        post: operations["collection_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collection_case/{id}/act": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 催收动作 / Take a step */
        post: operations["collection_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/day_end/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 日终 / Close the day */
        post: operations["day_end_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servicing/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 装入还款或余额 / Load repayments or balances */
        post: operations["servicing_load"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/servicing_line/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重放差异 / Replay a difference */
        post: operations["servicing_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loan/{id}/book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 贷款账 / Loan book */
        get: operations["loan_book"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/loan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签订借款合同 / Open a loan */
        post: operations["loan_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loan/{id}/event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记账 / Book an event */
        post: operations["loan_event_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loan/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 变更合同 / Change the contract */
        post: operations["loan_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loan/{id}/ratchet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 挂钩利差 / Linked margin */
        get: operations["loan_ratchet"];
        put?: never;
        /** 按挂钩目标调整利率 / Book the linked margin */
        post: operations["loan_ratchet_book"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loan/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 试算 / What if */
        post: operations["loan_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loan/{id}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 持有、再融资与追加比较 / Hold, refinance or top up */
        post: operations["loan_compare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedule/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 还款计划试算 / Quote a schedule */
        post: operations["schedule_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 发件箱 / Outbox */
        get: operations["outbox_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outbox_message/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新发送 / Send again */
        post: operations["outbox_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outbox_message/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂停发送 / Hold */
        post: operations["outbox_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outbox/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 补发暂停的邮件 / Send what was held */
        post: operations["outbox_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 来信 / Messages in */
        get: operations["inbox_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox_message/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 认领来信 / Assign a message */
        post: operations["inbox_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox_message/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不处理 / Drop a message */
        post: operations["inbox_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 回调订阅 / Webhooks */
        get: operations["webhook_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook_subscription/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 立即停用 / Pause at once */
        post: operations["webhook_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook_subscription/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 生成签名密钥 / Make a signing secret */
        post: operations["webhook_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook_subscription/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发送测试 / Send a test */
        post: operations["webhook_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hook/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接收签名消息 / Take in a signed message */
        post: operations["hook_receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 需求日历 / Need calendar */
        get: operations["need_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outlook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 客户展望 / Outlook of customers */
        get: operations["outlook_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outlook/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 展望清单 / Customers by outlook */
        get: operations["outlook_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outlook/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 产品关联规则 / Products held together */
        get: operations["outlook_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/outlook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 客户展望 / Outlook of a customer */
        get: operations["customer_outlook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outlook/train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 训练展望模型 / Train a model of the outlook */
        post: operations["outlook_train"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outlook/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重算展望 / Work out the outlook */
        post: operations["outlook_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 挽留 / Keeping customers */
        get: operations["retention_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/retention/{id}/act": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录挽留动作 / Record a play */
        post: operations["retention_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 政策文件 / Policies */
        get: operations["policy_documents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 政策文件内容 / One policy */
        get: operations["policy_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 检查草稿 / Check a draft */
        post: operations["policy_check_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 保存草稿 / Save a draft */
        post: operations["policy_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy/version/{id}/back-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 回测 / Back-test */
        post: operations["policy_back_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy/version/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交审批 / Submit */
        post: operations["policy_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy/version/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准生效 / Approve and activate */
        post: operations["policy_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy/version/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回 / Reject */
        post: operations["policy_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policy/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 角色权限表 / Roles */
        get: operations["policy_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公海 / Pool */
        get: operations["pool_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 领取客户 / Claim a customer */
        post: operations["pool_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 指派客户 / Assign a customer */
        post: operations["pool_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回公海 / Release to the pool */
        post: operations["customer_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 运行公海规则 / Run the rules of the pool */
        post: operations["pool_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handover/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 交接客户 / Hand customers over */
        post: operations["handover_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handover/cover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 安排代管 / Arrange cover */
        post: operations["handover_cover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handover/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认接收 / Acknowledge a handover */
        post: operations["handover_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handover/{id}/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 交接包 / Handover pack */
        get: operations["handover_pack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handover/{id}/pack.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印交接包 / Print the handover pack */
        get: operations["handover_pack_print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 门户登录 / Sign in to the portal */
        post: operations["portal_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看邀请 / Look at an invitation */
        post: operations["portal_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接受邀请 / Accept an invitation */
        post: operations["portal_join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退出门户 / Sign out of the portal */
        post: operations["portal_sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 门户本人 / Me in the portal */
        get: operations["portal_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/me/language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改门户语言 / Change the portal's language */
        post: operations["portal_language"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改门户口令 / Change the portal password */
        post: operations["portal_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 门户登录会话 / Portal sessions */
        get: operations["portal_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 注销门户会话 / Revoke a portal session */
        delete: operations["portal_session_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启用门户动态验证码 / Enrol an authenticator */
        post: operations["portal_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认门户动态验证码 / Confirm the authenticator */
        post: operations["portal_totp_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/me/totp/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用门户动态验证码 / Remove the authenticator */
        post: operations["portal_totp_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办理进展 / Progress */
        get: operations["portal_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 已上传文件 / Files sent */
        get: operations["portal_files"];
        put?: never;
        /** 上传文件 / Send a file */
        post: operations["portal_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载文件 / Download a file */
        get: operations["portal_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/documents/{id}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 使用已上传文件 / Use a file already sent */
        post: operations["portal_document_reuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 贷款与余额 / Loans and balances */
        get: operations["portal_loans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/loans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 还款计划 / Repayment schedule */
        get: operations["portal_loan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/loans/{id}/schedule.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 还款计划 PDF / Schedule as PDF */
        get: operations["portal_loan_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/loans/{id}/schedule.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 还款计划 XLSX / Schedule as workbook */
        get: operations["portal_loan_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 财务报表 / Financial statements */
        get: operations["portal_statements"];
        put?: never;
        /** 提交报表 / Send a statement */
        post: operations["portal_statement_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/statements/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 校验报表 / Check a statement */
        post: operations["portal_statement_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/covenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 约定条款自测 / Covenant self-test */
        get: operations["portal_covenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签发合规证明 / Issue a compliance certificate */
        post: operations["portal_certificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/drawdowns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请提款 / Ask for a drawdown */
        post: operations["portal_drawdown_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 提交记录 / What was sent */
        get: operations["portal_sent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 消息 / Messages */
        get: operations["portal_messages"];
        put?: never;
        /** 发送消息 / Send a message */
        post: operations["portal_message_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/messages/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 消息已读 / Messages read */
        post: operations["portal_messages_seen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 企业用户 / Users of the firm */
        get: operations["portal_users"];
        put?: never;
        /** 邀请同事 / Invite a colleague */
        post: operations["portal_user_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 调整同事 / Change a colleague */
        post: operations["portal_user_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的资料 / Own data */
        get: operations["portal_data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/data/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出我的资料 / Export own data */
        get: operations["portal_data_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/data/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请更正资料 / Ask for a correction */
        post: operations["portal_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 授权同意 / Consents */
        get: operations["portal_consents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/consents/{purpose}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 给予或撤回同意 / Give or withdraw consent */
        post: operations["portal_consent_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 客户门户 / Customer's portal */
        get: operations["customer_portal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录同意或撤回 / Note a consent or its withdrawal */
        post: operations["consent_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/portal/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 邀请开通门户 / Invite to the portal */
        post: operations["portal_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/portal/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用门户用户 / Block a portal user */
        post: operations["portal_block"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/portal/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 处理门户提交 / Answer what was sent */
        post: operations["portal_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/portal/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 回复客户 / Reply to the customer */
        post: operations["portal_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/cockpit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 组合总览 / Portfolio cockpit */
        get: operations["portfolio_cockpit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/industries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 行业研判 / Industries */
        get: operations["portfolio_industries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/industry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 行业页 / One industry */
        get: operations["portfolio_industry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 限额使用 / Limit use */
        get: operations["portfolio_limits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 限额预览 / Preview of limits */
        post: operations["portfolio_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/whatif": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 组合情景推演 / What-if on the book */
        post: operations["portfolio_whatif"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 迁徙与账龄 / Migration and vintages */
        get: operations["portfolio_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 宏观情景 / Scenarios */
        get: operations["portfolio_scenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出组合工作簿 / Portfolio workbook */
        get: operations["portfolio_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/loss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 损失分布 / Loss distribution */
        get: operations["portfolio_loss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/loss/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 模拟损失分布 / Simulate the losses */
        post: operations["portfolio_loss_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印组合报告 / Print the portfolio */
        get: operations["portfolio_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/ecl/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 计提减值 / Run the expected credit losses */
        post: operations["ecl_run_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loan/{id}/classification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 五级分类路径 / Path of the classification */
        get: operations["loan_classification"];
        put?: never;
        /** 认定五级分类 / Decide the classification */
        post: operations["loan_classification_judge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/allocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 信贷额度分配 / Allocation of a credit quota */
        post: operations["portfolio_allocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/allocation/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印分配方案 / Print an allocation */
        get: operations["allocation_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio/allocation/{id}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出分配方案 / Export an allocation */
        get: operations["allocation_workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project_template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 模型模板 / Model templates */
        get: operations["project_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/assumptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 模型假设 / Assumptions of the model */
        get: operations["project_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/solve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 求解模型 / Solve the model */
        post: operations["project_solve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 解释数字 / Explain a number */
        post: operations["project_explain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 保存模型版本 / Save a version of the model */
        post: operations["project_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 方案比较 / Compare options */
        post: operations["project_compare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 项目总览 / Project overview */
        get: operations["project_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/benchmark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 运营对标 / Operating benchmark */
        get: operations["project_benchmark"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/equator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 设定赤道原则类别 / Set the Equator category */
        post: operations["project_equator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导出模型工作簿 / Export the model as a workbook */
        post: operations["project_workbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/workbook/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 读入模型工作簿 / Read a workbook of the model */
        post: operations["project_workbook_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 风险分析 / Risk of the model */
        post: operations["project_risk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project_stress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 全部项目压力 / Stress of all projects */
        post: operations["project_stress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 起草建议函 / Draft an advice letter */
        post: operations["project_letter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project_priors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 同类项目基准率 / Base rates of like projects */
        get: operations["project_priors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project/{id}/prior_drivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按同类项目设定驱动因素 / Drivers from like projects */
        get: operations["project_prior_drivers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/project_letter/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印建议函 / Print an advice letter */
        get: operations["project_letter_print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/green_report/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印绿色组合报告 / Print the green portfolio */
        get: operations["green_report_print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/esg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ESG评估 / ESG of a customer */
        get: operations["customer_esg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/green_report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 绿色组合报告 / Green portfolio */
        get: operations["green_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 关联图 / Relationship graph */
        get: operations["customer_graph"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guarantee_circle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 担保圈 / Guarantee circles */
        get: operations["guarantee_circles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/group/derive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 推导集团 / Derive group */
        post: operations["group_derive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer_group/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 认定集团 / Confirm group */
        post: operations["group_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer_group/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不成立 / Reject group */
        post: operations["group_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer_group/{id}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 集团全景 / Group overview */
        get: operations["group_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/risks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 三类风险 / Three risks */
        get: operations["customer_risks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scheme/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 情景模板 / Scenario templates */
        get: operations["scheme_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scheme/compute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 测算方案 / Work out a scheme */
        post: operations["scheme_compute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/scheme/save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 保存方案 / Save a scheme */
        post: operations["scheme_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scheme/{id}/term-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 条款清单 / Term sheet */
        get: operations["scheme_term_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/application/{id}/memo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 授信报告 / Credit memo */
        get: operations["application_memo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/application/{id}/contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 草拟合同 / Draft a contract */
        post: operations["contract_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deal_contract/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印合同 / Print a contract */
        get: operations["contract_print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deal_contract/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 我行签署 / Sign for the bank */
        post: operations["contract_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deal_contract/{id}/customer_sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记客户签署 / Record the customer's signature */
        post: operations["contract_customer_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deal_contract/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废合同 / Void a draft */
        post: operations["contract_void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deal_contract/{id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 合同详情 / One contract */
        get: operations["contract_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 商机管道 / Pipeline */
        get: operations["pipeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/opportunity/{id}/stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 推进商机 / Move an opportunity */
        post: operations["opportunity_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lead/{id}/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 线索转商机 / Turn a lead into an opportunity */
        post: operations["lead_convert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 获客漏斗 / Funnel */
        get: operations["funnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务台 / Service desk */
        get: operations["service_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service/classify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 识别类别 / Propose a class */
        post: operations["service_classify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记请求 / Take in a request */
        post: operations["service_receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service_request/{id}/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 请求详情 / A request in full */
        get: operations["service_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service_request/{id}/class": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认类别 / Confirm the class */
        post: operations["service_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service_request/{id}/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 添加往来 / Add a message */
        post: operations["service_message_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service_request/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 转派 / Hand over */
        post: operations["service_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service_request/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 认定投诉复杂程度 / Say how complex a complaint is */
        post: operations["service_extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service_request/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办结请求 / Close a request */
        post: operations["service_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 检查时限 / Check the deadlines */
        post: operations["service_clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service/retrain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新训练分类 / Train the classifier anew */
        post: operations["service_retrain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务统计 / Service figures */
        get: operations["service_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/satisfaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 客户满意度 / Satisfaction */
        get: operations["satisfaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/survey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发送回访 / Send a survey */
        post: operations["survey_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/survey-answer/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打开回访 / Open a survey */
        get: operations["survey_open"];
        put?: never;
        /** 答复回访 / Answer a survey */
        post: operations["survey_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/improvement/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 改进看板 / Improvement board */
        get: operations["improvement_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/improvement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提出改进 / Propose an improvement */
        post: operations["improvement_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/improvement_item/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 推进改进 / Move an improvement */
        post: operations["improvement_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登录 / Sign in */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退出 / Sign out */
        post: operations["sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人 / Me */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改界面语言 / Change language */
        post: operations["me_language"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改口令 / Change password */
        post: operations["me_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 登录会话 / Sessions */
        get: operations["me_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 注销会话 / Revoke session */
        delete: operations["me_session_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启用动态验证码 / Enrol authenticator */
        post: operations["me_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认动态验证码 / Confirm authenticator */
        post: operations["me_totp_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/totp/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停用动态验证码 / Remove authenticator */
        post: operations["me_totp_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/person/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重置口令 / Reset password */
        post: operations["person_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/statement_item": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 报表科目 / Statement items */
        get: operations["statement_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 报表分析 / Statement sheet */
        get: operations["customer_statements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/statements/paste": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 粘贴报表 / Read a pasted statement */
        post: operations["statement_paste"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 系统状态 / State of the system */
        get: operations["system_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transaction/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 流水接入 / Stream bookings in */
        post: operations["transaction_stream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/purpose_plan/{id}/flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 资金流向 / Where the money went */
        get: operations["purpose_plan_flow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/strength": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 关系强度与成长 / Strength and growth */
        get: operations["customer_strength"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/value/book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 客户贡献汇总 / Contribution of the book */
        get: operations["value_book"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/value/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 客户价值清单 / Customers by value */
        get: operations["value_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/value/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重算客户价值 / Work out customer values */
        post: operations["value_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/warning/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 预警看板 / Warning board */
        get: operations["warning_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/warning/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 指标库 / Library of indicators */
        get: operations["warning_indicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/warning/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 运行预警 / Run the indicators */
        post: operations["warning_run_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/warning/back-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 指标回测 / Back-test the indicators */
        post: operations["warning_back_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/warning/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 对该客户运行预警 / Run the indicators for one customer */
        post: operations["customer_warning_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customer/{id}/monitor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 客户监测 / Monitoring of a customer */
        get: operations["customer_monitor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/warning/{id}/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 预警详情 / A warning in full */
        get: operations["warning_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/warning/{id}/respond": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 响应预警 / Respond to a warning */
        post: operations["warning_respond"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/warning/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 解除预警 / Close a warning */
        post: operations["warning_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/warning/{id}/lower": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 下调预警级别 / Lower the level */
        post: operations["warning_lower"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/warning/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启动处置方案 / Start the plan */
        post: operations["warning_plan_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/warning_step/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 完成步骤 / Finish a step */
        post: operations["warning_step_done"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/warning_plan/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改处置方案 / Change the plan */
        post: operations["warning_plan_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/warning_plan/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签署防线意见 / Sign for a line of defence */
        post: operations["warning_plan_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/warning_plan/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 完成处置方案 / Close the plan */
        post: operations["warning_plan_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workbench": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 今日要事 / What matters today */
        get: operations["workbench"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workbench/put-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂缓或恢复 / Put off or bring back */
        post: operations["workbench_put_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflow/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的流程任务 / My tasks in workflows */
        get: operations["workflow_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflow/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 在办流程 / Open cases */
        get: operations["workflow_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflow/case/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 流程详情 / One case */
        get: operations["workflow_case_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflow/task/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开始办理 / Start a task */
        post: operations["workflow_task_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflow/task/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办结任务 / Decide a task */
        post: operations["workflow_task_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflow/task/{id}/delegate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 转办 / Delegate a task */
        post: operations["workflow_task_delegate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflow/task/{id}/excuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记缺席或回避 / Excuse a member */
        post: operations["workflow_task_excuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflow/case/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回 / Withdraw a case */
        post: operations["workflow_case_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 流程目录 / Workflows */
        get: operations["workflow_definitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflow/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 流程日志 / Logs of processes */
        get: operations["process_logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflow/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导入流程日志 / Import a process log */
        post: operations["process_log_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflow/{name}/process": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 流程分析 / How a workflow really runs */
        get: operations["workflow_process"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        attachment: {
            id: string;
            version: number;
            /** Format: date-time */
            recorded_at: string;
            /** @description 客户 / Customer */
            customer?: string | null;
            customer_title?: string | null;
            /** @description 文件名 / File name */
            name?: string | null;
            /**
             * @description 类别 / Kind
             * @enum {string|null}
             */
            kind?: "licence" | "statement" | "contract" | "articles" | "identity" | "report" | "photo" | "other" | null;
            /** @description 格式 / Type */
            media_type?: string | null;
            /** @description 大小(字节) / Size (bytes) */
            size_bytes?: number | null;
            /** @description SHA-256 / SHA-256 */
            sha256?: string | null;
            /**
             * Format: date
             * @description 到期日 / Expires
             */
            expires_on?: string | null;
            /** @description 备注 / Note */
            note?: string | null;
            /** @description 所属检查 / Of the inspection */
            inspection?: string | null;
            inspection_title?: string | null;
            /** @description 所属条件 / Of the condition */
            facility_condition?: string | null;
            facility_condition_title?: string | null;
            /** @description 上传人 / Uploaded by */
            uploaded_by?: string | null;
            uploaded_by_title?: string | null;
            /** @description 门户上传人 / Uploaded in the portal by */
            portal_user?: string | null;
            portal_user_title?: string | null;
        };
        campaign: {
            id: string;
            version: number;
            /** Format: date-time */
            recorded_at: string;
            /** @description 活动 / Campaign */
            title?: string | null;
            /** @description 目的 / Purpose */
            purpose?: string | null;
            /**
             * @description 渠道 / Channel
             * @enum {string|null}
             */
            channel?: "portal" | "task" | "letter" | null;
            /** @description 事件 / Event */
            event?: string | null;
            /** @description 受众 / Audience */
            audience?: string | null;
            /** @description 标题 / Subject */
            subject?: string | null;
            /** @description 正文 / Text */
            body?: string | null;
            /** @description 利率变动（基点） / Move of the rate (bps) */
            move_bp?: number | null;
            /**
             * @description 目标 / Goal
             * @enum {string|null}
             */
            goal?: "any" | "loan" | "product" | "account" | null;
            /** @description 目标产品 / Product wanted */
            goal_product?: string | null;
            /** @description 随机种子 / Seed */
            seed?: number | null;
            /** @description 对照组比例 / Share of the control group */
            control_share?: number | null;
            /** @description 响应期（天） / Days for a response */
            response_days?: number | null;
            /** @description 转化期（天） / Days for uptake */
            conversion_days?: number | null;
            /**
             * @description 状态 / Status
             * @enum {string|null}
             */
            status?: "draft" | "sending" | "sent" | "stopped" | "dropped" | null;
            /** @description 负责人 / Owner */
            owner?: string | null;
            owner_title?: string | null;
            /** @description 机构 / Branch */
            branch?: string | null;
            branch_title?: string | null;
            /**
             * Format: date-time
             * @description 发送时间 / Sent at
             */
            sent_at?: string | null;
            /** @description 符合条件 / Matched */
            matched?: number | null;
            /** @description 排除 / Left out */
            excluded?: unknown;
            /** @description 发送 / Sent to */
            treated?: number | null;
            /** @description 对照 / Control */
            control?: number | null;
            /** @description 成本 / Cost (minor units / 分) */
            cost?: number | null;
            /** @description 任务 / Job */
            job?: string | null;
        };
        contact: {
            id: string;
            version: number;
            /** Format: date-time */
            recorded_at: string;
            /** @description 客户 / Customer */
            customer?: string | null;
            customer_title?: string | null;
            /** @description 姓名 / Name */
            name?: string | null;
            /** @description 职务 / Position */
            position?: string | null;
            /**
             * @description 角色 / Role
             * @enum {string|null}
             */
            role?: "legal_representative" | "chairman" | "general_manager" | "finance" | "operations" | "other" | null;
            mobile?: string | null;
            phone?: string | null;
            /** @description 邮箱 / E-mail */
            email?: string | null;
            /**
             * Format: date
             * @description 生日 / Birthday
             */
            birthday?: string | null;
            /** @description 主要联系人 / Primary contact */
            primary_contact?: boolean | null;
            /** @description 备注 / Note */
            note?: string | null;
        };
        customer: {
            id: string;
            version: number;
            /** Format: date-time */
            recorded_at: string;
            /** @description 名称 / Name */
            name?: string | null;
            /** @description 简称 / Short name */
            short_name?: string | null;
            /** @description 英文名称 / English name */
            name_en?: string | null;
            /**
             * @description 客户类型 / Kind
             * @enum {string|null}
             */
            kind?: "individual" | "micro" | "small" | "medium" | "large" | "institution" | "spv" | "government" | "guarantor" | null;
            /** @description 统一社会信用代码 / Unified social credit code */
            uscc?: string | null;
            /** @description 组织机构代码 / Organisation code */
            org_code?: string | null;
            /** @description 全球法人识别编码 / LEI */
            lei?: string | null;
            resident_id?: string | null;
            /** @description 工商注册号 / Registration number */
            registration_no?: string | null;
            /** @description 外部编号 / Foreign id */
            foreign_id?: string | null;
            /**
             * Format: date
             * @description 出生日期 / Date of birth
             */
            birth_date?: string | null;
            /**
             * @description 性别 / Gender
             * @enum {string|null}
             */
            gender?: "male" | "female" | null;
            /**
             * @description 状态 / Status
             * @enum {string|null}
             */
            status?: "prospect" | "active" | "dormant" | "closed" | "merged" | null;
            /** @description 并入客户 / Merged into */
            merged_into?: string | null;
            merged_into_title?: string | null;
            /** @description 行业 / Industry */
            industry?: string | null;
            /** @description 地区 / Region */
            region?: string | null;
            /** @description 地址 / Address */
            address?: string | null;
            phone?: string | null;
            /** @description 邮箱 / E-mail */
            email?: string | null;
            /** @description 网址 / Website */
            website?: string | null;
            /** @description 法定代表人 / Legal representative */
            legal_representative?: string | null;
            /**
             * Format: date
             * @description 成立日期 / Founded on
             */
            founded_on?: string | null;
            /** @description 注册资本 / Registered capital (minor units / 分) */
            registered_capital?: number | null;
            /** @description 实缴资本 / Paid-in capital (minor units / 分) */
            paid_in_capital?: number | null;
            /** @description 员工人数 / Employees */
            employees?: number | null;
            /** @description 证券代码 / Stock code */
            listed_code?: string | null;
            /**
             * @description 所有制 / Ownership
             * @enum {string|null}
             */
            ownership_kind?: "state" | "private" | "foreign" | "collective" | "mixed" | null;
            /** @description 经营范围 / Business scope */
            business_scope?: string | null;
            /** @description 记账币种 / Currency */
            currency?: string | null;
            /** @description 所属集团 / Group */
            customer_group?: string | null;
            customer_group_title?: string | null;
            /** @description 主办机构 / Branch */
            branch?: string | null;
            branch_title?: string | null;
            /** @description 客户经理 / Relationship manager */
            owner?: string | null;
            owner_title?: string | null;
            /**
             * Format: date
             * @description 建立关系日期 / Customer since
             */
            since?: string | null;
            /**
             * @description 客户层级 / Tier
             * @enum {string|null}
             */
            tier?: "strategic" | "core" | "important" | "general" | null;
            /** @description 信用等级 / Grade */
            grade?: string | null;
            /** @description 违约概率 / PD */
            pd?: number | null;
            /**
             * Format: date
             * @description 评级日期 / Rated on
             */
            rated_on?: string | null;
            /** @description 数据质量分 / Data quality */
            quality_score?: number | null;
            /** @description 过期资料组数 / Stale groups */
            stale_groups?: number | null;
            /**
             * @description 风险承受能力 / Risk tolerance
             * @enum {string|null}
             */
            risk_tolerance?: "low" | "medium" | "high" | null;
            /** @description 标签 / Tags */
            tags?: string | null;
            /**
             * @description 数据来源 / Source
             * @enum {string|null}
             */
            source?: "manual" | "import" | "registry" | "core" | "portal" | "demo" | null;
            x_service_code?: unknown;
            x_tax_rating?: unknown;
            x_settlement_share?: unknown;
        };
        customer_group: {
            id: string;
            version: number;
            /** Format: date-time */
            recorded_at: string;
            /** @description 集团名称 / Group name */
            name?: string | null;
            /**
             * @description 认定状态 / Status
             * @enum {string|null}
             */
            status?: "proposed" | "confirmed" | "rejected" | null;
            /** @description 核心企业 / Parent company */
            parent?: string | null;
            parent_title?: string | null;
            /** @description 实际控制人 / Ultimate controller */
            controller?: string | null;
            /** @description 认定依据 / Basis */
            basis?: string | null;
            /** @description 认定人 / Confirmed by */
            confirmed_by?: string | null;
            confirmed_by_title?: string | null;
            /**
             * Format: date
             * @description 认定日期 / Confirmed on
             */
            confirmed_on?: string | null;
        };
        handover: {
            id: string;
            version: number;
            /** Format: date-time */
            recorded_at: string;
            /** @description 交接 / Handover */
            title?: string | null;
            /**
             * @description 方式 / Kind
             * @enum {string|null}
             */
            kind?: "move" | "cover" | null;
            /**
             * @description 原因 / Reason
             * @enum {string|null}
             */
            reason?: "leave" | "transfer" | "balance" | "absence" | null;
            /** @description 移交人 / From */
            from_person?: string | null;
            from_person_title?: string | null;
            /** @description 接收人 / To */
            owner?: string | null;
            owner_title?: string | null;
            /** @description 机构 / Branch */
            branch?: string | null;
            branch_title?: string | null;
            /** @description 客户数 / Customers */
            customers?: number | null;
            /** @description 转交任务 / Tasks passed on */
            tasks?: number | null;
            /** @description 转交拜访 / Visits passed on */
            visits?: number | null;
            /**
             * @description 状态 / Status
             * @enum {string|null}
             */
            status?: "handed" | "accepted" | null;
            /** @description 经办人 / Handed over by */
            handed_by?: string | null;
            handed_by_title?: string | null;
            /**
             * Format: date-time
             * @description 移交时间 / Handed over at
             */
            handed_at?: string | null;
            /**
             * Format: date
             * @description 代管至 / Until
             */
            until?: string | null;
            /** @description 交接说明 / Note */
            note?: string | null;
            /**
             * Format: date-time
             * @description 接收时间 / Acknowledged at
             */
            accepted_at?: string | null;
            /** @description 接收意见 / Remark of the receiver */
            accepted_note?: string | null;
        };
        project_letter: {
            id: string;
            version: number;
            /** Format: date-time */
            recorded_at: string;
            /** @description 客户 / Customer */
            customer?: string | null;
            customer_title?: string | null;
            /** @description 项目 / Project */
            project?: string | null;
            project_title?: string | null;
            /** @description 主题 / Subject */
            subject?: string | null;
            /**
             * Format: date
             * @description 日期 / Day
             */
            written_on?: string | null;
            /** @description 正文 / Body */
            body?: string | null;
            /** @description 所依据的数字 / Figures */
            figures?: unknown;
            /**
             * @description 状态 / Status
             * @enum {string|null}
             */
            status?: "draft" | "sent" | "dropped" | null;
            /** @description 起草人 / Drafted by */
            written_by?: string | null;
            written_by_title?: string | null;
        };
        project_model: {
            id: string;
            version: number;
            /** Format: date-time */
            recorded_at: string;
            /** @description 客户 / Customer */
            customer?: string | null;
            customer_title?: string | null;
            /** @description 项目 / Project */
            project?: string | null;
            project_title?: string | null;
            /** @description 名称 / Name */
            name?: string | null;
            /**
             * @description 状态 / Status
             * @enum {string|null}
             */
            status?: "draft" | "base" | "superseded" | null;
            /**
             * Format: date-time
             * @description 生成时间 / Made at
             */
            made_at?: string | null;
            /** @description 编制人 / Made by */
            made_by?: string | null;
            made_by_title?: string | null;
            /** @description 假设 / Assumptions */
            content?: unknown;
            /** @description 结果 / Results */
            result?: unknown;
            /** @description 贷款额 / Debt (minor units / 分) */
            debt?: number | null;
            /** @description 最低偿债覆盖率 / Lowest DSCR */
            min_dscr?: number | null;
            /** @description 说明 / Note */
            note?: string | null;
        };
        task: {
            id: string;
            version: number;
            /** Format: date-time */
            recorded_at: string;
            /** @description 客户 / Customer */
            customer?: string | null;
            customer_title?: string | null;
            /** @description 任务 / Task */
            title?: string | null;
            /**
             * @description 类别 / Kind
             * @enum {string|null}
             */
            kind?: "todo" | "chase_data" | "review" | "visit" | "warning" | "confirm_group" | "duplicate" | null;
            /** @description 负责人 / Owner */
            owner?: string | null;
            owner_title?: string | null;
            /**
             * Format: date
             * @description 截止日 / Due
             */
            due_on?: string | null;
            /**
             * @description 状态 / Status
             * @enum {string|null}
             */
            status?: "open" | "done" | "cancelled" | null;
            /**
             * @description 优先级 / Priority
             * @enum {string|null}
             */
            priority?: "low" | "normal" | "high" | "urgent" | null;
            /** @description 说明 / Detail */
            detail?: string | null;
            /** @description 结果 / Outcome */
            outcome?: string | null;
            /** @description 来源 / Source */
            source?: string | null;
            /**
             * Format: date
             * @description 完成日 / Done on
             */
            done_on?: string | null;
        };
        visit: {
            id: string;
            version: number;
            /** Format: date-time */
            recorded_at: string;
            /** @description 客户 / Customer */
            customer?: string | null;
            customer_title?: string | null;
            /** @description 主题 / Subject */
            subject?: string | null;
            /**
             * @description 方式 / Kind
             * @enum {string|null}
             */
            kind?: "visit" | "one_to_one" | "call" | "video" | "salon" | null;
            /**
             * @description 状态 / Status
             * @enum {string|null}
             */
            status?: "planned" | "held" | "cancelled" | null;
            /**
             * Format: date-time
             * @description 计划时间 / Planned for
             */
            planned_at?: string | null;
            /**
             * Format: date-time
             * @description 实际时间 / Held at
             */
            held_at?: string | null;
            /** @description 主办人 / Owner */
            owner?: string | null;
            owner_title?: string | null;
            /** @description 地点 / Place */
            place?: string | null;
            /** @description 参加人 / Participants */
            participants?: string | null;
            /** @description 纪要 / Minutes */
            minutes?: string | null;
            /** @description 下一步 / Next step */
            next_step?: string | null;
        };
        customer_tier_override_body: {
            /**
             * @description 层级 / Tier
             * @enum {string}
             */
            tier: "strategic" | "core" | "important" | "general";
            /** @description 理由类别 / Reason code */
            reason_code: string;
            /** @description 理由 / Reason */
            reason: string;
            /**
             * Format: date
             * @description 有效期至 / Expires
             */
            expires_on?: string | null;
        };
        customer_grade_override_body: {
            /** @description 调整级数 / Notches */
            notches: number;
            /** @description 理由类别 / Reason code */
            reason_code: string;
            /** @description 理由 / Reason */
            reason: string;
            /** @description 依据 / Evidence */
            evidence?: string | null;
            /**
             * Format: date
             * @description 有效期至 / Expires
             */
            expires_on?: string | null;
        };
        customer_grade_override_end_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        customer_expert_answer_body: {
            /** @description 专家评估表 / Sheet */
            sheet: string;
            /** @description 答案 / Answers */
            answers: unknown;
        };
        assistant_ask_body: {
            /** @description 问题 / Question */
            question: string;
            /** @description 会话 / Conversation */
            conversation?: string | null;
            /** @description 正在看的客户 / Customer in view */
            customer?: string | null;
            /**
             * @description 语言 / Language
             * @enum {string|null}
             */
            language?: "zh" | "en" | null;
            /** @description 保留记录 / Keep */
            keep?: boolean | null;
        };
        assistant_forget_body: {
            /** @description 会话 / Conversation */
            conversation?: string | null;
        };
        assistant_feedback_give_body: {
            /**
             * @description 评价 / Verdict
             * @enum {string}
             */
            verdict: "up" | "down";
            /** @description 原因 / Why */
            reason?: string | null;
        };
        assistant_hand_over_body: {
            /** @description 客户 / Customer */
            customer?: string | null;
            /** @description 补充 / Note */
            note?: string | null;
        };
        language_model_key_body: {
            /** @description 访问密钥 / Key */
            key?: string | null;
        };
        calendar_feed_open_body: {
            /** @description 名称 / Name */
            name: string;
            /** @description 显示客户名称 / Shows names of customers */
            show_names?: boolean | null;
        };
        campaign_save_body: {
            /** @description 活动 / Campaign */
            campaign?: string | null;
            /** @description 活动 / Campaign */
            title: string;
            /** @description 目的 / Purpose */
            purpose: string;
            /**
             * @description 渠道 / Channel
             * @enum {string}
             */
            channel: "portal" | "task" | "letter";
            /** @description 事件 / Event */
            event?: string | null;
            /** @description 受众 / Audience */
            audience: string;
            /** @description 标题 / Subject */
            subject: string;
            /** @description 正文 / Text */
            body: string;
            /** @description 利率变动（基点） / Move of the rate (bps) */
            move_bp?: number | null;
            /**
             * @description 目标 / Goal
             * @enum {string|null}
             */
            goal?: "any" | "loan" | "product" | "account" | null;
            /** @description 目标产品 / Product wanted */
            goal_product?: string | null;
            /** @description 对照组比例 / Share of the control group */
            control_share?: number | null;
        };
        campaign_send_body: {
            /** @description 草稿版本 / Version of the draft */
            version: number;
        };
        campaign_member_respond_body: {
            /**
             * @description 回应 / Response
             * @enum {string}
             */
            response: "interested" | "later" | "declined" | "unreachable";
            /** @description 回应说明 / Remark */
            note?: string | null;
        };
        climate_draft_body: {
            /** @description 启用 / Active */
            active?: boolean | null;
            /** @description 情景 / Scenario */
            scenario?: string | null;
            /**
             * Format: date
             * @description 有效期至 / Valid until
             */
            valid_until?: string | null;
            /** @description 采用拟合敏感度 / Take fitted sensitivities */
            take_fit?: boolean | null;
            /** @description 理由 / Reason */
            reason: string;
        };
        contact_plan_body: {
            /** @description 月份 / Month */
            month?: string | null;
            /** @description 仅此客户 / Only this customer */
            customer?: string | null;
            /** @description 只看不写 / Only show */
            try_only?: boolean | null;
        };
        covenant_preview_body: {
            /** @description 指标表达式 / Metric */
            metric: string;
            /**
             * @description 要求 / Must be
             * @enum {string}
             */
            relation: "at_most" | "at_least" | "holds";
            /** @description 阈值 / Threshold */
            threshold?: string | null;
            /** @description 适用条件 / Applies when */
            applies?: string | null;
        };
        covenant_define_body: {
            /** @description 条款 / Covenant */
            name: string;
            /**
             * @description 类型 / Kind
             * @enum {string|null}
             */
            kind?: "financial" | "information" | "conduct" | null;
            /** @description 指标表达式 / Metric */
            metric: string;
            /**
             * @description 要求 / Must be
             * @enum {string}
             */
            relation: "at_most" | "at_least" | "holds";
            /** @description 阈值 / Threshold */
            threshold?: string | null;
            /** @description 适用条件 / Applies when */
            applies?: string | null;
            /**
             * @description 测试频率 / Tested
             * @enum {string|null}
             */
            frequency?: "monthly" | "quarterly" | "half_yearly" | "yearly" | null;
            /**
             * Format: date
             * @description 起始日 / From
             */
            starts_on?: string | null;
            /**
             * Format: date
             * @description 截止日 / Until
             */
            ends_on?: string | null;
            /** @description 补救期（天） / Days to cure */
            cure_days?: number | null;
            /** @description 合同条款 / Clause */
            clause?: string | null;
        };
        covenant_waive_body: {
            /**
             * Format: date
             * @description 豁免至 / Until
             */
            until: string;
            /** @description 理由 / Reason */
            reason: string;
            /** @description 附加条件 / Terms */
            terms?: string | null;
        };
        customer_merge_body: {
            /** @description 并入客户 / Into */
            into: string;
            /** @description 理由 / Reason */
            reason: string;
        };
        customer_unmerge_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        customer_favourite_body: {
            /** @description 收藏 / Favourite */
            on: boolean;
        };
        freshness_run_body: {
            /** @description 从此客户之后 / After */
            after?: string | null;
            /** @description 客户数 / Customers */
            limit?: number | null;
        };
        deal_price_body: {
            /** @description 客户 / Customer */
            customer?: string | null;
            /** @description 产品 / Product */
            product: string;
            /** @description 金额 / Amount (minor units / 分) */
            amount: number;
            /** @description 期限(月) / Term (months) */
            term_months: number;
            /** @description 重定价周期(月) / Repricing (months) */
            repricing_months?: number | null;
            /**
             * @description 担保方式 / Security
             * @enum {string|null}
             */
            security?: "credit" | "guarantee" | "mortgage" | "pledge" | null;
            /** @description 担保净值 / Net value of security (minor units / 分) */
            security_value?: number | null;
            /** @description 年利率 / Rate */
            rate?: number | null;
            /** @description 一次性费率 / Upfront fee */
            upfront_fee?: number | null;
            /** @description 年费率 / Yearly fee */
            yearly_fee?: number | null;
            /** @description 年综合收益 / Other income a year (minor units / 分) */
            side_income?: number | null;
            /** @description 违约概率 / PD */
            pd?: number | null;
            /** @description 违约损失率 / LGD */
            lgd?: number | null;
            /** @description 资金成本 / Cost of money */
            ftp_rate?: number | null;
            /** @description 运营成本 / Running cost */
            cost_rate?: number | null;
            /** @description 税率 / Tax */
            tax_rate?: number | null;
            /** @description 资本占用比例 / Capital ratio */
            capital_ratio?: number | null;
            /** @description 目标RAROC / Target RAROC */
            target_raroc?: number | null;
            /**
             * @description 求解 / Solve for
             * @enum {string|null}
             */
            solve?: "raroc" | "rate" | "yearly_fee" | "side_income" | "ftp_rate" | "cost_rate" | "pd" | "lgd" | "tax_rate" | "capital_ratio" | null;
        };
        application_start_body: {
            /** @description 产品 / Product */
            product: string;
            /** @description 申请金额 / Amount (minor units / 分) */
            amount: number;
            /** @description 币种 / Currency */
            currency?: string | null;
            /** @description 期限(月) / Term (months) */
            term_months: number;
            /** @description 宽限期(月) / Grace (months) */
            grace_months?: number | null;
            /** @description 申请利率 / Rate */
            rate?: number | null;
            /**
             * @description 还款方式 / Repayment
             * @enum {string|null}
             */
            repayment?: "equal_instalment" | "equal_principal" | "bullet" | null;
            /**
             * @description 担保方式 / Security
             * @enum {string|null}
             */
            security?: "credit" | "guarantee" | "mortgage" | "pledge" | null;
            /** @description 担保净值 / Net value of security (minor units / 分) */
            security_value?: number | null;
            /** @description 用途 / Purpose */
            purpose?: string | null;
            /** @description 商机 / Opportunity */
            opportunity?: string | null;
            /** @description 方案 / Scheme */
            scheme?: string | null;
        };
        application_investigate_body: {
            /** @description 调查内容 / Answers */
            answers: unknown;
        };
        application_change_body: {
            /** @description 金额 / Amount (minor units / 分) */
            amount?: number | null;
            /** @description 期限(月) / Term (months) */
            term_months?: number | null;
            /** @description 利率 / Rate */
            rate?: number | null;
            /**
             * @description 担保方式 / Security
             * @enum {string|null}
             */
            security?: "credit" | "guarantee" | "mortgage" | "pledge" | null;
            /** @description 理由 / Reason */
            reason: string;
        };
        application_document_act_body: {
            /**
             * @description 动作 / Action
             * @enum {string}
             */
            action: "receive" | "verify" | "waive" | "request";
            /** @description 文件 / File */
            attachment?: string | null;
            /**
             * Format: date
             * @description 有效期至 / Expires
             */
            expires_on?: string | null;
            /** @description 理由 / Reason */
            reason?: string | null;
        };
        condition_meet_body: {
            /** @description 凭证 / Evidence */
            evidence?: string | null;
            /**
             * Format: date
             * @description 落实日 / Met on
             */
            met_on?: string | null;
            /** @description 说明 / Note */
            reason?: string | null;
        };
        condition_waive_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        condition_reopen_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        guarantee_try_body: {
            /** @description 保证人 / Guarantor */
            guarantor: string;
            /** @description 保证金额 / Amount (minor units / 分) */
            amount: number;
            /** @description 币种 / Currency */
            currency?: string | null;
            /**
             * @description 方式 / Kind
             * @enum {string|null}
             */
            kind?: "joint" | "general" | "completion" | "institution" | null;
            /** @description 修改的合同 / Contract that is changed */
            contract?: string | null;
        };
        guarantee_release_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        syndicate_set_body: {
            /** @description 成员 / Lenders */
            lenders: unknown;
        };
        syndicate_prepare_body: {
            /**
             * Format: date
             * @description 至 / Until
             */
            until?: string | null;
        };
        syndicate_notice_record_body: {
            /** @description 来函编号 / Number */
            number: string;
            /**
             * @description 类别 / Kind
             * @enum {string}
             */
            kind: "drawdown" | "rate_fixing" | "interest" | "repayment" | "distribution" | "fee";
            /**
             * Format: date
             * @description 起息或到期日 / Value date
             */
            value_on: string;
            /** @description 本金（全团） / Principal, all lenders (minor units / 分) */
            principal?: number | null;
            /** @description 利息（全团） / Interest, all lenders (minor units / 分) */
            interest?: number | null;
            /** @description 费用（全团） / Fee, all lenders (minor units / 分) */
            fee?: number | null;
            /** @description 来函所列本行金额 / Our part as told (minor units / 分) */
            own_part?: number | null;
            /** @description 利率 / Rate */
            rate?: number | null;
            /**
             * Format: date
             * @description 计息起 / Interest from
             */
            period_from?: string | null;
            /**
             * Format: date
             * @description 计息止 / Interest to
             */
            period_to?: string | null;
            /** @description 来函 / The letter */
            document?: string | null;
            /** @description 说明 / Note */
            note?: string | null;
        };
        syndicate_notice_withdraw_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        syndicate_notice_settle_body: {
            /** @description 说明 / Note */
            note?: string | null;
        };
        pending_change_decide_body: {
            /** @description 通过 / Approve */
            approve: boolean;
            /** @description 意见 / Reason */
            reason?: string | null;
        };
        import_mapping_set_body: {
            /** @description 映射 / Mapping */
            mapping?: unknown;
            /** @description 选项 / Options */
            options?: unknown;
            /** @description 记住为 / Remember as */
            remember?: string | null;
        };
        export_start_body: {
            /** @description 对象 / Entity */
            entity: string;
            /**
             * @description 格式 / Format
             * @enum {string|null}
             */
            format?: "xlsx" | "csv" | null;
            /** @description 查询条件 / Query parameters */
            parameters?: unknown;
            /** @description 列 / Columns */
            columns?: string | null;
        };
        duplicate_decide_body: {
            /**
             * @description 结论 / Decision
             * @enum {string}
             */
            decision: "merge" | "distinct";
            /** @description 保留的客户 / Customer that stays */
            into?: string | null;
            /** @description 理由 / Reason */
            reason: string;
        };
        lab_train_body: {
            /** @description 模型名称 / Name */
            name: string;
            /** @description 数据（上传所得） / Data as uploaded */
            sha256?: string | null;
            /** @description 文件名 / File name */
            file_name?: string | null;
            /**
             * @description 种类 / Kind
             * @enum {string|null}
             */
            kind?: "card" | "trees" | null;
            /** @description 目标列 / Target */
            target: string;
            /** @description 坏的取值 / Bad value */
            bad_value?: string | null;
            /** @description 列名（无表头时） / Column names */
            columns?: string | null;
            /** @description 时间列 / Time column */
            time?: string | null;
            /** @description 时间外样本占比 / Share out of time */
            test_share?: number | null;
            /** @description 主体列 / Group column */
            group?: string | null;
            /** @description 分组列 / Segment column */
            segment?: string | null;
            /**
             * Format: date
             * @description 事实日期 / Facts of
             */
            facts_on?: string | null;
            /** @description 权重列 / Weight column */
            weight?: string | null;
            /** @description 不使用的列 / Fields to drop */
            drop?: string | null;
            /** @description 坚持使用的列 / Fields to keep */
            keep?: string | null;
            /** @description 人工分箱 / Borders set by hand */
            borders?: unknown;
            /** @description 折数 / Folds */
            folds?: number | null;
            /** @description 随机种子 / Seed */
            seed?: number | null;
            /** @description 长期违约率 / Central tendency */
            central_tendency?: number | null;
        };
        lab_promote_body: {
            /**
             * Format: date
             * @description 有效期至 / Valid until
             */
            valid_until?: string | null;
            /** @description 理由 / Reason */
            reason: string;
        };
        lab_retire_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        lab_check_start_body: {
            /** @description 补做月数 / Month ends before */
            back_months?: number | null;
        };
        lab_check_answer_body: {
            /** @description 处理意见 / Answer */
            response: string;
        };
        limit_what_if_body: {
            /** @description 金额 / Amount (minor units / 分) */
            amount: number;
            /** @description 币种 / Currency */
            currency?: string | null;
        };
        limit_reserve_body: {
            /** @description 金额 / Amount (minor units / 分) */
            amount: number;
            /** @description 币种 / Currency */
            currency?: string | null;
            /** @description 凭据号 / Reference */
            reference: string;
        };
        limit_lapse_body: {
            /** @description 凭据号 / Reference */
            reference: string;
        };
        drawdown_check_body: {
            /** @description 贷款 / Loan */
            loan: string;
            /** @description 金额 / Amount (minor units / 分) */
            amount: number;
            /** @description 用途 / Purpose */
            purpose?: string | null;
            /** @description 收款人 / Payee */
            payee?: string | null;
            /** @description 收款账号 / Payee's account */
            payee_account?: string | null;
            /**
             * @description 支付方式 / Payment
             * @enum {string|null}
             */
            payment?: "entrusted" | "self" | null;
            /** @description 交易合同 / Trade contract */
            trade_contract?: string | null;
            /** @description 合同或发票金额 / Contract or invoice amount (minor units / 分) */
            invoice_amount?: number | null;
            /** @description 用途凭证 / Evidence */
            evidence?: string | null;
            /** @description 资本金已到位 / Own capital paid in (minor units / 分) */
            own_capital_paid?: number | null;
            /** @description 工程进度 / Progress */
            progress?: number | null;
        };
        drawdown_request_body: {
            /** @description 贷款 / Loan */
            loan: string;
            /** @description 金额 / Amount (minor units / 分) */
            amount: number;
            /** @description 用途 / Purpose */
            purpose: string;
            /** @description 收款人 / Payee */
            payee?: string | null;
            /** @description 收款账号 / Payee's account */
            payee_account?: string | null;
            /**
             * @description 支付方式 / Payment
             * @enum {string|null}
             */
            payment?: "entrusted" | "self" | null;
            /** @description 交易合同 / Trade contract */
            trade_contract?: string | null;
            /** @description 合同或发票金额 / Contract or invoice amount (minor units / 分) */
            invoice_amount?: number | null;
            /** @description 用途凭证 / Evidence */
            evidence?: string | null;
            /** @description 资本金已到位 / Own capital paid in (minor units / 分) */
            own_capital_paid?: number | null;
            /** @description 工程进度 / Progress */
            progress?: number | null;
            /** @description 请求号 / Request key */
            reference: string;
        };
        drawdown_release_body: {
            /** @description 说明 / Note */
            note?: string | null;
        };
        drawdown_cancel_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        collateral_value_body: {
            /** @description 评估价值 / Value (minor units / 分) */
            value: number;
            /**
             * Format: date
             * @description 评估日 / Valued on
             */
            valued_on: string;
            /** @description 评估机构 / Valuer */
            valued_by: string;
        };
        collateral_perfect_body: {
            /**
             * @description 登记 / Perfection
             * @enum {string|null}
             */
            perfection?: "none" | "applied" | "registered" | null;
            /**
             * Format: date
             * @description 登记日 / Registered on
             */
            registered_on?: string | null;
            /** @description 他项权证号 / Registration number */
            registration_number?: string | null;
            /**
             * Format: date
             * @description 登记到期日 / Registration expires
             */
            registration_expires_on?: string | null;
            /** @description 保险金额 / Insured for (minor units / 分) */
            insured_amount?: number | null;
            /**
             * Format: date
             * @description 保险到期日 / Insurance expires
             */
            insurance_expires_on?: string | null;
        };
        collateral_allocate_body: {
            /** @description 额度 / Facility */
            facility: string;
            /** @description 最高担保额 / Secures up to (minor units / 分) */
            amount: number;
            /** @description 顺位 / Rank */
            rank?: number | null;
        };
        collateral_release_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        inspection_plan_body: {
            /** @description 客户 / Customer */
            customer?: string | null;
        };
        inspection_finish_body: {
            /** @description 检查表 / Form */
            answers: unknown;
            /**
             * @description 结论 / Conclusion
             * @enum {string}
             */
            conclusion: "sound" | "watch" | "act";
            /** @description 发现 / Findings */
            findings?: string | null;
            /** @description 用时（分钟） / Minutes */
            minutes?: number | null;
        };
        collection_act_body: {
            /**
             * @description 动作 / Kind
             * @enum {string}
             */
            kind: "call" | "message" | "visit" | "promise" | "promise_kept" | "promise_broken" | "lawsuit" | "judgement" | "enforcement" | "auction" | "disposal" | "close";
            /** @description 金额 / Amount (minor units / 分) */
            amount?: number | null;
            /**
             * Format: date
             * @description 承诺日 / Promised for
             */
            promised_on?: string | null;
            /** @description 内容 / What was said */
            text?: string | null;
            /**
             * @description 结果 / Outcome
             * @enum {string|null}
             */
            outcome?: "cured" | "paid" | "restructured" | "written_off" | "disposed" | null;
        };
        day_end_run_body: {
            /**
             * Format: date
             * @description 业务日 / Business date
             */
            business_date?: string | null;
        };
        loan_open_body: {
            /** @description 借据号 / Number */
            number: string;
            /**
             * @description 产品 / Product
             * @enum {string}
             */
            product: "working_capital" | "fixed_asset" | "project" | "trade" | "acceptance" | "discount" | "guarantee" | "mna" | "green" | "personal_business" | "personal";
            /** @description 合同金额 / Amount (minor units / 分) */
            amount: number;
            /** @description 币种 / Currency */
            currency?: string | null;
            /** @description 额度 / Facility */
            facility?: string | null;
            /**
             * @description 担保方式 / Security
             * @enum {string}
             */
            collateral: "credit" | "guarantee" | "mortgage" | "pledge";
            /** @description 用途 / Purpose */
            purpose?: string | null;
            /** @description 条款 / Terms */
            terms: unknown;
        };
        loan_event_add_body: {
            /**
             * @description 事件 / Event
             * @enum {string}
             */
            kind: "repayment" | "prepayment" | "rate_reset" | "fee" | "penalty" | "recovery" | "refinance" | "reversal";
            /**
             * Format: date
             * @description 生效日 / Effective
             */
            effective_on: string;
            /** @description 金额 / Amount (minor units / 分) */
            amount?: number | null;
            /** @description 利率或加点 / Rate or spread */
            rate?: number | null;
            /**
             * @description 提前还款方式 / After a prepayment
             * @enum {string|null}
             */
            option?: "reduce_payment" | "shorten_term" | null;
            /** @description 冲正事件 / Reverses */
            reverses?: string | null;
            /** @description 流水号 / Reference */
            reference?: string | null;
            /** @description 说明 / Note */
            note?: string | null;
        };
        loan_change_body: {
            /**
             * @description 变更 / Change
             * @enum {string}
             */
            kind: "extension" | "restructure" | "top_up" | "write_off";
            /**
             * Format: date
             * @description 生效日 / Effective
             */
            effective_on: string;
            /** @description 金额 / Amount (minor units / 分) */
            amount?: number | null;
            /**
             * Format: date
             * @description 新到期日 / New maturity
             */
            matures_on?: string | null;
            /** @description 新条款 / New terms */
            terms?: unknown;
            /** @description 流水号 / Reference */
            reference?: string | null;
            /** @description 理由 / Reason */
            note: string;
        };
        loan_preview_body: {
            /**
             * @description 事件 / Event
             * @enum {string}
             */
            kind: "drawdown" | "repayment" | "prepayment" | "rate_reset" | "extension" | "restructure" | "refinance" | "top_up" | "fee" | "penalty" | "write_off" | "recovery";
            /**
             * Format: date
             * @description 生效日 / Effective
             */
            effective_on: string;
            /** @description 金额 / Amount (minor units / 分) */
            amount?: number | null;
            /** @description 利率或加点 / Rate or spread */
            rate?: number | null;
            /**
             * @description 提前还款方式 / After a prepayment
             * @enum {string|null}
             */
            option?: "reduce_payment" | "shorten_term" | null;
            /**
             * Format: date
             * @description 新到期日 / New maturity
             */
            matures_on?: string | null;
            /** @description 新条款 / New terms */
            terms?: unknown;
        };
        loan_compare_body: {
            /** @description 再融资利率 / Rate of the new loan */
            rate: number;
            /** @description 再融资期限（月） / Months of the new loan */
            months: number;
            /**
             * @description 还款方式 / Repayment
             * @enum {string|null}
             */
            method?: "equal_instalment" | "equal_principal" | "bullet" | null;
            /** @description 再融资费用 / Cost of refinancing (minor units / 分) */
            cost?: number | null;
            /** @description 追加金额 / Top-up (minor units / 分) */
            top_up?: number | null;
            /** @description 折现率 / Discount rate */
            discount_rate: number;
            /** @description 违约损失率 / Loss given default */
            loss_rate?: number | null;
        };
        schedule_quote_body: {
            /** @description 金额 / Amount (minor units / 分) */
            amount: number;
            /** @description 条款 / Terms */
            terms: unknown;
        };
        inbox_assign_body: {
            /** @description 客户 / Customer */
            customer: string;
        };
        outlook_train_body: {
            /** @description 目标 / Target */
            target: string;
            /**
             * @description 种类 / Kind
             * @enum {string|null}
             */
            kind?: "card" | "trees" | null;
            /** @description 折数 / Folds */
            folds?: number | null;
            /** @description 随机种子 / Seed */
            seed?: number | null;
        };
        retention_act_body: {
            /**
             * @description 动作 / Action
             * @enum {string}
             */
            action: "done" | "drop";
            /**
             * @description 客户反应 / Reaction
             * @enum {string|null}
             */
            reaction?: "accepted" | "thinking" | "refused" | "not_reached" | null;
            /** @description 记录 / Note */
            note?: string | null;
        };
        policy_check_draft_body: {
            /** @description 文件 / File */
            file: string;
            /** @description 内容 / Text */
            text: string;
        };
        policy_draft_body: {
            /** @description 文件 / File */
            file: string;
            /** @description 内容 / Text */
            text: string;
            /** @description 修改说明 / Reason */
            reason: string;
        };
        policy_back_test_body: {
            /**
             * @description 比较 / Compare
             * @enum {string|null}
             */
            of?: "grade" | "tier" | null;
            /** @description 客户数上限 / Most customers */
            most?: number | null;
        };
        policy_activate_body: {
            /**
             * Format: date-time
             * @description 生效时间 / Valid from
             */
            valid_from?: string | null;
        };
        policy_reject_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        pool_assign_body: {
            /** @description 客户经理 / Relationship manager */
            person: string;
            /** @description 说明 / Reason */
            reason?: string | null;
        };
        customer_release_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        handover_start_body: {
            /** @description 移交人 / From */
            from_person: string;
            /** @description 接收人 / To */
            to_person: string;
            /**
             * @description 原因 / Reason
             * @enum {string}
             */
            reason: "leave" | "transfer" | "balance";
            /** @description 客户 / Customers */
            customers?: unknown;
            /** @description 交接说明 / Note */
            note?: string | null;
        };
        handover_cover_body: {
            /** @description 离岗人 / Absent */
            from_person: string;
            /** @description 代理人 / Cover */
            to_person: string;
            /**
             * Format: date
             * @description 至 / Until
             */
            until: string;
            /** @description 客户 / Customers */
            customers?: unknown;
            /** @description 交接说明 / Note */
            note?: string | null;
        };
        handover_accept_body: {
            /** @description 接收意见 / Remark */
            note?: string | null;
        };
        portal_sign_in_body: {
            /** @description 登录名 / User name */
            login: string;
            /** @description 口令 / Password */
            password: string;
            /** @description 动态验证码 / Authenticator code */
            code?: string | null;
        };
        portal_invitation_body: {
            /** @description 邀请码 / Invitation */
            token: string;
        };
        portal_join_body: {
            /** @description 邀请码 / Invitation */
            token: string;
            /** @description 登录名 / User name */
            login: string;
            /** @description 口令 / Password */
            password: string;
        };
        portal_language_body: {
            /**
             * @description 语言 / Language
             * @enum {string}
             */
            language: "zh" | "en";
        };
        portal_password_body: {
            /** @description 原口令 / Old password */
            old_password: string;
            /** @description 新口令 / New password */
            new_password: string;
        };
        portal_totp_confirm_body: {
            /** @description 动态验证码 / Code */
            code: string;
        };
        portal_totp_remove_body: {
            /** @description 口令 / Password */
            password: string;
        };
        portal_document_reuse_body: {
            /** @description 文件 / File */
            file: string;
            /** @description 请求号 / Request key */
            key: string;
        };
        portal_statement_check_body: {
            /**
             * Format: date
             * @description 报告期末 / Period end
             */
            period_end: string;
            /** @description 期间月数 / Months */
            period_months?: number | null;
            /**
             * @description 口径 / Scope
             * @enum {string|null}
             */
            scope?: "parent" | "consolidated" | null;
            /**
             * @description 单位 / Unit
             * @enum {string|null}
             */
            unit?: "yuan" | "ten_thousand" | "thousand" | "million" | null;
            /** @description 科目金额 / Amounts */
            values: unknown;
        };
        portal_statement_send_body: {
            /**
             * Format: date
             * @description 报告期末 / Period end
             */
            period_end: string;
            /** @description 期间月数 / Months */
            period_months?: number | null;
            /**
             * @description 口径 / Scope
             * @enum {string|null}
             */
            scope?: "parent" | "consolidated" | null;
            /**
             * @description 单位 / Unit
             * @enum {string|null}
             */
            unit?: "yuan" | "ten_thousand" | "thousand" | "million" | null;
            /** @description 已审计 / Audited */
            audited?: boolean | null;
            /** @description 会计师事务所 / Auditor */
            auditor?: string | null;
            /** @description 科目金额 / Amounts */
            values: unknown;
            /** @description 请求号 / Request key */
            key: string;
        };
        portal_certificate_body: {
            /** @description 确认属实 / Confirmed */
            confirm: boolean;
            /** @description 说明 / Remark */
            remark?: string | null;
            /** @description 请求号 / Request key */
            key: string;
        };
        portal_drawdown_ask_body: {
            /** @description 额度 / Facility */
            facility: string;
            /** @description 金额 / Amount (minor units / 分) */
            amount: number;
            /**
             * Format: date
             * @description 希望放款日 / Wanted on
             */
            value_on: string;
            /** @description 用途 / Purpose */
            purpose: string;
            /** @description 收款人 / Payee */
            payee?: string | null;
            /** @description 用途凭证 / Evidence */
            file?: string | null;
            /** @description 请求号 / Request key */
            key: string;
        };
        portal_message_send_body: {
            /** @description 内容 / Text */
            body: string;
            /** @description 请求号 / Request key */
            key: string;
        };
        portal_user_invite_body: {
            /** @description 姓名 / Name */
            name: string;
            /** @description 角色 / Role */
            role: string;
            /** @description 职务 / Position */
            position?: string | null;
            /** @description 邮箱 / E-mail */
            email?: string | null;
            /** @description 请求号 / Request key */
            key: string;
        };
        portal_user_change_body: {
            /** @description 角色 / Role */
            role?: string | null;
            /** @description 停用 / Blocked */
            blocked?: boolean | null;
        };
        portal_correction_body: {
            /** @description 资料项 / Field */
            field: string;
            /** @description 正确内容 / Right value */
            value: string;
            /** @description 说明 / Why */
            reason?: string | null;
            /** @description 请求号 / Request key */
            key: string;
        };
        portal_consent_set_body: {
            /** @description 同意 / Given */
            given: boolean;
            /** @description 文本版本 / Version of the text */
            version: number;
        };
        consent_note_body: {
            /** @description 用途 / Purpose */
            purpose: string;
            /** @description 同意 / Given */
            given: boolean;
            /**
             * @description 渠道 / Channel
             * @enum {string}
             */
            channel: "paper" | "counter" | "phone" | "mail";
            /** @description 联系人 / Contact */
            contact?: string | null;
        };
        portal_invite_body: {
            /** @description 已有用户 / User already there */
            user?: string | null;
            /** @description 姓名 / Name */
            name?: string | null;
            /** @description 角色 / Role */
            role?: string | null;
            /** @description 职务 / Position */
            position?: string | null;
            /** @description 手机 / Mobile */
            mobile?: string | null;
            /** @description 邮箱 / E-mail */
            email?: string | null;
        };
        portal_block_body: {
            /** @description 用户 / User */
            user: string;
            /** @description 停用 / Blocked */
            blocked: boolean;
        };
        portal_answer_body: {
            /** @description 提交 / What was sent */
            submission: string;
            /** @description 接受 / Accept */
            accept: boolean;
            /** @description 答复 / Answer */
            answer?: string | null;
        };
        portal_reply_body: {
            /** @description 内容 / Text */
            body: string;
            /** @description 请求号 / Request key */
            key: string;
        };
        portfolio_preview_body: {
            /** @description 客户 / Customer */
            customer: string;
            /**
             * @description 产品 / Product
             * @enum {string}
             */
            product: "working_capital" | "fixed_asset" | "project" | "trade" | "acceptance" | "discount" | "guarantee" | "mna" | "green" | "personal_business" | "personal";
            /** @description 金额 / Amount (minor units / 分) */
            amount: number;
            /** @description 期限（月） / Term in months */
            months?: number | null;
            /** @description 年利率 / Rate */
            rate?: number | null;
            /**
             * @description 担保方式 / Security
             * @enum {string|null}
             */
            collateral?: "credit" | "guarantee" | "mortgage" | "pledge" | null;
        };
        portfolio_whatif_body: {
            /** @description 新业务客户 / Customer of the deal */
            deal_customer?: string | null;
            /**
             * @description 新业务产品 / Product of the deal
             * @enum {string|null}
             */
            deal_product?: "working_capital" | "fixed_asset" | "project" | "trade" | "acceptance" | "discount" | "guarantee" | "mna" | "green" | "personal_business" | "personal" | null;
            /** @description 新业务金额 / Amount of the deal (minor units / 分) */
            deal_amount?: number | null;
            /** @description 新业务利率 / Rate of the deal */
            deal_rate?: number | null;
            /** @description 新业务期限（月） / Term of the deal */
            deal_months?: number | null;
            /**
             * @description 新业务担保 / Security of the deal
             * @enum {string|null}
             */
            deal_collateral?: "credit" | "guarantee" | "mortgage" | "pledge" | null;
            /** @description 下调的行业 / Industry downgraded */
            industry?: string | null;
            /** @description 下调级数 / Notches down */
            notches?: number | null;
            /** @description 利率变动（基点） / Change of rates in bp */
            rate_bp?: number | null;
            /** @description 外币升值幅度 / Rise of foreign currencies */
            fx_share?: number | null;
            /** @description 失效的担保人 / Guarantor lost */
            guarantor?: string | null;
            /** @description 宏观情景 / Scenario */
            scenario?: string | null;
        };
        portfolio_loss_start_body: {
            /** @description 情景数 / Scenarios */
            scenarios?: number | null;
            /** @description 种子 / Seed */
            seed?: number | null;
        };
        loan_classification_judge_body: {
            /**
             * @description 认定结果 / Class
             * @enum {string}
             */
            class: "normal" | "special_mention" | "substandard" | "doubtful" | "loss";
            /** @description 理由 / Reason */
            reason: string;
        };
        portfolio_allocation_body: {
            /**
             * @description 候选来源 / Candidates
             * @enum {string|null}
             */
            source?: "pipeline" | "segments" | null;
            /**
             * @description 目标 / Objective
             * @enum {string|null}
             */
            objective?: "eva" | "raroc" | "earnings" | null;
            /** @description 额度 / Quota (minor units / 分) */
            quota?: number | null;
            /** @description 可用资本 / Capital to use (minor units / 分) */
            capital?: number | null;
            /** @description 单户最多 / Most for one (minor units / 分) */
            single?: number | null;
            /** @description 分组最大增幅 / Most a part may grow */
            growth?: number | null;
            /** @description 最低使用比例 / Share that must be lent */
            least_share?: number | null;
            /** @description 本次限额 / Limits of this plan */
            limits?: unknown;
            /** @description 不参与的候选 / Candidates left out */
            left_out?: unknown;
            /** @description 方案名称 / Name of the plan */
            name?: string | null;
        };
        project_solve_body: {
            /** @description 版本 / Version */
            model?: string | null;
            /** @description 假设 / Assumptions */
            content?: unknown;
            /** @description 改动 / Changes */
            changes?: unknown;
            /** @description 沿用贷款 / Keep the debt */
            keep_debt?: boolean | null;
            /** @description 行 / Lines */
            lines?: string | null;
        };
        project_explain_body: {
            /** @description 版本 / Version */
            model?: string | null;
            /** @description 假设 / Assumptions */
            content?: unknown;
            /** @description 改动 / Changes */
            changes?: unknown;
            /** @description 沿用贷款 / Keep the debt */
            keep_debt?: boolean | null;
            /** @description 行或数 / Line or number */
            line: string;
            /** @description 成员 / Member */
            member?: number | null;
            /** @description 期 / Period */
            period?: number | null;
        };
        project_save_body: {
            /** @description 名称 / Name */
            name: string;
            /** @description 版本 / Version */
            model?: string | null;
            /** @description 假设 / Assumptions */
            content?: unknown;
            /** @description 改动 / Changes */
            changes?: unknown;
            /** @description 说明 / Note */
            note?: string | null;
            /** @description 作为基准 / As the base case */
            base?: boolean | null;
        };
        project_compare_body: {
            /** @description 版本 / Version */
            model?: string | null;
            /** @description 假设 / Assumptions */
            content?: unknown;
            /** @description 方案 / Options */
            options: unknown;
        };
        project_equator_body: {
            /**
             * @description 赤道原则类别 / Equator category
             * @enum {string}
             */
            category: "a" | "b" | "c";
        };
        project_workbook_body: {
            /** @description 版本 / Version */
            model?: string | null;
            /** @description 假设 / Assumptions */
            content?: unknown;
            /** @description 改动 / Changes */
            changes?: unknown;
            /** @description 沿用贷款 / Keep the debt */
            keep_debt?: boolean | null;
        };
        project_risk_body: {
            /** @description 版本 / Version */
            model?: string | null;
            /** @description 假设 / Assumptions */
            content?: unknown;
            /** @description 改动 / Changes */
            changes?: unknown;
            /** @description 次数 / Runs */
            runs?: number | null;
            /** @description 种子 / Seed */
            seed?: number | null;
        };
        project_stress_body: {
            /** @description 改动 / Changes */
            changes: unknown;
        };
        group_confirm_body: {
            /** @description 理由 / Reason */
            reason: string;
            /** @description 集团名称 / Group name */
            name?: string | null;
            /** @description 剔除成员 / Members left out */
            exclude?: unknown;
        };
        group_reject_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        scheme_compute_body: {
            /** @description 客户 / Customer */
            customer?: string | null;
            /** @description 版本 / Variants */
            variants: unknown;
        };
        scheme_save_body: {
            /** @description 方案 / Scheme */
            name: string;
            /** @description 版本 / Variant */
            variant?: string | null;
            /** @description 情景模板 / Scenario */
            template?: string | null;
            /** @description 商机 / Opportunity */
            opportunity?: string | null;
            /** @description 内容 / Content */
            content: unknown;
        };
        contract_draft_body: {
            /**
             * @description 类型 / Kind
             * @enum {string}
             */
            kind: "loan" | "guarantee" | "security" | "amendment";
            /** @description 修订自 / Amends */
            amends?: string | null;
            /** @description 修订内容 / What changes */
            reason?: string | null;
            /** @description 追加条款 / Further clauses */
            extra?: string | null;
        };
        contract_sign_body: {
            /**
             * Format: date
             * @description 签署日 / Signed on
             */
            signed_on?: string | null;
        };
        contract_customer_sign_body: {
            /**
             * Format: date
             * @description 签署日 / Signed on
             */
            signed_on?: string | null;
            /** @description 签署人 / Signatory */
            signer: string;
            /** @description 签署件 / Signed copy */
            evidence: string;
        };
        contract_void_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        opportunity_move_body: {
            /**
             * @description 阶段 / Stage
             * @enum {string}
             */
            stage: "identified" | "designing" | "applying" | "approving" | "contracting" | "drawing" | "won" | "lost";
            /** @description 流失原因 / Why lost */
            lost_reason?: string | null;
        };
        lead_convert_body: {
            /** @description 客户 / Customer */
            customer?: string | null;
            /** @description 产品 / Product */
            product: string;
            /** @description 金额 / Amount (minor units / 分) */
            amount?: number | null;
        };
        service_classify_body: {
            /** @description 内容 / Text */
            text: string;
        };
        service_receive_body: {
            /** @description 客户 / Customer */
            customer: string;
            /**
             * @description 渠道 / Channel
             * @enum {string}
             */
            channel: "portal" | "mail" | "phone" | "counter" | "message" | "visit" | "web";
            /** @description 主题 / Subject */
            subject?: string | null;
            /** @description 内容 / Text */
            text: string;
            /** @description 来人 / Who called */
            contact_name?: string | null;
            /**
             * @description 性质 / Kind
             * @enum {string|null}
             */
            kind?: "request" | "feedback" | "complaint" | null;
            /** @description 类别 / Class */
            class?: string | null;
            /** @description 涉及人员 / About */
            about_person?: string | null;
        };
        service_confirm_body: {
            /** @description 类别 / Class */
            class: string;
        };
        service_message_add_body: {
            /**
             * @description 方向 / Direction
             * @enum {string}
             */
            direction: "received" | "sent" | "internal";
            /** @description 内容 / Text */
            text: string;
            /** @description 等待客户回复 / Wait for the customer */
            wait?: boolean | null;
        };
        service_assign_body: {
            /** @description 处理人 / Handler */
            person: string;
            /** @description 原因 / Reason */
            reason?: string | null;
        };
        service_extend_body: {
            /**
             * @description 复杂程度 / Complexity
             * @enum {string}
             */
            complexity: "simple" | "complex" | "very_complex";
            /** @description 理由 / Reason */
            reason: string;
        };
        service_close_body: {
            /**
             * @description 办结原因 / Why
             * @enum {string}
             */
            reason: "solved" | "explained" | "declined" | "withdrawn" | "duplicate";
            /** @description 处理结果 / Resolution */
            resolution: string;
        };
        survey_send_body: {
            /** @description 问卷 / Template */
            template: string;
        };
        survey_answer_body: {
            /** @description 满意度 / Satisfaction */
            satisfaction?: number | null;
            /** @description 推荐意愿 / Would recommend */
            recommend?: number | null;
            /** @description 意见 / Comment */
            comment?: string | null;
        };
        improvement_add_body: {
            /** @description 改进事项 / Improvement */
            title: string;
            /** @description 原因 / Cause */
            cause?: string | null;
            /** @description 措施 / What is changed */
            measure?: string | null;
            /** @description 类别 / Class */
            class?: string | null;
            /**
             * @description 衡量指标 / Figure
             * @enum {string}
             */
            figure: "volume" | "on_time" | "answer_hours" | "csat";
            /** @description 负责人 / Owner */
            owner?: string | null;
            /**
             * Format: date
             * @description 截止日 / Due
             */
            due_on?: string | null;
            /** @description 来源请求 / From request */
            request?: string | null;
        };
        improvement_move_body: {
            /**
             * @description 状态 / Status
             * @enum {string}
             */
            status: "open" | "doing" | "done" | "dropped";
        };
        sign_in_body: {
            /** @description 用户名 / User name */
            login: string;
            /** @description 口令 / Password */
            password: string;
            /** @description 动态验证码 / Authenticator code */
            code?: string | null;
        };
        me_language_body: {
            /**
             * @description 语言 / Language
             * @enum {string}
             */
            language: "zh" | "en";
        };
        me_password_body: {
            /** @description 原口令 / Old password */
            old_password: string;
            /** @description 新口令 / New password */
            new_password: string;
        };
        me_totp_confirm_body: {
            /** @description 动态验证码 / Code */
            code: string;
        };
        me_totp_remove_body: {
            /** @description 口令 / Password */
            password: string;
        };
        person_password_body: {
            /** @description 新口令 / New password */
            password: string;
        };
        statement_paste_body: {
            /** @description 表格文本 / Table text */
            text: string;
            /**
             * @description 单位 / Unit
             * @enum {string|null}
             */
            unit?: "yuan" | "ten_thousand" | "thousand" | "million" | null;
            /**
             * Format: date
             * @description 期末日期 / Period end
             */
            period_end?: string | null;
            /** @description 期间月数 / Months */
            period_months?: number | null;
        };
        warning_back_test_body: {
            /**
             * Format: date
             * @description 回测基准日 / As of
             */
            as_of: string;
            /** @description 观察期天数 / Days looked ahead */
            horizon_days?: number | null;
            /** @description 客户数上限 / Customers at most */
            most?: number | null;
        };
        warning_respond_body: {
            /** @description 核实情况 / What was found */
            response: string;
        };
        warning_close_body: {
            /**
             * @description 结论 / Outcome
             * @enum {string}
             */
            outcome: "closed" | "false_alarm";
            /** @description 依据 / Evidence */
            evidence: string;
        };
        warning_lower_body: {
            /**
             * @description 级别 / Level
             * @enum {string}
             */
            level: "blue" | "yellow" | "orange";
            /** @description 依据 / Evidence */
            evidence: string;
        };
        warning_step_done_body: {
            /**
             * @description 结果 / Result
             * @enum {string|null}
             */
            status?: "done" | "skipped" | null;
            /** @description 证据 / Evidence */
            evidence?: string | null;
        };
        warning_plan_change_body: {
            /**
             * @description 退出策略 / Exit
             * @enum {string|null}
             */
            exit?: "keep" | "reduce" | "secure" | "restructure" | "collect" | "sell" | null;
            /** @description 应急预案 / Contingency plan */
            contingency?: string | null;
            /**
             * Format: date
             * @description 演练日 / Drill on
             */
            drill_on?: string | null;
            /** @description 额度压降 / Limit cut */
            limit_cut?: number | null;
        };
        warning_plan_sign_body: {
            /** @description 意见 / Opinion */
            opinion: string;
        };
        workbench_put_off_body: {
            /** @description 种类 / Kind */
            kind: string;
            /** @description 记录 / Record */
            subject: string;
            /** @description 天数 / Days */
            days: number;
            /** @description 原因 / Reason */
            reason?: string | null;
        };
        workflow_task_decide_body: {
            /**
             * @description 意见 / Decision
             * @enum {string}
             */
            decision: "agree" | "conditions" | "against" | "returned" | "abstain";
            /** @description 意见说明 / Opinion */
            opinion?: string | null;
            /** @description 条件 / Conditions */
            conditions?: string | null;
            /** @description 退回至 / Return to */
            return_to?: string | null;
        };
        workflow_task_delegate_body: {
            /** @description 转给 / To */
            person: string;
            /** @description 理由 / Reason */
            reason: string;
        };
        workflow_task_excuse_body: {
            /**
             * @description 情形 / Kind
             * @enum {string}
             */
            kind: "recused" | "absent";
            /** @description 理由 / Reason */
            reason: string;
        };
        workflow_case_withdraw_body: {
            /** @description 理由 / Reason */
            reason: string;
        };
        problem: {
            type: string;
            id: string;
            title: string;
            status: number;
            detail: string;
            correlation_id: string;
            errors: {
                id: string;
                field: string;
                value?: string | null;
                message: string;
            }[];
        };
        held: {
            pending_change: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    customer_assess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: unknown;
                        policy_version: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: unknown;
                        policy_version: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: unknown;
                        policy_version: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_assessment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: unknown;
                        policy_version: string;
                        history: {
                            /** Format: date-time */
                            assessed_at: string | null;
                            score: number | null;
                            pd: number | null;
                            grade: string | null;
                            confidence: number | null;
                            policy_version: string | null;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_facts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_tier_override: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["customer_tier_override_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tier: string;
                        /** Format: date */
                        expires_on: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tier: string;
                        /** Format: date */
                        expires_on: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tier: string;
                        /** Format: date */
                        expires_on: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_grade_override: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["customer_grade_override_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grade: string | null;
                        without: string | null;
                        /** Format: date */
                        expires_on: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grade: string | null;
                        without: string | null;
                        /** Format: date */
                        expires_on: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grade: string | null;
                        without: string | null;
                        /** Format: date */
                        expires_on: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_grade_override_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["customer_grade_override_end_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grade: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grade: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grade: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_grade_overrides: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown[];
                        waiting: boolean;
                        authority: {
                            notches: number;
                            allowed: string;
                            rule: unknown;
                        }[];
                        reasons: {
                            name: string;
                            label: unknown;
                        }[];
                        /** Format: date */
                        latest: string;
                        least_reason: number;
                        evidence_from: number;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    rating_overrides: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rated: number;
                        in_force: number;
                        share: number | null;
                        alarm_share: number;
                        alarm: boolean;
                        directions: unknown[];
                        reasons: unknown[];
                        items: unknown[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_expert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sheet: unknown;
                        opinions: unknown[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_expert_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["customer_expert_answer_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        score: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        score: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        score: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_second_opinion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        opinion: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    policy_tiers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tiers: unknown;
                        override: {
                            months: number;
                            least_reason: number;
                            reasons: {
                                name: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                        };
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    policy_scale: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        scale: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    policy_cards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cards: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    policy_facts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        facts: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistant_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["assistant_ask_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string | null;
                        conversation: string | null;
                        question: string;
                        kind: string;
                        language: string;
                        confidence: number;
                        paragraphs: {
                            text: string;
                            cites: number[];
                        }[];
                        sources: {
                            n: number;
                            kind: string;
                            title: string;
                            detail: string | null;
                            link: string | null;
                        }[];
                        query?: unknown;
                        draft?: unknown;
                        choices?: {
                            title: string;
                            detail: string | null;
                            question: string;
                        }[];
                        notes: string[];
                        actions: {
                            kind: string;
                            label: string;
                            link: string | null;
                            question: string | null;
                        }[];
                        phrased_by: string | null;
                        took_ms: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string | null;
                        conversation: string | null;
                        question: string;
                        kind: string;
                        language: string;
                        confidence: number;
                        paragraphs: {
                            text: string;
                            cites: number[];
                        }[];
                        sources: {
                            n: number;
                            kind: string;
                            title: string;
                            detail: string | null;
                            link: string | null;
                        }[];
                        query?: unknown;
                        draft?: unknown;
                        choices?: {
                            title: string;
                            detail: string | null;
                            question: string;
                        }[];
                        notes: string[];
                        actions: {
                            kind: string;
                            label: string;
                            link: string | null;
                            question: string | null;
                        }[];
                        phrased_by: string | null;
                        took_ms: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string | null;
                        conversation: string | null;
                        question: string;
                        kind: string;
                        language: string;
                        confidence: number;
                        paragraphs: {
                            text: string;
                            cites: number[];
                        }[];
                        sources: {
                            n: number;
                            kind: string;
                            title: string;
                            detail: string | null;
                            link: string | null;
                        }[];
                        query?: unknown;
                        draft?: unknown;
                        choices?: {
                            title: string;
                            detail: string | null;
                            question: string;
                        }[];
                        notes: string[];
                        actions: {
                            kind: string;
                            label: string;
                            link: string | null;
                            question: string | null;
                        }[];
                        phrased_by: string | null;
                        took_ms: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistant_conversations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            conversation: string;
                            title: string;
                            turns: number;
                            /** Format: date-time */
                            last_at: string;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistant_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistant_forget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["assistant_forget_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deleted: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deleted: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deleted: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistant_feedback_give: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["assistant_feedback_give_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        feedback: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        feedback: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        feedback: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistant_hand_over: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["assistant_hand_over_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        feedback: string;
                        task: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        feedback: string;
                        task: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        feedback: string;
                        task: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistant_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        passages: number;
                        terms: number;
                        words: number;
                        phrases: number;
                        accuracy: number | null;
                        policy: string;
                        suggestions: {
                            zh: string;
                            en: string;
                        }[];
                        model: string | null;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistant_phrase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        phrased: boolean;
                        outcome: string;
                        by: string | null;
                        paragraphs: {
                            text: string;
                            cites: number[];
                        }[];
                        took_ms: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        phrased: boolean;
                        outcome: string;
                        by: string | null;
                        paragraphs: {
                            text: string;
                            cites: number[];
                        }[];
                        took_ms: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        phrased: boolean;
                        outcome: string;
                        by: string | null;
                        paragraphs: {
                            text: string;
                            cites: number[];
                        }[];
                        took_ms: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    language_model_page: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        model: unknown;
                        may: boolean;
                        audits: boolean;
                        counts: unknown;
                        items: unknown[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    language_model_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["language_model_key_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        key_at: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        key_at: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        key_at: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    language_model_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcome: string;
                        detail: string | null;
                        said: string | null;
                        took_ms: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcome: string;
                        detail: string | null;
                        said: string | null;
                        took_ms: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcome: string;
                        detail: string | null;
                        said: string | null;
                        took_ms: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    language_model_off: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_brief: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: {
                            id: string;
                            name: string;
                            kind: string | null;
                            grade: string | null;
                            tier: string | null;
                            owner: string | null;
                            industry: string | null;
                        };
                        /** Format: date */
                        today: string;
                        last: {
                            /** Format: date-time */
                            at: string | null;
                            kind: string | null;
                            subject: string | null;
                            minutes: string | null;
                            next_step: string | null;
                            days: number | null;
                        };
                        points: {
                            kind: string;
                            level: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            why: {
                                zh: string;
                                en: string;
                            };
                            ask: {
                                zh: string;
                                en: string;
                            };
                            amount: number | null;
                            /** Format: date */
                            due: string | null;
                        }[];
                        changes: {
                            /** Format: date-time */
                            at: string;
                            kind: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string | null;
                        }[];
                        figures: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            value: number | null;
                            unit: string;
                            change: number | null;
                            /** Format: date */
                            as_of: string | null;
                        }[];
                        people: {
                            name: string;
                            position: string | null;
                            /** Format: date */
                            birthday: string | null;
                            soon: boolean;
                        }[];
                        offers: {
                            zh: string;
                            en: string;
                        }[];
                        gaps: {
                            zh: string;
                            en: string;
                        }[];
                        strength: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_brief_print: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    calendar: {
        parameters: {
            query: {
                from: string;
                to: string;
                person?: string;
                kinds?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        today: string;
                        person: string;
                        items: {
                            kind: string;
                            entity: string;
                            id: string;
                            customer: string | null;
                            customer_title: string | null;
                            tier: string | null;
                            /** Format: date */
                            on: string;
                            /** Format: date-time */
                            at: string | null;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: {
                                zh: string;
                                en: string;
                            };
                            amount_minor: number | null;
                            done: boolean;
                            link: string;
                        }[];
                        kinds: {
                            kind: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            count: number;
                        }[];
                        more: boolean;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    calendar_feed_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        may_open: boolean;
                        may_name: boolean;
                        items: {
                            id: string;
                            name: string;
                            show_names: boolean;
                            /** Format: date */
                            made_on: string;
                            /** Format: date */
                            revoked_on: string | null;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    calendar_feed_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["calendar_feed_open_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        path: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        path: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        path: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    calendar_feed_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        revoked_on: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        revoked_on: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        revoked_on: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    calendar_feed_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    campaign_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        month_cap: number;
                        quiet_days: number;
                        control_share: number;
                        response_days: number;
                        conversion_days: number;
                        purposes: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            consent: string;
                        }[];
                        channels: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            month_cap: number;
                            cost: number;
                        }[];
                        events: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            help: {
                                zh: string;
                                en: string;
                            };
                            purpose: string;
                            audience: string;
                            subject: {
                                zh: string;
                                en: string;
                            };
                            text: {
                                zh: string;
                                en: string;
                            };
                            move_bp: number;
                            goal: string | null;
                        }[];
                        placeholders: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    campaign_save: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["campaign_save_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaign: string;
                        version: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaign: string;
                        version: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaign: string;
                        version: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    campaign_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaign: components["schemas"]["campaign"];
                        /** Format: date */
                        today: string;
                        funnel: {
                            matched: number;
                            capped: boolean;
                            left_out: {
                                reason: string;
                                count: number;
                            }[];
                            eligible: number;
                            treated: number;
                            control: number;
                        };
                        preview: {
                            customer: string;
                            name: string;
                            tier: string | null;
                            text: string;
                        }[];
                        results: unknown;
                        letters: unknown;
                        members: {
                            id: string;
                            customer: string;
                            name: string;
                            tier: string | null;
                            arm: string;
                            /** Format: date-time */
                            sent_at: string;
                            /** Format: date-time */
                            opened_at: string | null;
                            response: string | null;
                            /** Format: date-time */
                            responded_at: string | null;
                            note: string | null;
                            taken_up: boolean;
                            text: string | null;
                            to: string | null;
                            letter: string | null;
                            letter_reason: string | null;
                            /** Format: date-time */
                            letter_at: string | null;
                            request: string | null;
                        }[];
                        may: {
                            change: boolean;
                            send: boolean;
                            respond: boolean;
                        };
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    campaign_send: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["campaign_send_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    campaign_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaign: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaign: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaign: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    campaign_member_respond: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["campaign_member_respond_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        member: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        member: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        member: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    unsubscribe_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bank: string;
                        address: string;
                        purpose: {
                            zh: string;
                            en: string;
                        };
                        done: boolean;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    unsubscribe_do: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    climate_view: {
        parameters: {
            query?: {
                months?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        as_of: string;
                        policy: unknown;
                        version: unknown;
                        scenarios: unknown;
                        variables: unknown;
                        sections: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    climate_fit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        years: number[];
                        least_years: number;
                        least_defaults: number;
                        sections: unknown;
                        pooled: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    climate_run_newest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        run: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    climate_trial: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    climate_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    climate_draft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["climate_draft_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: number;
                        file: string;
                        problems: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: number;
                        file: string;
                        problems: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: number;
                        file: string;
                        problems: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    contact_meter: {
        parameters: {
            query?: {
                month?: string;
                by?: "person" | "branch" | "tier";
                person?: string;
                branch?: string;
                tier?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        month: string;
                        /** Format: date */
                        today: string;
                        rule: {
                            gap_days: number;
                            policy: string;
                            version: number;
                        };
                        total: {
                            customers: number;
                            promised: number;
                            kept: number;
                            extra: number;
                            planned: number;
                            behind: number;
                            share: number | null;
                        };
                        groups: {
                            key: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            customers: number;
                            promised: number;
                            kept: number;
                            extra: number;
                            planned: number;
                            behind: number;
                            share: number | null;
                        }[];
                        items: {
                            id: string;
                            name: string;
                            tier: string;
                            owner: string | null;
                            promised: number;
                            kept: number;
                            extra: number;
                            planned: number;
                            /** Format: date-time */
                            last_contact: string | null;
                            /** Format: date */
                            next_due: string | null;
                            status: string;
                            contacts: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                kind: string;
                                status: string;
                                fixed: boolean;
                                subject: string | null;
                            }[];
                        }[];
                        more: boolean;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    contact_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["contact_plan_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        month: string;
                        planned: {
                            customer: string;
                            customer_title: string;
                            tier: string;
                            /** Format: date-time */
                            planned_at: string;
                            visit: string | null;
                        }[];
                        no_room: {
                            customer: string;
                            customer_title: string;
                            missing: number;
                        }[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        month: string;
                        planned: {
                            customer: string;
                            customer_title: string;
                            tier: string;
                            /** Format: date-time */
                            planned_at: string;
                            visit: string | null;
                        }[];
                        no_room: {
                            customer: string;
                            customer_title: string;
                            missing: number;
                        }[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        month: string;
                        planned: {
                            customer: string;
                            customer_title: string;
                            tier: string;
                            /** Format: date-time */
                            planned_at: string;
                            visit: string | null;
                        }[];
                        no_room: {
                            customer: string;
                            customer_title: string;
                            missing: number;
                        }[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    covenant_board: {
        parameters: {
            query?: {
                customer?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                        counts: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    covenant_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        covenant: unknown;
                        customer_title: string;
                        now: unknown;
                        tests: unknown;
                        waivers: unknown;
                        may: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    covenant_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["covenant_preview_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fault: string | null;
                        known: boolean;
                        applies: boolean;
                        value: unknown;
                        bound: unknown;
                        headroom: number | null;
                        missing: string | null;
                        path: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fault: string | null;
                        known: boolean;
                        applies: boolean;
                        value: unknown;
                        bound: unknown;
                        headroom: number | null;
                        missing: string | null;
                        path: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fault: string | null;
                        known: boolean;
                        applies: boolean;
                        value: unknown;
                        bound: unknown;
                        headroom: number | null;
                        missing: string | null;
                        path: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    covenant_define: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["covenant_define_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    covenant_test_now: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        headroom: number | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        headroom: number | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        headroom: number | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    covenant_waive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["covenant_waive_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        until: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        until: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        until: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_merge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["customer_merge_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merge: string;
                        customer: string;
                        into: string;
                        filled: string[];
                        handed_over: string[];
                        moved: {
                            entity: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            count: number;
                        }[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merge: string;
                        customer: string;
                        into: string;
                        filled: string[];
                        handed_over: string[];
                        moved: {
                            entity: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            count: number;
                        }[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merge: string;
                        customer: string;
                        into: string;
                        filled: string[];
                        handed_over: string[];
                        moved: {
                            entity: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            count: number;
                        }[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_unmerge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["customer_unmerge_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merge: string;
                        customer: string;
                        from: string;
                        moved: {
                            entity: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            count: number;
                        }[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merge: string;
                        customer: string;
                        from: string;
                        moved: {
                            entity: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            count: number;
                        }[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merge: string;
                        customer: string;
                        from: string;
                        moved: {
                            entity: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            count: number;
                        }[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_favourite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["customer_favourite_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        favourite: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        favourite: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        favourite: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_tags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            tag: string;
                            count: number;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    search_all: {
        parameters: {
            query: {
                q: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            entity: string;
                            id: string;
                            title: string | null;
                            subtitle: string | null;
                            matched: string | null;
                            score: number;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_quality: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        score: number;
                        stale: number;
                        groups: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            weight: number;
                            complete: number;
                            /** Format: date */
                            updated_on: string | null;
                            days_allowed: number;
                            /** Format: date */
                            due_on: string | null;
                            state: string;
                            points: number;
                        }[];
                        missing: {
                            group: string;
                            entity: string;
                            field: string | null;
                            label: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        problems: {
                            zh: string;
                            en: string;
                            entity: string;
                            id: string;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    freshness_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["freshness_run_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customers: number;
                        scores_changed: number;
                        tasks_opened: number;
                        tasks_closed: number;
                        next: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customers: number;
                        scores_changed: number;
                        tasks_opened: number;
                        tasks_closed: number;
                        next: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customers: number;
                        scores_changed: number;
                        tasks_opened: number;
                        tasks_closed: number;
                        next: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    peers_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        computed_at: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        computed_at: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        computed_at: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_overview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: components["schemas"]["customer"];
                        /** Format: date-time */
                        as_of: string | null;
                        /** Format: date */
                        today: string;
                        favourite: boolean;
                        tags: string[];
                        group?: {
                            id: string;
                            name: string;
                            status: string;
                            controller: string | null;
                            members: number;
                        };
                        controllers: {
                            id: string;
                            title: string | null;
                            visible: boolean;
                            ultimate: boolean;
                        }[];
                        kpis: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            value: number | null;
                            of: number | null;
                            unit: string;
                            change: number | null;
                            change_label?: {
                                zh: string;
                                en: string;
                            };
                            /** Format: date */
                            as_of: string | null;
                            source: {
                                entity: string;
                                id: string | null;
                                field: string | null;
                                zh: string;
                                en: string;
                            };
                        }[];
                        assessment?: {
                            id: string;
                            /** Format: date-time */
                            assessed_at: string | null;
                            card: string | null;
                            policy_version: string | null;
                            score: number | null;
                            pd: number | null;
                            pd_low: number | null;
                            pd_high: number | null;
                            grade: string | null;
                            base_grade: string | null;
                            previous_grade: string | null;
                            confidence: number | null;
                            /** Format: date */
                            statement_on: string | null;
                            explained: string;
                            radar_peers: unknown;
                            confidence_lost: {
                                name: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                minus: number;
                            }[];
                            radar: {
                                name: string;
                                letter: string | null;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                points: number;
                                best: number;
                            }[];
                            drivers: {
                                name: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                group: string;
                                value: unknown;
                                unit: string | null;
                                points: number;
                                best: number;
                                effect: string;
                            }[];
                        };
                        tier?: {
                            id: string;
                            tier: string | null;
                            rule_tier: string | null;
                            score: number | null;
                            overridden: boolean;
                            reason: string | null;
                            /** Format: date-time */
                            decided_at: string | null;
                            decided_by_title: string | null;
                            /** Format: date */
                            expires_on: string | null;
                            promises: {
                                name: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                value: number | null;
                                unit: string;
                            }[];
                        };
                        ratios: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            kind: string;
                            better: string;
                            value: number | null;
                            status: string;
                            previous: number | null;
                            /** Format: date */
                            period_end: string | null;
                            statement: string | null;
                            peer?: {
                                section: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                n: number;
                                low: number | null;
                                median: number | null;
                                high: number | null;
                                position: string | null;
                            };
                        }[];
                        warnings: {
                            kind: string;
                            level: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            why: {
                                zh: string;
                                en: string;
                            };
                            amount: number | null;
                            /** Format: date */
                            due: string | null;
                            source: {
                                entity: string;
                                id: string | null;
                            };
                        }[];
                        contacts: components["schemas"]["contact"][];
                        tasks: components["schemas"]["task"][];
                        next_visit?: components["schemas"]["visit"];
                        /** Format: date-time */
                        last_contact: string | null;
                        quality: {
                            score: number;
                            stale: number;
                            groups: {
                                name: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                weight: number;
                                complete: number;
                                /** Format: date */
                                updated_on: string | null;
                                days_allowed: number;
                                /** Format: date */
                                due_on: string | null;
                                state: string;
                                points: number;
                            }[];
                            missing: {
                                group: string;
                                entity: string;
                                field: string | null;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            problems: {
                                zh: string;
                                en: string;
                                entity: string;
                                id: string;
                            }[];
                        };
                        flows: {
                            /** Format: date */
                            month: string;
                            inflow: number;
                            outflow: number;
                            count: number;
                        }[];
                        products: {
                            held: {
                                product: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                entity: string;
                                id: string | null;
                                amount: number | null;
                                /** Format: date */
                                since: string | null;
                            }[];
                            gaps: {
                                product: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            of: number;
                        };
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_timeline: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                kinds?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            kind: string;
                            entity: string;
                            id: string;
                            title: {
                                zh: string;
                                en: string;
                            };
                            detail: string | null;
                            amount: number | null;
                            person: string | null;
                            person_title: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    product_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                        pricing: unknown;
                        terms: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    product_fit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    deal_price: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["deal_price_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    application_prefill: {
        parameters: {
            query?: {
                product?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    application_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["application_start_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    application_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    application_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        case: string;
                        level: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        case: string;
                        level: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        case: string;
                        level: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    application_investigate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["application_investigate_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    application_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["application_change_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        path: string;
                        why: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        path: string;
                        why: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        path: string;
                        why: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    application_document_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["application_document_act_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    document_exceptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                        days_lost: number;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    facility_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        facility: unknown;
                        path: {
                            name: string;
                            level: string;
                            currency: string;
                            amount: number;
                            reserved: number;
                            used: number;
                            free: number;
                        }[];
                        loans: {
                            id: string;
                            number: string;
                            status: string;
                            balance: number | null;
                            amount: number;
                            currency: string;
                        }[];
                        syndicated: boolean;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    facility_conditions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        gate: {
                            passed: boolean;
                            total: number;
                            blocking: number;
                        };
                        waiting: {
                            id: string;
                            number: string;
                            amount: number;
                            passed: boolean;
                            failed: string;
                        }[];
                        items: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    condition_meet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["condition_meet_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        gate: {
                            passed: boolean;
                            total: number;
                            blocking: number;
                        };
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        gate: {
                            passed: boolean;
                            total: number;
                            blocking: number;
                        };
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        gate: {
                            passed: boolean;
                            total: number;
                            blocking: number;
                        };
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    condition_waive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["condition_waive_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        gate: {
                            passed: boolean;
                            total: number;
                            blocking: number;
                        };
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        gate: {
                            passed: boolean;
                            total: number;
                            blocking: number;
                        };
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        gate: {
                            passed: boolean;
                            total: number;
                            blocking: number;
                        };
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    condition_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["condition_reopen_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        gate: {
                            passed: boolean;
                            total: number;
                            blocking: number;
                        };
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        gate: {
                            passed: boolean;
                            total: number;
                            blocking: number;
                        };
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        gate: {
                            passed: boolean;
                            total: number;
                            blocking: number;
                        };
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    facility_guarantees: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        used: number;
                        security_value: number;
                        collateral_value: number;
                        coverage: number | null;
                        required: number | null;
                        items: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    guarantee_try: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["guarantee_try_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        reason: string | null;
                        coverage_before: number | null;
                        coverage_after: number | null;
                        required: number | null;
                        warnings: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        reason: string | null;
                        coverage_before: number | null;
                        coverage_after: number | null;
                        required: number | null;
                        warnings: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        reason: string | null;
                        coverage_before: number | null;
                        coverage_after: number | null;
                        required: number | null;
                        warnings: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    guarantee_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["guarantee_release_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        coverage: number | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        coverage: number | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        coverage: number | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    syndicate_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        facility: string;
                        amount: number;
                        sum: number;
                        agent: boolean;
                        lenders: {
                            id: string;
                            bank: string;
                            role: string;
                            own: boolean;
                            share: number;
                            email: string | null;
                            language: string;
                            contact: string | null;
                            limit: number;
                            balance: number;
                        }[];
                        payments: unknown;
                        notices: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    syndicate_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["syndicate_set_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        facility: string;
                        lenders: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        facility: string;
                        lenders: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        facility: string;
                        lenders: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    syndicate_prepare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["syndicate_prepare_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        prepared: number;
                        known: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        prepared: number;
                        known: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        prepared: number;
                        known: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    syndicate_notice_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["syndicate_notice_record_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        expected: number | null;
                        difference: number | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        expected: number | null;
                        difference: number | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        expected: number | null;
                        difference: number | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    syndicate_notice_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        notice: unknown;
                        facility: unknown;
                        customer: unknown;
                        parts: unknown;
                        mails: unknown;
                        source: {
                            basis: unknown;
                        };
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    syndicate_notice_send: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        mails: number;
                        on_paper: string[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        mails: number;
                        on_paper: string[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        mails: number;
                        on_paper: string[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    syndicate_notice_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["syndicate_notice_withdraw_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        mails: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        mails: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        mails: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    syndicate_notice_settle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["syndicate_notice_settle_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    syndicate_notice_print: {
        parameters: {
            query?: {
                lender?: string;
                language?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    audit_list: {
        parameters: {
            query?: {
                entity?: string;
                record?: string;
                person?: string;
                action?: string;
                from?: string;
                to?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** Format: date-time */
                            at: string;
                            person: string | null;
                            person_title: string | null;
                            address: string | null;
                            entity: string;
                            record: string | null;
                            title: string | null;
                            action: string;
                            changes: {
                                field: string;
                                old: unknown;
                                new: unknown;
                            }[];
                            reason: string | null;
                            correlation_id: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    audit_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        intact: boolean;
                        records: number;
                        chains: number;
                        bad_chain: number | null;
                        bad_sequence: number | null;
                        problem: {
                            zh: string | null;
                            en: string | null;
                        };
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    access_explain: {
        parameters: {
            query: {
                person: string;
                entity: string;
                id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: boolean;
                        reasons: {
                            zh: string;
                            en: string;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    pending_change_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["pending_change_decide_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    code_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            parent: string | null;
                            label: {
                                zh: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    import_upload: {
        parameters: {
            query?: {
                entity?: string;
                mapping?: string;
                sheet?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batch: string;
                        file_name: string;
                        encoding: string;
                        format: string;
                        sheets: string[];
                        entity: string | null;
                        mapping_from: string;
                        mapping: unknown;
                        options: unknown;
                        columns: unknown;
                        rows_total: number | null;
                        items: unknown;
                        problems: unknown;
                        counts: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batch: string;
                        file_name: string;
                        encoding: string;
                        format: string;
                        sheets: string[];
                        entity: string | null;
                        mapping_from: string;
                        mapping: unknown;
                        options: unknown;
                        columns: unknown;
                        rows_total: number | null;
                        items: unknown;
                        problems: unknown;
                        counts: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batch: string;
                        file_name: string;
                        encoding: string;
                        format: string;
                        sheets: string[];
                        entity: string | null;
                        mapping_from: string;
                        mapping: unknown;
                        options: unknown;
                        columns: unknown;
                        rows_total: number | null;
                        items: unknown;
                        problems: unknown;
                        counts: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    import_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batch: string;
                        file_name: string;
                        encoding: string;
                        format: string;
                        sheets: string[];
                        entity: string | null;
                        mapping_from: string;
                        mapping: unknown;
                        options: unknown;
                        columns: unknown;
                        rows_total: number | null;
                        items: unknown;
                        problems: unknown;
                        counts: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    import_mapping_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["import_mapping_set_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batch: string;
                        file_name: string;
                        encoding: string;
                        format: string;
                        sheets: string[];
                        entity: string | null;
                        mapping_from: string;
                        mapping: unknown;
                        options: unknown;
                        columns: unknown;
                        rows_total: number | null;
                        items: unknown;
                        problems: unknown;
                        counts: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batch: string;
                        file_name: string;
                        encoding: string;
                        format: string;
                        sheets: string[];
                        entity: string | null;
                        mapping_from: string;
                        mapping: unknown;
                        options: unknown;
                        columns: unknown;
                        rows_total: number | null;
                        items: unknown;
                        problems: unknown;
                        counts: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batch: string;
                        file_name: string;
                        encoding: string;
                        format: string;
                        sheets: string[];
                        entity: string | null;
                        mapping_from: string;
                        mapping: unknown;
                        options: unknown;
                        columns: unknown;
                        rows_total: number | null;
                        items: unknown;
                        problems: unknown;
                        counts: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    import_mappings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            shipped: boolean;
                            entity: string;
                            mapping: unknown;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    import_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        batch: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        batch: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        batch: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    import_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        batch: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        batch: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        batch: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    import_errors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    job_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            kind: string;
                            status: string;
                            done: number;
                            total: number;
                            message: string | null;
                            result: unknown;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            started_at: string | null;
                            /** Format: date-time */
                            ended_at: string | null;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    job_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        status: string;
                        done: number;
                        total: number;
                        message: string | null;
                        result: unknown;
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        started_at: string | null;
                        /** Format: date-time */
                        ended_at: string | null;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    job_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    export_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["export_start_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    export_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    attachment_upload: {
        parameters: {
            query?: {
                kind?: string;
                expires_on?: string;
                note?: string;
                inspection?: string;
                facility_condition?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["attachment"];
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["attachment"];
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["attachment"] | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    attachment_content: {
        parameters: {
            query?: {
                show?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    duplicate_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["duplicate_decide_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        customer: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        customer: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        customer: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    lab_upload: {
        parameters: {
            query?: {
                columns?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sha256: string;
                        file_name: string;
                        rows: number;
                        columns: {
                            name: string;
                            kind: string;
                            missing: number;
                            values: string[];
                        }[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sha256: string;
                        file_name: string;
                        rows: number;
                        columns: {
                            name: string;
                            kind: string;
                            missing: number;
                            values: string[];
                        }[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sha256: string;
                        file_name: string;
                        rows: number;
                        columns: {
                            name: string;
                            kind: string;
                            missing: number;
                            values: string[];
                        }[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    lab_facts: {
        parameters: {
            query?: {
                facts_on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sha256: string;
                        file_name: string;
                        rows: number;
                        columns: {
                            name: string;
                            kind: string;
                            missing: number;
                            values: string[];
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    lab_train: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["lab_train_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    lab_models: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            number: number;
                            kind: string;
                            status: string;
                            data_name: string | null;
                            rows: number | null;
                            bads: number | null;
                            auc: number | null;
                            ks: number | null;
                            /** Format: date-time */
                            trained_at: string | null;
                            trained_by: string | null;
                            approver: string | null;
                            /** Format: date */
                            valid_from: string | null;
                            /** Format: date */
                            valid_until: string | null;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    lab_model: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        name: string;
                        number: number;
                        kind: string;
                        status: string;
                        reason: string | null;
                        data_hash: string | null;
                        document_sha256: string | null;
                        code_version: string | null;
                        seed: number | null;
                        approver: string | null;
                        /** Format: date */
                        valid_from: string | null;
                        /** Format: date */
                        valid_until: string | null;
                        findings: unknown;
                        report: unknown;
                        model: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    lab_model_report: {
        parameters: {
            query?: {
                language?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    lab_promote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["lab_promote_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date */
                        valid_until: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date */
                        valid_until: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date */
                        valid_until: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    lab_retire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["lab_retire_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date */
                        valid_until: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date */
                        valid_until: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date */
                        valid_until: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    lab_check_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["lab_check_start_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    lab_checks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** Format: date-time */
                            checked_at: string;
                            /** Format: date */
                            scored_on: string;
                            /** Format: date */
                            outcome_from: string | null;
                            level: string;
                            case_count: number;
                            outcome_count: number;
                            bad_count: number;
                            psi: number | null;
                            csi: number | null;
                            csi_field: string | null;
                            auc: number | null;
                            ks: number | null;
                            expected_rate: number | null;
                            observed_rate: number | null;
                            override_rate: number | null;
                            owner: string | null;
                            /** Format: date */
                            due_on: string | null;
                            response: string | null;
                            responded_by: string | null;
                            /** Format: date-time */
                            responded_at: string | null;
                            result: unknown;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    lab_check_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["lab_check_answer_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        responded_at: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        responded_at: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        responded_at: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    facility_tree: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                        loans: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    limit_what_if: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["limit_what_if_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fits: boolean;
                        path: {
                            name: string;
                            level: string;
                            currency: string;
                            amount: number;
                            reserved: number;
                            used: number;
                            wanted: number;
                            free_after: number;
                        }[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fits: boolean;
                        path: {
                            name: string;
                            level: string;
                            currency: string;
                            amount: number;
                            reserved: number;
                            used: number;
                            wanted: number;
                            free_after: number;
                        }[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fits: boolean;
                        path: {
                            name: string;
                            level: string;
                            currency: string;
                            amount: number;
                            reserved: number;
                            used: number;
                            wanted: number;
                            free_after: number;
                        }[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    limit_reserve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["limit_reserve_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reserved: number;
                        known: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reserved: number;
                        known: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reserved: number;
                        known: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    limit_lapse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["limit_lapse_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        freed: number;
                        known: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        freed: number;
                        known: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        freed: number;
                        known: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    drawdown_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["drawdown_check_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        passed: boolean;
                        policy: string;
                        gates: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        passed: boolean;
                        policy: string;
                        gates: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        passed: boolean;
                        policy: string;
                        gates: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    drawdown_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["drawdown_request_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        known: boolean;
                        passed: boolean;
                        gates: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        known: boolean;
                        passed: boolean;
                        gates: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        known: boolean;
                        passed: boolean;
                        gates: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    drawdown_gates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        passed: boolean;
                        policy: string;
                        gates: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    drawdown_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["drawdown_release_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        event: string;
                        balance: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        event: string;
                        balance: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        event: string;
                        balance: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    drawdown_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["drawdown_cancel_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        freed: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        freed: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        freed: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    collateral_value: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["collateral_value_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        /** Format: date */
                        review_on: string | null;
                        coverage: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        /** Format: date */
                        review_on: string | null;
                        coverage: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        /** Format: date */
                        review_on: string | null;
                        coverage: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    collateral_perfect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["collateral_perfect_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        /** Format: date */
                        review_on: string | null;
                        coverage: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        /** Format: date */
                        review_on: string | null;
                        coverage: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        /** Format: date */
                        review_on: string | null;
                        coverage: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    collateral_allocate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["collateral_allocate_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        /** Format: date */
                        review_on: string | null;
                        coverage: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        /** Format: date */
                        review_on: string | null;
                        coverage: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        /** Format: date */
                        review_on: string | null;
                        coverage: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    collateral_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["collateral_release_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        /** Format: date */
                        review_on: string | null;
                        coverage: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        /** Format: date */
                        review_on: string | null;
                        coverage: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        net_value: number | null;
                        haircut: number | null;
                        /** Format: date */
                        review_on: string | null;
                        coverage: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    facility_security: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        facility: string;
                        used: number;
                        security_value: number;
                        coverage: number | null;
                        required: number | null;
                        items: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    inspection_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["inspection_plan_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        planned: number;
                        looked_at: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        planned: number;
                        looked_at: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        planned: number;
                        looked_at: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    inspection_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        inspection: unknown;
                        customer: unknown;
                        figures: unknown;
                        questions: unknown;
                        photos: {
                            id: string;
                            name: string;
                            media_type: string | null;
                            size_bytes: number | null;
                            /** Format: date-time */
                            uploaded_at: string;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    inspection_finish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["inspection_finish_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** Format: date */
                        next_due: string | null;
                        task: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** Format: date */
                        next_due: string | null;
                        task: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** Format: date */
                        next_due: string | null;
                        task: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    collection_board: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                        totals: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    collection_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        known: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        known: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        known: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    collection_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["collection_act_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        stage: string;
                        recovery_share: number | null;
                        /** Format: date */
                        next_on: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        stage: string;
                        recovery_share: number | null;
                        /** Format: date */
                        next_on: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        stage: string;
                        recovery_share: number | null;
                        /** Format: date */
                        next_on: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    day_end_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["day_end_run_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        /** Format: date */
                        business_date: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        /** Format: date */
                        business_date: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        /** Format: date */
                        business_date: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    servicing_load: {
        parameters: {
            query: {
                kind: "repayment" | "balance";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        file: string;
                        lines: number;
                        booked: number;
                        known: number;
                        agrees: number;
                        differs: number;
                        unknown: number;
                        refused: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        file: string;
                        lines: number;
                        booked: number;
                        known: number;
                        agrees: number;
                        differs: number;
                        unknown: number;
                        refused: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        file: string;
                        lines: number;
                        booked: number;
                        known: number;
                        agrees: number;
                        differs: number;
                        unknown: number;
                        refused: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    servicing_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        result: string;
                        message: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        result: string;
                        message: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        result: string;
                        message: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    loan_book: {
        parameters: {
            query?: {
                on?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        serviced: boolean;
                        loan: unknown;
                        reference: string | null;
                        terms: unknown;
                        state: unknown;
                        rows: unknown;
                        events: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    loan_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["loan_open_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    loan_event_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["loan_event_add_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        event: string;
                        known: boolean;
                        applied: unknown;
                        state: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        event: string;
                        known: boolean;
                        applied: unknown;
                        state: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        event: string;
                        known: boolean;
                        applied: unknown;
                        state: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    loan_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["loan_change_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        event: string;
                        known: boolean;
                        applied: unknown;
                        state: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        event: string;
                        known: boolean;
                        applied: unknown;
                        state: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        event: string;
                        known: boolean;
                        applied: unknown;
                        state: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    loan_ratchet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        linked: boolean;
                        serviced: boolean;
                        floating: boolean;
                        most_bps: number;
                        to_book: number;
                        interest_before: number | null;
                        interest_after: number | null;
                        targets: {
                            id: string;
                            name: string;
                            code: string;
                            /** Format: date */
                            observed_on: string;
                            direction: string;
                            target: number;
                            value: number | null;
                            /** Format: date */
                            verified_on: string | null;
                            verified_by: string | null;
                            evidence: string | null;
                            state: string;
                            step_bps: number | null;
                            /** Format: date */
                            from: string | null;
                            /** Format: date */
                            until: string | null;
                        }[];
                        lines: {
                            /** Format: date */
                            from: string;
                            base: number;
                            sum_bps: number;
                            bps: number;
                            rate: number;
                            state: string;
                            /** Format: date */
                            rate_from: string | null;
                            event: string | null;
                            parts: {
                                kind: string;
                                name: string;
                                value: number | null;
                                target: number | null;
                                /** Format: date */
                                on: string;
                                bps: number;
                            }[];
                        }[];
                        withdrawn: {
                            event: string;
                            /** Format: date */
                            from: string;
                            rate: number;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    loan_ratchet_book: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        booked: number;
                        reversed: number;
                        interest_before: number;
                        interest_after: number;
                        state: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        booked: number;
                        reversed: number;
                        interest_before: number;
                        interest_after: number;
                        state: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        booked: number;
                        reversed: number;
                        interest_before: number;
                        interest_after: number;
                        state: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    loan_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["loan_preview_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        before: unknown;
                        after: unknown;
                        interest_before: number;
                        interest_after: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        before: unknown;
                        after: unknown;
                        interest_before: number;
                        interest_after: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        before: unknown;
                        after: unknown;
                        interest_before: number;
                        interest_after: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    loan_compare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["loan_compare_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        on: string;
                        pd: number | null;
                        scenarios: {
                            name: string;
                            balance: number;
                            payment_peak: number;
                            interest: number;
                            cost: number;
                            npv: number;
                            expected_loss: number | null;
                            value: number | null;
                            average_life: number;
                            peak_balance: number;
                            /** Format: date */
                            ends_on: string | null;
                        }[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        on: string;
                        pd: number | null;
                        scenarios: {
                            name: string;
                            balance: number;
                            payment_peak: number;
                            interest: number;
                            cost: number;
                            npv: number;
                            expected_loss: number | null;
                            value: number | null;
                            average_life: number;
                            peak_balance: number;
                            /** Format: date */
                            ends_on: string | null;
                        }[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        on: string;
                        pd: number | null;
                        scenarios: {
                            name: string;
                            balance: number;
                            payment_peak: number;
                            interest: number;
                            cost: number;
                            npv: number;
                            expected_loss: number | null;
                            value: number | null;
                            average_life: number;
                            peak_balance: number;
                            /** Format: date */
                            ends_on: string | null;
                        }[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    schedule_quote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["schedule_quote_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        interest: number;
                        paid: number;
                        peak_payment: number;
                        rows: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        interest: number;
                        paid: number;
                        peak_payment: number;
                        rows: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        interest: number;
                        paid: number;
                        peak_payment: number;
                        rows: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    outbox_board: {
        parameters: {
            query?: {
                status?: string;
                channel?: string;
                subscription?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        channels: unknown;
                        counts: unknown;
                        items: unknown[];
                        may: boolean;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    outbox_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    outbox_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    outbox_release: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        released: number;
                        left: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        released: number;
                        left: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        released: number;
                        left: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    inbox_board: {
        parameters: {
            query?: {
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown[];
                        unknown: number;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    inbox_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["inbox_assign_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        request: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        request: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        request: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    inbox_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    webhook_board: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kinds: {
                            name: string;
                            event: string;
                            group: {
                                zh: string;
                                en: string;
                            };
                            label: {
                                zh: string;
                                en: string;
                            };
                            help: {
                                zh: string;
                                en: string;
                            };
                            data: string;
                        }[];
                        items: unknown[];
                        may: boolean;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    webhook_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    webhook_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    webhook_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    hook_receive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        known: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        known: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        status: string;
                        known: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    need_list: {
        parameters: {
            query?: {
                person?: string;
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        today: string;
                        items: {
                            kind: string;
                            customer: string;
                            customer_title: string;
                            tier: string | null;
                            /** Format: date */
                            on: string;
                            amount_minor: number | null;
                            title: {
                                zh: string;
                                en: string;
                            };
                            why: {
                                zh: string;
                                en: string;
                            };
                            entity: string;
                            record: string;
                            scheme: string | null;
                            scheme_label: unknown;
                            financed_minor: number | null;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    outlook_page: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        window_months: number;
                        high: number;
                        /** Format: date */
                        scored_on: string | null;
                        customers: number;
                        churn: {
                            scored: number;
                            high: number;
                            expected: number | null;
                        };
                        conversion: {
                            scored: number;
                        };
                        offers: {
                            customers: number;
                            income: number | null;
                            products: {
                                product: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                customers: number;
                                modelled: number;
                                income: number | null;
                            }[];
                        };
                        targets: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            kind: string;
                            product: string | null;
                            population: string;
                            outcome: string;
                            model?: {
                                id: string;
                                number: number;
                                auc: number | null;
                                cases: number;
                                happened: number;
                                /** Format: date-time */
                                trained_at: string;
                                /** Format: date */
                                valid_until: string | null;
                            };
                            candidate?: {
                                id: string;
                                number: number;
                                auc: number | null;
                                cases: number;
                                happened: number;
                                /** Format: date-time */
                                trained_at: string;
                                /** Format: date */
                                valid_until: string | null;
                            };
                        }[];
                        may_run: boolean;
                        may_train: boolean;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    outlook_list: {
        parameters: {
            query?: {
                by?: "churn" | "conversion" | "product";
                product?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            tier: string | null;
                            owner: string | null;
                            contribution: number | null;
                            probability: number | null;
                            product: string | null;
                            product_label?: {
                                zh: string;
                                en: string;
                            };
                            product_probability: number | null;
                            product_income: number | null;
                            detail: unknown;
                            /** Format: date */
                            scored_on: string;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    outlook_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customers: number;
                        least: {
                            support: number;
                            lift: number;
                            cases: number;
                        };
                        products: {
                            item: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        rules: {
                            held: {
                                item: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            product: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            with_if: number;
                            with_then: number;
                            with_both: number;
                            support: number;
                            confidence: number;
                            low: number;
                            high: number;
                            lift: number;
                            leverage: number;
                            conviction: number | null;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_outlook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        scored_on: string | null;
                        high: number;
                        window_months: number;
                        churn: unknown;
                        conversion: unknown;
                        offers: {
                            product: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            income: number | null;
                            chance?: unknown;
                            rule?: unknown;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    outlook_train: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["outlook_train_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    outlook_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    retention_page: {
        parameters: {
            query?: {
                status?: "open" | "done" | "dropped" | "expired";
                customer?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        plays: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            help: {
                                zh: string;
                                en: string;
                            };
                            opened: number;
                            open: number;
                            late: number;
                            done: number;
                            left: number;
                            kept: number;
                            lost: number;
                            rate?: {
                                share: number;
                                low: number;
                                high: number;
                            };
                        }[];
                        items: {
                            id: string;
                            version: number;
                            customer: string;
                            name: string;
                            tier: string | null;
                            owner: string | null;
                            play: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            /** Format: date */
                            opened_on: string;
                            /** Format: date */
                            due_on: string;
                            status: string;
                            churn: number | null;
                            signals: unknown;
                            /** Format: date */
                            done_on: string | null;
                            reaction: string | null;
                            note: string | null;
                            /** Format: date */
                            judge_on: string | null;
                            outcome: string | null;
                            mine: boolean;
                        }[];
                        may_act: boolean;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    retention_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["retention_act_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date */
                        judge_on: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date */
                        judge_on: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date */
                        judge_on: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    policy_documents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hash: string;
                        items: {
                            file: string;
                            kind: string;
                            name: string;
                            label: unknown;
                            version: number;
                            hash: string;
                            drafts: number;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    policy_document: {
        parameters: {
            query: {
                file: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        file: string;
                        text: string;
                        hash: string;
                        versions: {
                            id: string;
                            number: number;
                            status: string;
                            /** Format: date-time */
                            valid_from: string | null;
                            /** Format: date-time */
                            valid_to: string | null;
                            author: string | null;
                            approver: string | null;
                            reason: string | null;
                            sha256: string;
                            /** Format: date-time */
                            recorded_at: string;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    policy_check_draft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["policy_check_draft_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        problems: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        problems: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        problems: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    policy_draft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["policy_draft_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: number;
                        problems: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: number;
                        problems: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: number;
                        problems: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    policy_back_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["policy_back_test_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: unknown;
                        took_ms: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: unknown;
                        took_ms: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        result: unknown;
                        took_ms: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    policy_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    policy_activate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["policy_activate_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date-time */
                        valid_from: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date-time */
                        valid_from: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date-time */
                        valid_from: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    policy_reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["policy_reject_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    policy_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        roles: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    pool_list: {
        parameters: {
            query?: {
                status?: "waiting" | "notice";
                tier?: string;
                branch?: string;
                q?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        today: string;
                        items: {
                            entry: string;
                            id: string;
                            name: string;
                            tier: string | null;
                            kind: string | null;
                            industry: string | null;
                            region: string | null;
                            branch: string | null;
                            cause: string;
                            reason: string | null;
                            silent_days: number | null;
                            limit_days: number | null;
                            /** Format: date */
                            returns_on: string | null;
                            /** Format: date */
                            entered_on: string | null;
                            waited_days: number | null;
                            lost_by: string | null;
                            owner: string | null;
                            own: boolean;
                            may: boolean;
                            why_not: unknown;
                        }[];
                        more: boolean;
                        waiting: number;
                        notice: number;
                        causes: {
                            cause: string;
                            count: number;
                        }[];
                        weeks: {
                            /** Format: date */
                            week: string;
                            entered: number;
                            taken: number;
                        }[];
                        me: {
                            claims_today: number;
                            held: number;
                            may_claim: boolean;
                            may_assign: boolean;
                            may_run: boolean;
                        };
                        run: {
                            /** Format: date-time */
                            ended_at: string | null;
                            job: string | null;
                        };
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    pool_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: string;
                        name: string;
                        owner: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: string;
                        name: string;
                        owner: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: string;
                        name: string;
                        owner: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    pool_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["pool_assign_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: string;
                        name: string;
                        owner: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: string;
                        name: string;
                        owner: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: string;
                        name: string;
                        owner: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["customer_release_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: string;
                        customer: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: string;
                        customer: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entry: string;
                        customer: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    pool_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    handover_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["handover_start_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handover: string;
                        customers: number;
                        tasks: number;
                        visits: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handover: string;
                        customers: number;
                        tasks: number;
                        visits: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handover: string;
                        customers: number;
                        tasks: number;
                        visits: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    handover_cover: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["handover_cover_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handover: string;
                        customers: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handover: string;
                        customers: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handover: string;
                        customers: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    handover_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["handover_accept_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handover: string;
                        /** Format: date-time */
                        accepted_at: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handover: string;
                        /** Format: date-time */
                        accepted_at: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handover: string;
                        /** Format: date-time */
                        accepted_at: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    handover_pack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handover: components["schemas"]["handover"];
                        may_accept: boolean;
                        totals: {
                            customers: number;
                            hidden: number;
                            loans: number;
                            balance: number;
                            maturing: number;
                            warnings: number;
                            plans: number;
                            requests: number;
                            tasks: number;
                        };
                        customers: {
                            id: string;
                            name: string;
                            tier: string | null;
                            grade: string | null;
                            balance: number;
                            deposits: number;
                            /** Format: date-time */
                            last_contact: string | null;
                            promises: {
                                zh: string;
                                en: string;
                                value: number;
                                unit: string;
                            }[];
                            lines: {
                                kind: string;
                                id: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                detail: string | null;
                                /** Format: date */
                                on: string | null;
                                amount: number | null;
                                alarm: boolean;
                            }[];
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    handover_pack_print: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_sign_in_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            id: string;
                            name: string;
                            login: string;
                            role: string;
                            must_change: boolean;
                        };
                        csrf: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            id: string;
                            name: string;
                            login: string;
                            role: string;
                            must_change: boolean;
                        };
                        csrf: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            id: string;
                            name: string;
                            login: string;
                            role: string;
                            must_change: boolean;
                        };
                        csrf: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_invitation_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        customer: string;
                        bank: string;
                        role_label: {
                            zh: string;
                            en: string;
                        };
                        invited_by: string | null;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        customer: string;
                        bank: string;
                        role_label: {
                            zh: string;
                            en: string;
                        };
                        invited_by: string | null;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        customer: string;
                        bank: string;
                        role_label: {
                            zh: string;
                            en: string;
                        };
                        invited_by: string | null;
                        /** Format: date-time */
                        until: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_join: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_join_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        login: string | null;
                        position: string | null;
                        role: string;
                        role_label: {
                            zh: string;
                            en: string;
                        };
                        customer: string;
                        bank: string;
                        language: string;
                        totp: boolean;
                        /** Format: date */
                        today: string;
                        permissions: string[];
                        manager: string | null;
                        branch: string | null;
                        unread: number;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_language: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_language_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_password_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            seen_at: string;
                            address: string | null;
                            agent: string | null;
                            current: boolean;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_session_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        uri: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        uri: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        uri: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_totp_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_totp_confirm_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_totp_remove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_totp_remove_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_progress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applications: {
                            id: string;
                            number: string;
                            product: {
                                zh: string;
                                en: string;
                            };
                            amount: number;
                            currency: string | null;
                            term_months: number;
                            status: string;
                            /** Format: date-time */
                            submitted_at: string | null;
                            /** Format: date-time */
                            decided_at: string | null;
                            /** Format: date */
                            valid_until: string | null;
                            stages: {
                                name: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                help: {
                                    zh: string;
                                    en: string;
                                };
                                state: string;
                                /** Format: date-time */
                                entered_at: string | null;
                                /** Format: date-time */
                                left_at: string | null;
                            }[];
                            estimate: {
                                /** Format: date-time */
                                early_at: string | null;
                                /** Format: date-time */
                                median_at: string | null;
                                /** Format: date-time */
                                late_at: string | null;
                                from_history: boolean;
                                cases: number;
                                /** Format: date-time */
                                limit_at: string | null;
                            };
                            documents: {
                                id: string;
                                item: string;
                                required: boolean;
                                status: string;
                                /** Format: date */
                                due_on: string | null;
                                /** Format: date */
                                received_on: string | null;
                                /** Format: date */
                                expires_on: string | null;
                                file: string | null;
                                file_name: string | null;
                                returned: string | null;
                                waiting: boolean;
                            }[];
                            missing: number;
                        }[];
                        /** Format: date */
                        today: string;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_files: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            kind: string;
                            media_type: string | null;
                            size_bytes: number | null;
                            /** Format: date */
                            expires_on: string | null;
                            /** Format: date-time */
                            uploaded_at: string;
                            uploaded_by: string | null;
                            used: number;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_upload: {
        parameters: {
            query: {
                document?: string;
                kind?: string;
                expires_on?: string;
                key: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        known: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        known: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        known: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_document_reuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_document_reuse_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_loans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        loans: {
                            id: string;
                            number: string;
                            product: string;
                            currency: string | null;
                            amount: number;
                            balance: number | null;
                            rate: number | null;
                            /** Format: date */
                            started_on: string;
                            /** Format: date */
                            matures_on: string | null;
                            status: string;
                            /** Format: date */
                            next_due_on: string | null;
                            next_due_amount: number | null;
                            overdue_amount: number | null;
                            overdue_days: number | null;
                        }[];
                        totals: {
                            balance: number;
                            due_30: number;
                            overdue: number;
                        };
                        facilities: {
                            id: string;
                            name: string;
                            amount: number;
                            currency: string | null;
                            used: number;
                            free: number;
                            /** Format: date */
                            expires_on: string | null;
                        }[];
                        /** Format: date */
                        today: string;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_loan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        product: string;
                        currency: string | null;
                        amount: number;
                        serviced: boolean;
                        balance: number | null;
                        rate: number | null;
                        /** Format: date */
                        started_on: string;
                        /** Format: date */
                        matures_on: string | null;
                        state?: {
                            balance: number;
                            not_due: number;
                            overdue_principal: number;
                            overdue_interest: number;
                            accrued: number;
                            charges: number;
                            /** Format: date */
                            next_due_on: string | null;
                            next_principal: number;
                            next_interest: number;
                            payoff: number;
                            paid_principal: number;
                            paid_interest: number;
                        };
                        rows: {
                            period: number;
                            /** Format: date */
                            due_on: string;
                            opening: number;
                            principal: number;
                            interest: number;
                            payment: number;
                            closing: number;
                            rate: number;
                            unpaid: number;
                            /** Format: date */
                            settled_on: string | null;
                            projected: boolean;
                        }[];
                        /** Format: date */
                        today: string;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_loan_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_loan_xlsx: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_statements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** Format: date */
                            period_end: string;
                            period_months: number | null;
                            scope: string | null;
                            audited: boolean | null;
                            unit: string | null;
                            total_assets: number | null;
                            revenue: number | null;
                            net_profit: number | null;
                        }[];
                        waiting: {
                            id: string;
                            title: string;
                            status: string;
                            /** Format: date-time */
                            sent_at: string;
                            sent_by: string | null;
                            answer: string | null;
                            values: {
                                [key: string]: unknown;
                            };
                        }[];
                        sections: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            items: {
                                code: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                total: boolean;
                            }[];
                        }[];
                        /** Format: date */
                        next_period: string;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_statement_send: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_statement_send_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_statement_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_statement_check_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            total_item: string;
                            total: number;
                            sum: number;
                            difference: number;
                            violated: boolean;
                        }[];
                        evaluated: number;
                        violated: number;
                        missing: string[];
                        covenants: {
                            id: string;
                            name: string;
                            bound: {
                                zh: string;
                                en: string;
                            };
                            value: {
                                zh: string;
                                en: string;
                            };
                            headroom: number | null;
                            result: string;
                        }[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            total_item: string;
                            total: number;
                            sum: number;
                            difference: number;
                            violated: boolean;
                        }[];
                        evaluated: number;
                        violated: number;
                        missing: string[];
                        covenants: {
                            id: string;
                            name: string;
                            bound: {
                                zh: string;
                                en: string;
                            };
                            value: {
                                zh: string;
                                en: string;
                            };
                            headroom: number | null;
                            result: string;
                        }[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            total_item: string;
                            total: number;
                            sum: number;
                            difference: number;
                            violated: boolean;
                        }[];
                        evaluated: number;
                        violated: number;
                        missing: string[];
                        covenants: {
                            id: string;
                            name: string;
                            bound: {
                                zh: string;
                                en: string;
                            };
                            value: {
                                zh: string;
                                en: string;
                            };
                            headroom: number | null;
                            result: string;
                        }[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_covenants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        data_on: string | null;
                        items: {
                            id: string;
                            name: string;
                            clause: string | null;
                            loan: string | null;
                            bound: {
                                zh: string;
                                en: string;
                            };
                            value: {
                                zh: string;
                                en: string;
                            };
                            relation: string;
                            headroom: number | null;
                            result: string;
                            missing: string | null;
                            /** Format: date */
                            next_on: string | null;
                            past: {
                                /** Format: date */
                                tested_on: string;
                                headroom: number | null;
                                result: string;
                            }[];
                        }[];
                        certificates: {
                            id: string;
                            title: string;
                            /** Format: date-time */
                            sent_at: string;
                            status: string;
                            file: string | null;
                            sent_by: string | null;
                        }[];
                        may_sign: boolean;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_certificate_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        file: string | null;
                        known: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        file: string | null;
                        known: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        file: string | null;
                        known: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_drawdown_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_drawdown_ask_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_sent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            kind: string;
                            title: string;
                            status: string;
                            /** Format: date-time */
                            sent_at: string;
                            sent_by: string | null;
                            answer: string | null;
                            answered_by: string | null;
                            /** Format: date-time */
                            answered_at: string | null;
                            file: string | null;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_messages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            mine: boolean;
                            author: string;
                            side: string;
                            body: string;
                            /** Format: date-time */
                            sent_at: string;
                            /** Format: date-time */
                            seen_at: string | null;
                        }[];
                        manager: string | null;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_message_send: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_message_send_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_messages_seen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        seen: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        seen: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        seen: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_users: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            login: string | null;
                            position: string | null;
                            role: string;
                            role_label: {
                                zh: string;
                                en: string;
                            };
                            status: string;
                            /** Format: date-time */
                            invited_at: string | null;
                            invited_by: string | null;
                            /** Format: date-time */
                            seen_at: string | null;
                            me: boolean;
                        }[];
                        roles: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            help: {
                                zh: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_user_invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_user_invite_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        link: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        link: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        link: string;
                        /** Format: date-time */
                        until: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_user_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_user_change_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        role: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        role: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        role: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_data: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fields: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            value: string | null;
                            shown: string | null;
                            correctable: boolean;
                            waiting: boolean;
                        }[];
                        contacts: {
                            name: string | null;
                            position: string | null;
                            mobile: string | null;
                            email: string | null;
                        }[];
                        counts: {
                            statements: number;
                            loans: number;
                            files: number;
                            messages: number;
                            contacts: number;
                        };
                        /** Format: date-time */
                        recorded_at: string;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_data_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_correction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_correction_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        known: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_consents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            purpose: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            text: {
                                zh: string;
                                en: string;
                            };
                            version: number;
                            needed: boolean;
                            separate: boolean;
                            given: boolean;
                            /** Format: date-time */
                            given_at: string | null;
                            given_by: string | null;
                            given_version: number | null;
                            /** Format: date-time */
                            withdrawn_at: string | null;
                        }[];
                        may_change: boolean;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_consent_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                purpose: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_consent_set_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        given: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        given: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        given: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_portal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        users: {
                            id: string;
                            name: string;
                            login: string | null;
                            position: string | null;
                            role: string;
                            role_label: {
                                zh: string;
                                en: string;
                            };
                            status: string;
                            /** Format: date-time */
                            invited_at: string | null;
                            invited_by: string | null;
                            /** Format: date-time */
                            seen_at: string | null;
                            link_valid: boolean;
                        }[];
                        roles: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            help: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        sent: {
                            id: string;
                            kind: string;
                            title: string;
                            status: string;
                            /** Format: date-time */
                            sent_at: string;
                            sent_by: string | null;
                            answer: string | null;
                            answered_by: string | null;
                            /** Format: date-time */
                            answered_at: string | null;
                            attachment: string | null;
                            attachment_name: string | null;
                            change: string | null;
                            content: unknown;
                        }[];
                        messages: {
                            id: string;
                            side: string;
                            author: string;
                            body: string;
                            /** Format: date-time */
                            sent_at: string;
                            /** Format: date-time */
                            seen_at: string | null;
                        }[];
                        consents: {
                            purpose: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            given: boolean;
                            /** Format: date-time */
                            given_at: string | null;
                            /** Format: date-time */
                            withdrawn_at: string | null;
                        }[];
                        contacts: {
                            contact: string;
                            name: string;
                            email: string | null;
                            purpose: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            given: boolean;
                            /** Format: date-time */
                            at: string;
                            by: string;
                        }[];
                        may: {
                            invite: boolean;
                            answer: boolean;
                        };
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    consent_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["consent_note_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        given: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        given: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        given: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_invite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_invite_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        link: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        link: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        link: string;
                        /** Format: date-time */
                        until: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_block: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_block_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_answer_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portal_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portal_reply_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portfolio_cockpit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        as_of: string;
                        whole: boolean;
                        figures: unknown;
                        capital_base: unknown;
                        by_section: unknown;
                        by_province: unknown;
                        by_product: unknown;
                        by_grade: unknown;
                        heat: unknown;
                        top_customers: unknown;
                        top_groups: unknown;
                        limits: unknown;
                        limit_counts: {
                            red: number;
                            yellow: number;
                            unknown: number;
                        };
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portfolio_industries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        as_of: string;
                        whole: boolean;
                        policy: unknown;
                        items: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portfolio_industry: {
        parameters: {
            query: {
                section: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        as_of: string;
                        whole: boolean;
                        item: unknown;
                        classes: unknown;
                        grades: unknown;
                        limits: unknown;
                        climate: unknown;
                        warnings: unknown;
                        customers: unknown;
                        projects: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portfolio_limits: {
        parameters: {
            query?: {
                each?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                        red: number;
                        yellow: number;
                        unknown: number;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portfolio_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portfolio_preview_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        limits: unknown;
                        before: unknown;
                        deal: unknown;
                        breaches: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        limits: unknown;
                        before: unknown;
                        deal: unknown;
                        breaches: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        limits: unknown;
                        before: unknown;
                        deal: unknown;
                        breaches: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portfolio_whatif: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portfolio_whatif_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        before: unknown;
                        after: unknown;
                        limits: unknown;
                        cascade: unknown;
                        deal: unknown;
                        milliseconds: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        before: unknown;
                        after: unknown;
                        limits: unknown;
                        cascade: unknown;
                        deal: unknown;
                        milliseconds: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        before: unknown;
                        after: unknown;
                        limits: unknown;
                        cascade: unknown;
                        deal: unknown;
                        milliseconds: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portfolio_history: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        months: unknown;
                        roll: unknown;
                        classes: unknown;
                        grades: unknown;
                        vintages: unknown;
                        loans: number;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portfolio_scenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        scenarios: unknown;
                        variables: unknown;
                        sections: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portfolio_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portfolio_loss: {
        parameters: {
            query?: {
                scenarios?: number;
                seed?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        obligors: number;
                        simulation: unknown;
                        closed_form: unknown;
                        credit_risk_plus: unknown;
                        histogram: unknown;
                        contributions: unknown;
                        milliseconds: number;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portfolio_loss_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portfolio_loss_start_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portfolio_report: {
        parameters: {
            query?: {
                language?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    ecl_run_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    loan_classification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        class: string;
                        stored: string;
                        reasons: unknown;
                        inputs: unknown;
                        history: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    loan_classification_judge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["loan_classification_judge_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        class: string;
                        rule_class: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        class: string;
                        rule_class: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        class: string;
                        rule_class: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    portfolio_allocation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["portfolio_allocation_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string | null;
                        result: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string | null;
                        result: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string | null;
                        result: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    allocation_report: {
        parameters: {
            query?: {
                language?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    allocation_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            kind: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            help: {
                                zh: string;
                                en: string;
                            };
                            version: number;
                        }[];
                        lines: {
                            name: string;
                            group: string;
                            unit: string;
                            kind: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        numbers: {
                            name: string;
                            unit: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        words: {
                            key: string;
                            unit: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_content: {
        parameters: {
            query?: {
                model?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        model: string | null;
                        name: string;
                        template: string | null;
                        content: unknown;
                        versions: {
                            id: string;
                            name: string;
                            status: string;
                            /** Format: date-time */
                            made_at: string;
                            made_by_title: string | null;
                            debt: number | null;
                            min_dscr: number | null;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_solve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_solve_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        settled: boolean;
                        rounds: number;
                        microseconds: number;
                        currency: string;
                        period_months: number;
                        construction: number;
                        periods: string[];
                        numbers: {
                            [key: string]: number;
                        };
                        reached: {
                            binding: string;
                            payback_years: number | null;
                            project_payback_years: number | null;
                            life_years: number | null;
                        };
                        years: {
                            year: string;
                            values: {
                                [key: string]: number;
                            };
                        }[];
                        lines: {
                            line: string;
                            member: number;
                            name: string | null;
                            values: (number | null)[];
                        }[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        settled: boolean;
                        rounds: number;
                        microseconds: number;
                        currency: string;
                        period_months: number;
                        construction: number;
                        periods: string[];
                        numbers: {
                            [key: string]: number;
                        };
                        reached: {
                            binding: string;
                            payback_years: number | null;
                            project_payback_years: number | null;
                            life_years: number | null;
                        };
                        years: {
                            year: string;
                            values: {
                                [key: string]: number;
                            };
                        }[];
                        lines: {
                            line: string;
                            member: number;
                            name: string | null;
                            values: (number | null)[];
                        }[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        settled: boolean;
                        rounds: number;
                        microseconds: number;
                        currency: string;
                        period_months: number;
                        construction: number;
                        periods: string[];
                        numbers: {
                            [key: string]: number;
                        };
                        reached: {
                            binding: string;
                            payback_years: number | null;
                            project_payback_years: number | null;
                            life_years: number | null;
                        };
                        years: {
                            year: string;
                            values: {
                                [key: string]: number;
                            };
                        }[];
                        lines: {
                            line: string;
                            member: number;
                            name: string | null;
                            values: (number | null)[];
                        }[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_explain_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        line: string;
                        member: number;
                        period: number;
                        period_label: string | null;
                        label: {
                            zh: string;
                            en: string;
                        };
                        name: string | null;
                        unit: string;
                        value: number | null;
                        formula: unknown;
                        check: number | null;
                        assumption: string | null;
                        source: string | null;
                        inputs: {
                            line: string;
                            member: number;
                            period: number | null;
                            number: boolean;
                            label: {
                                zh: string;
                                en: string;
                            };
                            name: string | null;
                            unit: string;
                            period_label: string | null;
                            value: number | null;
                        }[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        line: string;
                        member: number;
                        period: number;
                        period_label: string | null;
                        label: {
                            zh: string;
                            en: string;
                        };
                        name: string | null;
                        unit: string;
                        value: number | null;
                        formula: unknown;
                        check: number | null;
                        assumption: string | null;
                        source: string | null;
                        inputs: {
                            line: string;
                            member: number;
                            period: number | null;
                            number: boolean;
                            label: {
                                zh: string;
                                en: string;
                            };
                            name: string | null;
                            unit: string;
                            period_label: string | null;
                            value: number | null;
                        }[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        line: string;
                        member: number;
                        period: number;
                        period_label: string | null;
                        label: {
                            zh: string;
                            en: string;
                        };
                        name: string | null;
                        unit: string;
                        value: number | null;
                        formula: unknown;
                        check: number | null;
                        assumption: string | null;
                        source: string | null;
                        inputs: {
                            line: string;
                            member: number;
                            period: number | null;
                            number: boolean;
                            label: {
                                zh: string;
                                en: string;
                            };
                            name: string | null;
                            unit: string;
                            period_label: string | null;
                            value: number | null;
                        }[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_save_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_model"];
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_model"];
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_model"] | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_compare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_compare_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        options: {
                            name: string;
                            settled: boolean;
                            numbers: {
                                [key: string]: number;
                            };
                            locked: number;
                            defaulted: number;
                            payback_years: number | null;
                            life_years: number | null;
                            stressed_dscr: number | null;
                        }[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        options: {
                            name: string;
                            settled: boolean;
                            numbers: {
                                [key: string]: number;
                            };
                            locked: number;
                            defaulted: number;
                            payback_years: number | null;
                            life_years: number | null;
                            stressed_dscr: number | null;
                        }[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        options: {
                            name: string;
                            settled: boolean;
                            numbers: {
                                [key: string]: number;
                            };
                            locked: number;
                            defaulted: number;
                            payback_years: number | null;
                            life_years: number | null;
                            stressed_dscr: number | null;
                        }[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_overview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        today: string;
                        capital: unknown;
                        equator: unknown;
                        public_budget: unknown;
                        slotting: unknown;
                        schedule: unknown;
                        cost: unknown;
                        gap: unknown;
                        curve: unknown;
                        following: unknown;
                        alerts: {
                            level: string;
                            kind: string;
                            text: {
                                zh: string;
                                en: string;
                            };
                            entity: string | null;
                            id: string | null;
                        }[];
                        esg: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_benchmark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        of: string;
                        projects: {
                            id: string;
                            name: string;
                            kind: string | null;
                            own: boolean;
                            /** Format: date */
                            period_end: string;
                            revenue: number | null;
                            revenue_growth: number | null;
                            cost_share: number | null;
                            cfads: number | null;
                            dscr: number | null;
                            debt_years: number | null;
                        }[];
                        median: {
                            revenue_growth: number | null;
                            cost_share: number | null;
                            dscr: number | null;
                            debt_years: number | null;
                        };
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_equator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_equator_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        made: number;
                        ended: number;
                        checks: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        made: number;
                        ended: number;
                        checks: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        made: number;
                        ended: number;
                        checks: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_workbook_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_workbook_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        content: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        content: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        content: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_risk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_risk_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string | null;
                        fingerprint: string;
                        name: string;
                        run?: string;
                        /** Format: date-time */
                        made_at?: string;
                        made_by?: string | null;
                        result?: {
                            base_dscr: number | null;
                            base_npv: number | null;
                            correlation: number;
                            seed: number;
                            tornado: {
                                path: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                low: number;
                                high: number;
                                dscr_low: number | null;
                                dscr_high: number | null;
                                npv_low: number | null;
                                npv_high: number | null;
                            }[];
                            break_even: {
                                path: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                value: number | null;
                            }[];
                            simulation: {
                                runs: number;
                                settled: number;
                                lock_up: number;
                                default: number;
                                unpaid: number;
                                called: number;
                                dscr: unknown;
                                equity_irr: unknown;
                                histogram: {
                                    from: number;
                                    share: number;
                                }[];
                            };
                        };
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string | null;
                        fingerprint: string;
                        name: string;
                        run?: string;
                        /** Format: date-time */
                        made_at?: string;
                        made_by?: string | null;
                        result?: {
                            base_dscr: number | null;
                            base_npv: number | null;
                            correlation: number;
                            seed: number;
                            tornado: {
                                path: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                low: number;
                                high: number;
                                dscr_low: number | null;
                                dscr_high: number | null;
                                npv_low: number | null;
                                npv_high: number | null;
                            }[];
                            break_even: {
                                path: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                value: number | null;
                            }[];
                            simulation: {
                                runs: number;
                                settled: number;
                                lock_up: number;
                                default: number;
                                unpaid: number;
                                called: number;
                                dscr: unknown;
                                equity_irr: unknown;
                                histogram: {
                                    from: number;
                                    share: number;
                                }[];
                            };
                        };
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string | null;
                        fingerprint: string;
                        name: string;
                        run?: string;
                        /** Format: date-time */
                        made_at?: string;
                        made_by?: string | null;
                        result?: {
                            base_dscr: number | null;
                            base_npv: number | null;
                            correlation: number;
                            seed: number;
                            tornado: {
                                path: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                low: number;
                                high: number;
                                dscr_low: number | null;
                                dscr_high: number | null;
                                npv_low: number | null;
                                npv_high: number | null;
                            }[];
                            break_even: {
                                path: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                value: number | null;
                            }[];
                            simulation: {
                                runs: number;
                                settled: number;
                                lock_up: number;
                                default: number;
                                unpaid: number;
                                called: number;
                                dscr: unknown;
                                equity_irr: unknown;
                                histogram: {
                                    from: number;
                                    share: number;
                                }[];
                            };
                        };
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_stress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["project_stress_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_letter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_letter"];
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_letter"];
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project_letter"] | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_priors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        projects: number;
                        classes: {
                            sector: string;
                            size: string;
                            overrun: unknown;
                            slippage: unknown;
                            months_late: unknown;
                        }[];
                        validation: {
                            what: string;
                            level: number;
                            value: number;
                            held: number;
                            learnt: number;
                            kept: number;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_prior_drivers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        projects: number;
                        sector: string;
                        size: string | null;
                        dollars_mn: number | null;
                        overrun: unknown;
                        months_late: unknown;
                        content: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    project_letter_print: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    green_report_print: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_esg: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        section: string | null;
                        score: number | null;
                        level: string | null;
                        level_label: unknown;
                        indicators: {
                            code: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            pillar: string;
                            unit: string | null;
                            weight: number;
                            good: number;
                            bad: number;
                            value: number | null;
                            points: number | null;
                            status: string | null;
                            /** Format: date */
                            period_end: string | null;
                        }[];
                        checks: {
                            kind: string;
                            months: number;
                            /** Format: date */
                            done_on: string | null;
                            result: string | null;
                            /** Format: date */
                            due_on: string;
                            overdue: boolean;
                            margin_bps: number;
                        }[];
                        targets: {
                            name: string;
                            code: string;
                            /** Format: date */
                            observed_on: string;
                            direction: string;
                            target: number;
                            value: number | null;
                            state: string;
                            step_bps: number | null;
                        }[];
                        margin_bps: number;
                        margin_most_bps: number;
                        policy: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    green_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        loans: {
                            id: string;
                            customer: string;
                            item: string;
                            item_name: string | null;
                            amount: number;
                            proved: number | null;
                            method: string | null;
                            avoided_tonnes: number | null;
                        }[];
                        count: number;
                        amount: number;
                        proved: number;
                        avoided_tonnes: number;
                        book: number;
                        share: number | null;
                        catalogue: string;
                        methods: {
                            method: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            factor: number;
                            unit: string;
                            source: string;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_graph: {
        parameters: {
            query?: {
                depth?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        root: string;
                        complete: boolean;
                        nodes: {
                            id: string;
                            title: string | null;
                            visible: boolean;
                            depth: number;
                            kind: string | null;
                            tier: string | null;
                            grade: string | null;
                            status: string | null;
                            exposure: number | null;
                        }[];
                        edges: {
                            id: string;
                            from: string;
                            to: string;
                            kind: string;
                            share: number | null;
                            amount: number | null;
                            title: string | null;
                            /** Format: date */
                            valid_from: string | null;
                            /** Format: date */
                            valid_to: string | null;
                            confirmed: boolean;
                        }[];
                        ownership: {
                            problem: string | null;
                            owners: {
                                id: string;
                                title: string | null;
                                visible: boolean;
                                share: number;
                            }[];
                            controllers: {
                                id: string;
                                title: string | null;
                                visible: boolean;
                                ultimate: boolean;
                            }[];
                            controlled: {
                                id: string;
                                title: string | null;
                                visible: boolean;
                            }[];
                        };
                        circles: {
                            amount: number;
                            members: {
                                id: string;
                                title: string | null;
                                visible: boolean;
                            }[];
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    guarantee_circles: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            size: number;
                            amount: number;
                            exposure: number;
                            members: {
                                id: string;
                                title: string | null;
                                visible: boolean;
                                tier: string | null;
                                grade: string | null;
                                exposure: number | null;
                            }[];
                            edges: {
                                from: string;
                                to: string;
                                amount: number | null;
                            }[];
                        }[];
                        count: number;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    group_derive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: {
                            id: string;
                            version: number;
                            name: string;
                            status: string;
                            parent: string | null;
                            parent_title: string | null;
                            controller: string | null;
                            basis: string | null;
                        };
                        members: {
                            id: string;
                            title: string | null;
                            visible: boolean;
                            role: string;
                            basis: {
                                zh: string;
                                en: string;
                            };
                            effective_share: number | null;
                            exposure: number | null;
                        }[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: {
                            id: string;
                            version: number;
                            name: string;
                            status: string;
                            parent: string | null;
                            parent_title: string | null;
                            controller: string | null;
                            basis: string | null;
                        };
                        members: {
                            id: string;
                            title: string | null;
                            visible: boolean;
                            role: string;
                            basis: {
                                zh: string;
                                en: string;
                            };
                            effective_share: number | null;
                            exposure: number | null;
                        }[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: {
                            id: string;
                            version: number;
                            name: string;
                            status: string;
                            parent: string | null;
                            parent_title: string | null;
                            controller: string | null;
                            basis: string | null;
                        };
                        members: {
                            id: string;
                            title: string | null;
                            visible: boolean;
                            role: string;
                            basis: {
                                zh: string;
                                en: string;
                            };
                            effective_share: number | null;
                            exposure: number | null;
                        }[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    group_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["group_confirm_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: components["schemas"]["customer_group"];
                        members: number;
                        left_out: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: components["schemas"]["customer_group"];
                        members: number;
                        left_out: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: components["schemas"]["customer_group"];
                        members: number;
                        left_out: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    group_reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["group_reject_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: components["schemas"]["customer_group"];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: components["schemas"]["customer_group"];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: components["schemas"]["customer_group"];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    group_overview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        group: components["schemas"]["customer_group"];
                        exposure: number;
                        hidden_exposure: number;
                        overdue: number;
                        members: {
                            id: string;
                            title: string | null;
                            visible: boolean;
                            role: string | null;
                            basis: string | null;
                            effective_share: number | null;
                            tier: string | null;
                            grade: string | null;
                            exposure: number | null;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_risks: {
        parameters: {
            query?: {
                rate_bp?: number;
                currency?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        as_of: string;
                        shock: {
                            rate_bp: number;
                            currency: number;
                            elsewhere: number;
                            policy_rate_bp: number;
                            policy_currency: number;
                        };
                        credit: unknown;
                        market: unknown;
                        operational: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    scheme_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                        clauses: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    scheme_compute: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["scheme_compute_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        variants: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        variants: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        variants: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    scheme_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["scheme_save_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    scheme_term_sheet: {
        parameters: {
            query?: {
                language?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    application_memo: {
        parameters: {
            query?: {
                kind?: "one" | "full";
                language?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    contract_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["contract_draft_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        clauses: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        clauses: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        clauses: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    contract_print: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    contract_sign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["contract_sign_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    contract_customer_sign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["contract_customer_sign_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    contract_void: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["contract_void_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    contract_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    pipeline: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    opportunity_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["opportunity_move_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stage: string;
                        probability: number | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stage: string;
                        probability: number | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stage: string;
                        probability: number | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    lead_convert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["lead_convert_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: string;
                        opportunity: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: string;
                        opportunity: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: string;
                        opportunity: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    funnel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    service_board: {
        parameters: {
            query?: {
                status?: "open" | "new" | "working" | "waiting" | "closed" | "any";
                kind?: "request" | "feedback" | "complaint";
                class?: string;
                customer?: string;
                mine?: boolean;
                late?: boolean;
                unsure?: boolean;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        today: string;
                        /** Format: date-time */
                        now: string;
                        items: unknown;
                        counts: {
                            open: number;
                            mine: number;
                            late: number;
                            complaints: number;
                            unsure: number;
                            waiting: number;
                        };
                        classes: unknown;
                        may: {
                            handle: boolean;
                            oversee: boolean;
                        };
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    service_classify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["service_classify_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        class: string | null;
                        label: unknown;
                        confidence: number | null;
                        guesses: unknown;
                        reasons: unknown;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        class: string | null;
                        label: unknown;
                        confidence: number | null;
                        guesses: unknown;
                        reasons: unknown;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        class: string | null;
                        label: unknown;
                        confidence: number | null;
                        guesses: unknown;
                        reasons: unknown;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    service_receive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["service_receive_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        class: string | null;
                        confidence: number | null;
                        handler: string | null;
                        /** Format: date */
                        due_on: string | null;
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        class: string | null;
                        confidence: number | null;
                        handler: string | null;
                        /** Format: date */
                        due_on: string | null;
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        class: string | null;
                        confidence: number | null;
                        handler: string | null;
                        /** Format: date */
                        due_on: string | null;
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    service_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        request: unknown;
                        customer_title: string;
                        class_label: unknown;
                        proposed_label: unknown;
                        classes: unknown;
                        clock: unknown;
                        thread: unknown;
                        mails: unknown;
                        others: unknown;
                        templates: unknown;
                        people: unknown;
                        may: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    service_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["service_confirm_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        class: string;
                        handler: string | null;
                        /** Format: date */
                        due_on: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        class: string;
                        handler: string | null;
                        /** Format: date */
                        due_on: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        class: string;
                        handler: string | null;
                        /** Format: date */
                        due_on: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    service_message_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["service_message_add_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date */
                        due_on: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date */
                        due_on: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        /** Format: date */
                        due_on: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    service_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["service_assign_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handler: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handler: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handler: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    service_extend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["service_extend_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        due_on: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        due_on: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        due_on: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    service_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["service_close_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        on_time: boolean | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        on_time: boolean | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        on_time: boolean | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    service_clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checked: number;
                        escalated: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checked: number;
                        escalated: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checked: number;
                        escalated: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    service_retrain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    service_figures: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        total: unknown;
                        by_class: unknown;
                        by_branch: unknown;
                        by_person: unknown;
                        weeks: unknown;
                        accuracy: unknown;
                        model: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    satisfaction: {
        parameters: {
            query?: {
                days?: number;
                customer?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        sent: number;
                        answered: number;
                        csat: unknown;
                        nps: unknown;
                        by_event: unknown;
                        by_delay: unknown;
                        by_stage: unknown;
                        months: unknown;
                        comments: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    survey_send: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["survey_send_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        link: string;
                        /** Format: date-time */
                        expires_at: string;
                        mail: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        link: string;
                        /** Format: date-time */
                        expires_at: string;
                        mail: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        link: string;
                        /** Format: date-time */
                        expires_at: string;
                        mail: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    survey_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bank: string;
                        intro: {
                            zh: string;
                            en: string;
                        };
                        satisfaction: boolean;
                        recommend: boolean;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    survey_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["survey_answer_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    improvement_board: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                        may: boolean;
                        people: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    improvement_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["improvement_add_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        before: number | null;
                        before_count: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        before: number | null;
                        before_count: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        before: number | null;
                        before_count: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    improvement_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["improvement_move_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        after: number | null;
                        after_count: number | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        after: number | null;
                        after_count: number | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        after: number | null;
                        after_count: number | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["sign_in_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            id: string;
                            name: string;
                            login: string;
                            role: string;
                            must_change: boolean;
                        };
                        csrf: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            id: string;
                            name: string;
                            login: string;
                            role: string;
                            must_change: boolean;
                        };
                        csrf: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            id: string;
                            name: string;
                            login: string;
                            role: string;
                            must_change: boolean;
                        };
                        csrf: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        login: string;
                        role: string;
                        role_label: {
                            zh: string;
                            en: string;
                        };
                        branch: string;
                        branch_title: string | null;
                        language: string;
                        totp: boolean;
                        must_change: boolean;
                        permissions: string[];
                        entities: unknown;
                        /** Format: date */
                        today: string;
                        bank: string;
                        /** Format: date-time */
                        as_of: string | null;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    me_language: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["me_language_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    me_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["me_password_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    me_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            seen_at: string;
                            address: string | null;
                            agent: string | null;
                            current: boolean;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    me_session_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    me_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        uri: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        uri: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        uri: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    me_totp_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["me_totp_confirm_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    me_totp_remove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["me_totp_remove_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    person_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["person_password_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    statement_items: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            section: string;
                            total: boolean;
                            sign: number;
                            unit: string;
                        }[];
                        sections: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_statements: {
        parameters: {
            query?: {
                scope?: "parent" | "consolidated";
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        customer: {
                            id: string;
                            title: string;
                        };
                        scope: string | null;
                        scopes: string[];
                        currency: string | null;
                        periods: {
                            id: string;
                            version: number;
                            /** Format: date */
                            period_end: string;
                            months: number | null;
                            audited: boolean | null;
                            auditor: string | null;
                            opinion: string | null;
                            unit: string | null;
                            source: string | null;
                            comparability: string | null;
                            /** Format: date-time */
                            recorded_at: string;
                            prior: string | null;
                        }[];
                        sections: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            items: {
                                code: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                total: boolean;
                                sign: number;
                                cells: {
                                    reported: number | null;
                                    adjustment: number | null;
                                    adjusted: number | null;
                                }[];
                            }[];
                        }[];
                        adjustments: {
                            id: string;
                            version: number;
                            period: string;
                            item: string;
                            counter_item: string | null;
                            amount: number;
                            reason: string;
                            /** Format: date-time */
                            recorded_at: string;
                            recorded_by_title: string | null;
                        }[];
                        checks: {
                            period: string;
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            evaluated: boolean;
                            violated: boolean;
                            total_item: string;
                            total: number | null;
                            sum: number | null;
                            difference: number | null;
                            tolerance: number;
                            cells: {
                                item: string;
                                sign: number;
                                basis: string;
                                value: number | null;
                            }[];
                        }[];
                        ratios: {
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            kind: string;
                            better: string;
                            scale: number;
                            formula: {
                                zh: string;
                                en: string;
                            };
                            numerator: {
                                item: string;
                                coefficient: number;
                                basis: string;
                            }[];
                            denominator: {
                                item: string;
                                coefficient: number;
                                basis: string;
                            }[];
                            values: {
                                period: string;
                                value: number | null;
                                status: string;
                            }[];
                            peer?: {
                                n: number;
                                low: number | null;
                                median: number | null;
                                high: number | null;
                                position: string | null;
                            };
                        }[];
                        trend: {
                            item: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            values: {
                                period: string;
                                value: number | null;
                                growth: number | null;
                            }[];
                        }[];
                        dupont: {
                            period: string;
                            roe: number | null;
                            status: string;
                            net_margin: number | null;
                            asset_turnover: number | null;
                            equity_multiplier: number | null;
                            product: number | null;
                            agrees: boolean | null;
                        }[];
                        peers: {
                            section: string | null;
                            label?: {
                                zh: string;
                                en: string;
                            };
                            /** Format: date-time */
                            computed_at: string | null;
                            circle: string | null;
                            customers: number;
                        };
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    statement_paste: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["statement_paste_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unit: string;
                        periods: {
                            column: number;
                            title: string;
                            /** Format: date */
                            period_end: string | null;
                            months: number | null;
                        }[];
                        rows: {
                            line: number;
                            text: string;
                            item: string | null;
                            label?: {
                                zh: string;
                                en: string;
                            };
                            cells: {
                                column: number;
                                text: string;
                                value: number | null;
                            }[];
                        }[];
                        statements: {
                            column: number;
                            /** Format: date */
                            period_end: string | null;
                            values: {
                                [key: string]: number;
                            };
                        }[];
                        checks: {
                            column: number;
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            difference: number | null;
                            total_item: string;
                        }[];
                        problems: {
                            line: number;
                            column: number | null;
                            severity: string;
                            zh: string;
                            en: string;
                        }[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unit: string;
                        periods: {
                            column: number;
                            title: string;
                            /** Format: date */
                            period_end: string | null;
                            months: number | null;
                        }[];
                        rows: {
                            line: number;
                            text: string;
                            item: string | null;
                            label?: {
                                zh: string;
                                en: string;
                            };
                            cells: {
                                column: number;
                                text: string;
                                value: number | null;
                            }[];
                        }[];
                        statements: {
                            column: number;
                            /** Format: date */
                            period_end: string | null;
                            values: {
                                [key: string]: number;
                            };
                        }[];
                        checks: {
                            column: number;
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            difference: number | null;
                            total_item: string;
                        }[];
                        problems: {
                            line: number;
                            column: number | null;
                            severity: string;
                            zh: string;
                            en: string;
                        }[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unit: string;
                        periods: {
                            column: number;
                            title: string;
                            /** Format: date */
                            period_end: string | null;
                            months: number | null;
                        }[];
                        rows: {
                            line: number;
                            text: string;
                            item: string | null;
                            label?: {
                                zh: string;
                                en: string;
                            };
                            cells: {
                                column: number;
                                text: string;
                                value: number | null;
                            }[];
                        }[];
                        statements: {
                            column: number;
                            /** Format: date */
                            period_end: string | null;
                            values: {
                                [key: string]: number;
                            };
                        }[];
                        checks: {
                            column: number;
                            name: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            difference: number | null;
                            total_item: string;
                        }[];
                        problems: {
                            line: number;
                            column: number | null;
                            severity: string;
                            zh: string;
                            en: string;
                        }[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    system_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: string;
                        /** Format: date-time */
                        now: string;
                        engine: string;
                        migration: number;
                        policies: string | null;
                        database_bytes: number | null;
                        log_bytes: number | null;
                        disk_free: number | null;
                        disk_total: number | null;
                        customers: number;
                        people: number;
                        signed_in: number;
                        audit: {
                            records: number;
                            /** Format: date-time */
                            last_at: string | null;
                        };
                        jobs: {
                            waiting: number;
                            running: number;
                            failed: number;
                        };
                        items: {
                            id: string;
                            kind: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            status: string;
                            done: number;
                            total: number;
                            message: string | null;
                            person: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            started_at: string | null;
                            /** Format: date-time */
                            ended_at: string | null;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    transaction_stream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        received: number;
                        accepted: number;
                        repeated: number;
                        refused: number;
                        signals: number;
                        warnings: number;
                        faults: {
                            line: number;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        received: number;
                        accepted: number;
                        repeated: number;
                        refused: number;
                        signals: number;
                        warnings: number;
                        faults: {
                            line: number;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        received: number;
                        accepted: number;
                        repeated: number;
                        refused: number;
                        signals: number;
                        warnings: number;
                        faults: {
                            line: number;
                            message: string;
                        }[];
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    purpose_plan_flow: {
        parameters: {
            query?: {
                method?: "fifo" | "pro_rata";
                days?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        plan: unknown;
                        customer_title: string;
                        method: string;
                        booked: boolean;
                        /** Format: date */
                        until: string;
                        nodes: unknown;
                        edges: unknown;
                        cut: boolean;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_strength: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        strength: unknown;
                        growth: unknown;
                        value: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    value_book: {
        parameters: {
            query?: {
                by?: "person" | "branch" | "group";
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        parts: {
                            key: string | null;
                            title: string | null;
                            customers: number;
                            income: number;
                            fees: number;
                            cost: number;
                            expected_loss: number;
                            capital: number;
                            contribution: number;
                            eva: number;
                            raroc: number | null;
                            strength: number | null;
                        }[];
                        total: {
                            customers: number;
                            income: number;
                            fees: number;
                            cost: number;
                            expected_loss: number;
                            capital: number;
                            contribution: number;
                            eva: number;
                            raroc: number | null;
                        };
                        /** Format: date */
                        worked_on: string | null;
                        may_run: boolean;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    value_list: {
        parameters: {
            query?: {
                order?: "contribution" | "growth" | "weakest";
                cell?: "keep" | "mend" | "grow" | "watch";
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            tier: string | null;
                            grade: string | null;
                            owner: string | null;
                            contribution: number | null;
                            eva: number | null;
                            raroc: number | null;
                            pd: number | null;
                            exposure: number | null;
                            deposits: number | null;
                            strength: number | null;
                            growth: number | null;
                            cell: string | null;
                            drivers: unknown;
                            offer: unknown;
                        }[];
                        more: boolean;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    value_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_board: {
        parameters: {
            query?: {
                status?: "active" | "open" | "working" | "closed" | "false_alarm";
                level?: "blue" | "yellow" | "orange" | "red";
                family?: string;
                indicator?: string;
                customer?: string;
                mine?: boolean;
                late?: boolean;
                shadow?: boolean;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        today: string;
                        items: unknown;
                        counts: unknown;
                        customers: number;
                        responded: number | null;
                        response_hours: number | null;
                        in_time: number | null;
                        trend: unknown;
                        run: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_indicators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                        run: unknown;
                        back_test: unknown;
                        response: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_run_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_back_test: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["warning_back_test_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_warning_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fired: number;
                        missing: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fired: number;
                        missing: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fired: number;
                        missing: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_monitor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        indicators: unknown;
                        fired: number;
                        missing: number;
                        quiet: number;
                        anomaly: unknown;
                        plan: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        warning: unknown;
                        customer_title: string;
                        indicator: unknown;
                        plan: unknown;
                        steps: unknown;
                        lines: unknown;
                        line: number;
                        may: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_respond: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["warning_respond_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["warning_close_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_lower: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["warning_lower_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        level: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        level: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        level: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_plan_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        plan: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        plan: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        plan: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_step_done: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["warning_step_done_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_plan_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["warning_plan_change_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: boolean;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_plan_sign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["warning_plan_sign_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        line: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        line: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        line: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_plan_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    workbench: {
        parameters: {
            query?: {
                limit?: number;
                kind?: string;
                put_off?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        today: string;
                        /** Format: date-time */
                        as_of: string;
                        items: {
                            kind: string;
                            kind_label: {
                                zh: string;
                                en: string;
                            };
                            level: string;
                            rank: number;
                            urgency: number;
                            importance: number;
                            entity: string;
                            id: string;
                            customer: string | null;
                            customer_title: string | null;
                            tier: string | null;
                            title: {
                                zh: string;
                                en: string;
                            };
                            why: {
                                zh: string;
                                en: string;
                            };
                            /** Format: date */
                            due: string | null;
                            amount_minor: number | null;
                            action: {
                                kind: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                entity: string;
                                id: string;
                            };
                            link: string;
                            put_off_days: number;
                            /** Format: date */
                            put_off_until: string | null;
                        }[];
                        put_off: number;
                        counts: {
                            [key: string]: number;
                        };
                        kinds: {
                            kind: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            count: number;
                            more: boolean;
                        }[];
                        total: number;
                        policy: {
                            name: string;
                            version: number;
                            hash: string;
                        };
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    workbench_put_off: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["workbench_put_off_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        until: string | null;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        until: string | null;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        until: string | null;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    workflow_inbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    workflow_cases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    workflow_case_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    workflow_task_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    workflow_task_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["workflow_task_decide_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stage: string | null;
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stage: string | null;
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stage: string | null;
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    workflow_task_delegate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["workflow_task_delegate_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    workflow_task_excuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["workflow_task_excuse_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stage: string | null;
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stage: string | null;
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stage: string | null;
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    workflow_case_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["workflow_case_withdraw_body"];
            };
        };
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    workflow_definitions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    process_logs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            workflow: string;
                            source: string;
                            label: unknown;
                            cases: number;
                            events: number;
                            /** Format: date-time */
                            first_at: string | null;
                            /** Format: date-time */
                            last_at: string | null;
                        }[];
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    process_log_import: {
        parameters: {
            query?: {
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        name: string;
                        cases: number;
                        events: number;
                    };
                };
            };
            /** @description created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        name: string;
                        cases: number;
                        events: number;
                    };
                };
            };
            /** @description accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        job: string;
                        name: string;
                        cases: number;
                        events: number;
                    } | components["schemas"]["held"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    workflow_process: {
        parameters: {
            query?: {
                source?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
}
