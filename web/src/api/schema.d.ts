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
            /** @description 上传人 / Uploaded by */
            uploaded_by?: string | null;
            uploaded_by_title?: string | null;
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
        contact_plan_body: {
            /** @description 月份 / Month */
            month?: string | null;
            /** @description 仅此客户 / Only this customer */
            customer?: string | null;
            /** @description 只看不写 / Only show */
            try_only?: boolean | null;
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
    workbench: {
        parameters: {
            query?: {
                limit?: number;
                kind?: string;
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
                        }[];
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
}
