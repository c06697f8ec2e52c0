export interface paths {
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
        pending_change_decide_body: {
            /** @description 通过 / Approve */
            approve: boolean;
            /** @description 意见 / Reason */
            reason?: string | null;
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
}
