//! What the fields of requests are called in Chinese, one word a field wherever it stands.

/// Every field that a request may have, by its name in data, ascending.
const NAMES: &[(&str, &str)] = &[
    ("addressee", "备案对象"),
    ("agencies", "抽取单位"),
    ("agency", "抽取单位"),
    ("aliases", "同一人的其他编号"),
    ("all", "同时满足"),
    ("amendments", "递补"),
    ("any", "任一满足"),
    ("archived", "归档日"),
    ("article", "条款"),
    ("at", "时刻"),
    ("base", "基数"),
    ("basis", "依据"),
    ("borrowed", "跨区域抽调"),
    ("by", "公示单位"),
    ("bytes", "文件内容"),
    ("calendar", "放假通知"),
    ("cap", "年度检查次数上限"),
    ("capped_in_basis", "达上限的对象计入基数"),
    ("carried", "结转"),
    ("carry_over", "缺额结转"),
    ("category", "执法类别"),
    ("census", "全部抽查"),
    ("certificate", "执法证"),
    ("change", "变更"),
    ("changed", "调整"),
    ("changes", "变更记录"),
    ("choice", "规则取舍"),
    ("citations", "条款出处"),
    ("clause", "条款原文"),
    ("code", "代码"),
    ("columns", "列名"),
    ("committed", "抽取方案公布日"),
    ("complaints_at_least", "最少投诉次数"),
    ("completed", "完成日"),
    ("content", "检查内容"),
    ("contributions", "随机数"),
    ("count", "数量"),
    ("count_from", "起算日"),
    ("count_start", "起算方式"),
    ("counts", "计数方式"),
    ("county", "县级"),
    ("cover_all", "全部抽查的年限"),
    ("coverage", "抽取次序"),
    ("credit_code", "统一社会信用代码"),
    ("credit_grade", "信用等级"),
    ("csv", "表格文本"),
    ("current", "现行版本"),
    ("date", "日期"),
    ("dated", "落款日期"),
    ("day", "日"),
    ("days", "日期"),
    ("declared", "登记的类别"),
    ("derivation", "计算过程"),
    ("derive", "类别认定规则"),
    ("digest", "摘要"),
    ("division", "行政区划代码"),
    ("document", "文书"),
    ("document_number", "文号"),
    ("documents", "证明文件"),
    ("draw", "抽取"),
    ("draw_announcement", "抽取情况公告"),
    ("draw_publication", "抽取情况的公开期限"),
    ("draw_record", "抽取过程记录"),
    ("drawn", "抽取日"),
    ("drawn_on", "抽取日"),
    ("draws", "抽取"),
    ("due", "期限"),
    ("earlier", "此前版本"),
    ("either", "任取其一"),
    ("elsewhere", "摘要另行公布处"),
    ("employment", "人员归属"),
    ("en", "英文"),
    ("entered", "录入日"),
    ("entropy", "随机数来源"),
    ("epoch", "日期起点"),
    ("evidence", "证据"),
    ("exact", "精确值"),
    ("example", "示例"),
    ("excluded", "不纳入抽取的状态"),
    ("exemptions", "不受次数限制的情形"),
    ("experts", "专家"),
    ("field", "专业领域"),
    ("file", "年度材料"),
    ("filed", "备案日"),
    ("filed_on", "备案日"),
    ("files", "各单位年度材料"),
    ("filing", "备案"),
    ("fixed", "固定数"),
    ("form", "形式"),
    ("format", "格式版本"),
    ("found", "检查结果"),
    ("from", "起"),
    ("gone", "无法检查的对象"),
    ("granted", "批准日"),
    ("grounds", "抽取依据"),
    ("grounds_committed", "锁定抽取依据"),
    ("handling", "处理情况"),
    ("hash", "摘要算法"),
    ("head", "文书首部"),
    ("history", "变更记录"),
    ("holders", "持证人员"),
    ("id", "编号"),
    ("in_basis", "计入基数"),
    ("in_force", "施行期间"),
    ("include_tickets", "列出签号"),
    ("index", "序号"),
    ("inspections", "检查记录"),
    ("inspector", "检查人员"),
    ("inspector_names", "检查人员的列示方式"),
    ("inspector_page", "执法检查人员履职情况"),
    ("inspectors", "检查人员"),
    ("inspectors_to_sources", "人员与对象之比"),
    ("issue", "期号"),
    ("issued", "印发日"),
    ("issued_by", "印发机关"),
    ("issuer", "发证机关"),
    ("item", "抽查事项"),
    ("item_list", "抽查事项清单摘要"),
    ("items", "抽查事项清单"),
    ("joint", "综合检查编号"),
    ("kind", "类型"),
    ("kinds", "检查类别"),
    ("label", "来源名称"),
    ("language", "语言"),
    ("lapsed", "不结转的缺额"),
    ("larger", "取较大者"),
    ("larger_of", "取其较大"),
    ("leave", "休假"),
    ("left", "退出"),
    ("legal_representative", "法定代表人"),
    ("line", "名单中的一行"),
    ("links", "抽取方案"),
    ("loans", "跨区域抽调文件"),
    ("made", "调整日"),
    ("max_load", "每人任务上限"),
    ("met", "已完成数"),
    ("mid_year", "年中变动的计算"),
    ("month", "月"),
    ("months_before", "提前月数"),
    ("most", "上限"),
    ("most_load", "每人任务上限"),
    ("n", "工作日数"),
    ("name", "名称"),
    ("names", "名称对照"),
    ("not", "不满足"),
    ("note", "说明"),
    ("notes", "说明"),
    ("notice", "通知"),
    ("number", "文号"),
    ("obligation", "应抽数"),
    ("of", "总数"),
    ("official_name", "单位全称"),
    ("on", "日期"),
    ("op", "操作"),
    ("operation", "操作"),
    ("options", "选项"),
    ("order", "抽取方案"),
    ("order_published", "抽取方案的公布"),
    ("outcome", "检查结论"),
    ("page", "网页"),
    ("path", "证明路径"),
    ("penalised_last_year", "上年度受过处罚"),
    ("per", "周期"),
    ("period", "检查时段"),
    ("person", "本人编号"),
    ("phone", "联系电话"),
    ("place", "位置"),
    ("plan", "年度计划"),
    ("plan_due", "计划备案期限"),
    ("plan_filing", "年度抽查工作计划备案"),
    ("platform", "平台任务编号"),
    ("policy", "递补方式"),
    ("pool", "抽取范围"),
    ("post", "职务"),
    ("prefecture", "市级"),
    ("previous", "前一抽取记录"),
    ("progress", "进展"),
    ("proof", "证明"),
    ("provisional", "暂定"),
    ("publication", "公布内容"),
    ("published", "公示"),
    ("quota", "抽取数量"),
    ("ratio", "比例"),
    ("ratio_change", "比例调整"),
    ("reading", "阅读形式"),
    ("readings", "口径"),
    ("reason", "理由"),
    ("receipt", "备案回执"),
    ("record", "档案"),
    ("records", "检查记录"),
    ("rectification", "责令整改"),
    ("rectification_ordered", "已责令整改"),
    ("recusal_ended", "回避终止"),
    ("recusals", "回避"),
    ("recused", "须回避"),
    ("redacted", "部分公布"),
    ("redraw", "重新抽取的理由"),
    ("reference", "文号"),
    ("region", "省级"),
    ("registry", "信息库"),
    ("registry_history", "信息库变更记录"),
    ("related", "相关文件"),
    ("relation", "与本规则的关系"),
    ("renumbered", "编号变更"),
    ("repeats", "重复抽中数"),
    ("replacement", "补抽"),
    ("report", "书面报告"),
    ("rest", "无法抽取数"),
    ("result_table", "抽查结果公示表"),
    ("reveal", "随机数公布行"),
    ("revealed", "随机数产生时间"),
    ("revises", "原计划"),
    ("revisions", "计划调整"),
    ("risk_level", "风险等级"),
    ("role", "通知种类"),
    ("roster", "名录库"),
    ("round", "轮次"),
    ("rounding", "取整方式"),
    ("rounds", "各轮抽取"),
    ("rule", "规则"),
    ("rules", "规则"),
    ("rules_digest", "规则数据摘要"),
    ("salt", "掩码"),
    ("salt_key", "掩码密钥"),
    ("scheduled", "已安排检查"),
    ("share", "份额"),
    ("sheet", "工作表"),
    ("short", "缺额"),
    ("since", "起始日"),
    ("site_record", "现场检查笔录"),
    ("size", "人数"),
    ("source", "检查对象"),
    ("sources", "检查对象"),
    ("span", "合计期间"),
    ("spread", "分摊"),
    ("staffing", "人员安排"),
    ("state", "状态"),
    ("status", "可否抽取"),
    ("strata", "对象类别"),
    ("stratum", "对象类别"),
    ("strict", "严格核对代码"),
    ("superior", "上级部门"),
    ("supplements", "补充前一轮"),
    ("targets", "检查对象类别"),
    ("team", "检查组"),
    ("text", "文本"),
    ("tier", "层级"),
    ("tiers", "层级"),
    ("title", "标题"),
    ("to", "报送对象"),
    ("today", "查询日"),
    ("tolerant", "宽松读取"),
    ("transcript", "抽取记录"),
    ("transcripts", "抽取记录"),
    ("two_years_from", "两年期首年"),
    ("undrawn", "不纳入抽取数"),
    ("uninspected_first", "优先未检查对象"),
    ("units", "不同对象数"),
    ("until", "止"),
    ("until_day", "截止日"),
    ("valid", "有效期"),
    ("value", "随机数值"),
    ("violation", "违法行为"),
    ("visit", "计划检查日"),
    ("void", "作废"),
    ("void_reveal", "作废方案的随机数"),
    ("voided", "作废日"),
    ("waivers", "例外审批"),
    ("when", "条件"),
    ("whole", "全部公布"),
    ("window", "抽取时段"),
    ("window_waiver", "抽取时段例外审批"),
    ("withheld", "不公开的编号"),
    ("within_years", "年限"),
    ("words", "用语"),
    ("working_days", "工作日数"),
    ("written", "书写方式"),
    ("year", "年度"),
    ("zh", "中文"),
];

/// A field's name in Chinese.
fn name(field: &str) -> Option<&'static str> {
    NAMES.binary_search_by_key(&field, |(known, _)| known).ok().and_then(|at| NAMES.get(at)).map(|(_, name)| *name)
}

/// A place with its path behind it, for where the path stands nowhere else.
pub(crate) fn in_both(path: &str) -> String {
    let said = place(path);
    if said == path { said } else { format!("{said}（{path}）") }
}

/// A place in a request as people say it: `sources[0].division` is 检查对象第1项·行政区划代码. What is no field, such as a
/// stratum's word, stands as it is.
pub(crate) fn place(place: &str) -> String {
    let step = |step: &str| {
        let (field, elements) = step.split_once('[').unwrap_or((step, ""));
        let at =
            |at: &str| at.parse().map_or_else(|_| at.to_owned(), |at: usize| format!("第{}项", at.saturating_add(1)));
        let elements: String = elements.split(['[', ']']).filter(|it| !it.is_empty()).map(at).collect();
        let field = if field.bytes().all(|byte| byte.is_ascii_digit()) && !field.is_empty() {
            at(field)
        } else {
            name(field).unwrap_or(field).to_owned()
        };
        field + &elements
    };
    place.split('.').map(step).collect::<Vec<_>>().join("·")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn places_are_said_in_chinese_and_keep_what_is_no_field() {
        for (machine, said) in [
            ("sources[0].division", "检查对象第1项·行政区划代码"),
            ("grounds.rules", "抽取依据·规则"),
            ("file.agency.name", "年度材料·抽取单位·名称"),
            ("strata.key.county.quota", "对象类别·key·县级·抽取数量"),
            ("derive.0.when", "类别认定规则·第1项·条件"),
            ("file.plan.current[1].strata[2]", "年度材料·年度计划·现行版本第2项·对象类别第3项"),
            ("colour", "colour"),
            ("[3]", "第4项"),
        ] {
            assert_eq!(place(machine), said);
        }
        assert_eq!(in_both("cap.most"), "年度检查次数上限·上限（cap.most）");
        assert_eq!(in_both("colour"), "colour");
    }

    #[test]
    fn the_names_ascend() {
        assert!(NAMES.is_sorted_by(|one, other| one.0 < other.0));
    }

    /// The names of the fields that a definition has, and of those to which it leads.
    fn fields(
        schema: &serde_json::Value,
        all: &serde_json::Value,
        seen: &mut BTreeSet<String>,
        found: &mut BTreeSet<String>,
    ) {
        match schema {
            serde_json::Value::Object(object) => {
                let to = object.get("$ref").and_then(|to| to.as_str()?.strip_prefix("#/$defs/"));
                if let Some(to) = to.filter(|to| seen.insert((*to).to_owned())) {
                    fields(&all[to], all, seen, found);
                }
                let own = object.get("properties").and_then(serde_json::Value::as_object).into_iter().flatten();
                found.extend(own.map(|(field, _)| field.clone()));
                object.values().for_each(|value| fields(value, all, seen, found));
            }
            serde_json::Value::Array(values) => values.iter().for_each(|value| fields(value, all, seen, found)),
            _ => {}
        }
    }

    #[test]
    fn every_field_of_every_request_has_a_name_and_no_other_word_has() {
        let schema: serde_json::Value =
            serde_json::from_str(include_str!("../../include/shuangsuiji.schema.json")).unwrap();
        let (mut seen, mut found) = (BTreeSet::new(), BTreeSet::new());
        fields(&schema["oneOf"], &schema["$defs"], &mut seen, &mut found);
        let named: BTreeSet<String> = NAMES.iter().map(|(field, _)| (*field).to_owned()).collect();
        assert_eq!(found.difference(&named).collect::<Vec<_>>(), Vec::<&String>::new(), "without a name");
        assert_eq!(named.difference(&found).collect::<Vec<_>>(), Vec::<&String>::new(), "no field");
    }
}
