//! Art. 1–13: what the law leaves open, the choices, and ours: the one list.
//!
//! Where [`Reading::set_in`] names a field of the rule pack, another pack may choose otherwise; the others are built into
//! the library. The list is data, so that a report can print it.

use crate::{Article, Code};

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Said {
    /// In English.
    pub english: &'static str,
    /// In Chinese.
    pub chinese: &'static str,
}

/// Who may choose otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Override {
    /// The body that issues the rules, in its pack.
    Pack,
    /// The agency that draws, in its lists or in a call.
    Agency,
    /// Nobody: everything else would break the text.
    Nobody,
}

impl Override {
    /// In both languages.
    #[must_use]
    pub const fn said(self) -> Said {
        match self {
            Self::Pack => said("the issuing body, in its rule pack", "规则制定机关，在规则数据中"),
            Self::Agency => said("the agency that draws", "抽取单位"),
            Self::Nobody => said("nobody", "不得另行规定"),
        }
    }
}

/// A question that the law leaves open, and how it is answered here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Reading {
    /// Its word, by which a finding names it.
    pub id: &'static str,
    /// The numbers of the findings that rest on it.
    pub codes: &'static [Code],
    /// The words by which a rule pack's `readings` chooses among the answers; none where it cannot.
    pub words: &'static [&'static str],
    /// The article.
    pub article: Article,
    /// The question.
    pub question: Said,
    /// The answers that its text allows; ours is the first.
    pub choices: &'static [Said],
    /// Why the first.
    pub reason: Said,
    /// The field of the rule pack that says it, as a path; none where it is built in.
    pub set_in: Option<&'static str>,
    /// Who may choose otherwise.
    pub changed_by: Override,
}

impl Reading {
    /// The choice that the library takes where nobody chose otherwise.
    ///
    /// # Example: printing the list
    /// ```
    /// use shuangsuiji::rules::interpretation::READINGS;
    /// for reading in READINGS {
    ///     println!("{}: {} {}", reading.article, reading.question.english, reading.ours().english);
    /// }
    /// assert!(READINGS.len() > 10);
    /// ```
    #[must_use]
    pub const fn ours(&self) -> Said {
        match self.choices {
            [ours, ..] => *ours,
            [] => said("", ""),
        }
    }
}

/// The reading that findings of this number rest on; none where they rest on the words of an article alone.
///
/// # Example: a visit beyond the cap
/// ```
/// use shuangsuiji::Code;
/// use shuangsuiji::rules::interpretation::of;
/// assert_eq!(of(Code::YEAR_BEYOND_CAP).map(|reading| reading.id), Some("in_principle_cap"));
/// ```
#[must_use]
pub fn of(code: Code) -> Option<&'static Reading> {
    READINGS.iter().find(|reading| reading.codes.contains(&code))
}

const fn said(english: &'static str, chinese: &'static str) -> Said {
    Said { english, chinese }
}

/// All readings, in the statute's order.
pub const READINGS: &[Reading] = &[
    Reading {
        id: "coverage_order",
        codes: &[Code::YEAR_ORDER_COVERAGE],
        words: &[],
        article: Article::Art1,
        question: said("Do earlier inspections change a source's chance in a draw?", "此前的检查是否影响抽中机会？"),
        choices: &[
            said("no: every draw is on its own", "不影响，每次独立抽取"),
            said("yes: sources not yet inspected in the year come first", "影响，本年度未检查者优先"),
        ],
        reason: said("“drawn at random” names no order", "“随机抽取”未定先后"),
        set_in: Some("coverage.order"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "draw_published_within",
        codes: &[Code::YEAR_DRAW_NOT_PUBLISHED, Code::PUBLISHED_EARLY],
        words: &[],
        article: Article::Art1,
        question: said("Within how many days is the draw itself published?", "抽取情况应在多少日内公开？"),
        choices: &[
            said("at once, without a number of days", "及时公开，不设日数"),
            said("within a number of working days from the draw", "自抽取之日起若干个工作日内"),
        ],
        reason: said("the text says “in time” and names no number", "条文仅称“及时”，未定日数"),
        set_in: Some("draw_publication"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "drawn_shown_when",
        codes: &[Code::EMBARGO_VISITS_OPEN, Code::EMBARGO_UNSEALED, Code::EMBARGO_NOT_DRAWN],
        words: &[],
        article: Article::Art1,
        question: said("When may it be shown who was drawn?", "抽中名单何时可以公开？"),
        choices: &[
            said(
                "when every visit is made or void, at the latest when the period is over; order and digest at once",
                "全部检查完成或作废之后，最迟至检查期届满；抽取方案及摘要即时公开",
            ),
            said("at once, with the draw", "抽取后即时公开"),
        ],
        reason: said(
            "a visit that is known beforehand finds nothing; the digest proves that nothing was changed meanwhile",
            "事先知晓则检查落空；摘要足以证明其间未作改动",
        ),
        set_in: None,
        changed_by: Override::Agency,
    },
    Reading {
        id: "other_kind",
        codes: &[Code::YEAR_OTHER_KIND],
        words: &[],
        article: Article::Art5,
        question: said(
            "Does an inspection of another kind than daily fulfil a draw?",
            "以日常监督检查以外的类别检查抽中对象，是否视为完成抽查？",
        ),
        choices: &[
            said(
                "no: a drawn source is inspected as daily supervision, and the visit counts against the cap",
                "否，抽中对象应作日常监督检查，并计入次数",
            ),
            said("yes, whatever its kind", "是，不论类别"),
        ],
        reason: said(
            "the ratios are those of daily supervision; the other kinds need no draw",
            "比例针对日常监督检查，其他类别可不抽取",
        ),
        set_in: None,
        changed_by: Override::Nobody,
    },
    Reading {
        id: "undrawn_daily",
        codes: &[Code::INSPECTION_UNDRAWN],
        words: &["breach", "main_way"],
        article: Article::Art5,
        question: said("Is every daily inspection without a draw a breach?", "未经抽取的日常监督检查是否一律违规？"),
        choices: &[
            said(
                "yes: what needs no draw is listed, and daily supervision is not on that list",
                "是，可不抽取的情形已列明，不含日常监督检查",
            ),
            said("no: draws are the main way, and others remain", "否，抽查为主要方式，并非唯一方式"),
        ],
        reason: said("the second paragraph names the exceptions", "第二款已列明例外"),
        set_in: Some("readings.undrawn_daily"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "inspectors_counted",
        codes: &[Code::TOO_FEW_INSPECTORS],
        words: &[],
        article: Article::Art6,
        question: said(
            "Which inspectors does a ratio of inspectors to sources count?",
            "按执法人员数量确定比例时，人员如何计数？",
        ),
        choices: &[
            said("those on the agency's own roster with a valid certificate", "本单位名录库中持有效证件者"),
            said("all on the roster, borrowed ones included", "名录库全部人员，含跨区域抽调人员"),
        ],
        reason: said(
            "Art. 8(2) counts the roster, Art. 6 asks for a certificate",
            "第八条第一款第（二）项按名录库计，第六条要求持证",
        ),
        set_in: None,
        changed_by: Override::Nobody,
    },
    Reading {
        id: "leave_in_part",
        codes: &[Code::YEAR_INSPECTOR_WITHHELD],
        words: &[],
        article: Article::Art6,
        question: said(
            "May a list withhold an inspector who is on leave for part of the period?",
            "检查期内部分日期请假的人员可否列为不可选派？",
        ),
        choices: &[
            said(
                "yes, and each is counted; who is free and certified on every day of it may not be withheld",
                "可以，并逐一计数；检查期内每日均在岗且持证者不得列为不可选派",
            ),
            said("no: only who is away on every day of it", "不可以，仅限检查期内每日均不在岗者"),
        ],
        reason: said(
            "on which days of the period a visit will be made is not known when it is drawn",
            "抽取时尚不知在检查期内何日检查",
        ),
        set_in: None,
        changed_by: Override::Agency,
    },
    Reading {
        id: "list_day",
        codes: &[],
        words: &[],
        article: Article::Art7,
        question: said("As of which day is a list right?", "名单以何日为准？"),
        choices: &[
            said(
                "any day from the eve of the order's publication, at most a month before, to the draw",
                "抽取方案公布前一日（不早于抽取日前一个月）起、至抽取日止的任一日",
            ),
            said("the day of the draw alone", "仅以抽取日为准"),
        ],
        reason: said(
            "an order commits its lists when it is public, before its random numbers are",
            "名单随抽取方案公布而确定，早于随机数产生",
        ),
        set_in: None,
        changed_by: Override::Nobody,
    },
    Reading {
        id: "gone_in_basis",
        codes: &[],
        words: &[],
        article: Article::Art7,
        question: said("Does a source that closed or moved away count for a share?", "关闭、搬迁的单位是否计入基数？"),
        choices: &[
            said("no: it is neither drawn nor counted", "不计入，亦不抽取"),
            said("it is not drawn, and counts until it is struck off", "不抽取，注销前计入基数"),
        ],
        reason: said("the registry is a dynamic one", "信息库为动态信息库"),
        set_in: Some("pool.excluded"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "suspended_drawn",
        codes: &[],
        words: &[],
        article: Article::Art7,
        question: said("Is a source drawn while its production rests?", "停产的单位是否抽取？"),
        choices: &[said("yes: it is still there", "抽取，污染源仍在"), said("no", "不抽取")],
        reason: said(
            "every source under daily supervision is drawn from (Art. 5)",
            "日常监管的所有污染源均为抽查对象（第五条）",
        ),
        set_in: Some("pool.excluded"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "share_rounding",
        codes: &[],
        words: &[],
        article: Article::Art8Key,
        question: said("What does a share that is no whole number come to?", "比例计算结果不为整数时如何取整？"),
        choices: &[said("it is rounded up", "向上取整"), said("it is rounded to the nearest", "四舍五入")],
        reason: said("“at least”: one fewer would be below it", "“至少”，少一家即不足"),
        set_in: Some("strata.key.prefecture.rounding"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "capped_in_basis",
        codes: &[],
        words: &[],
        article: Article::Art8Key,
        question: said("Do sources that reached the cap count for a share?", "已达次数上限的单位是否计入基数？"),
        choices: &[
            said("yes: all of the area count", "计入，以本行政区域全部为基数"),
            said("no: only those that can still be drawn", "不计入，仅计尚可抽取者"),
        ],
        reason: said("“of the key units of its area” makes no exception", "“本行政区域……重点排污单位”未作除外"),
        set_in: Some("pool.capped_in_basis"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "share_carried",
        codes: &[Code::YEAR_QUOTA_MISSED],
        words: &[],
        article: Article::Art8Key,
        question: said("Is what a quarter fell short of a share made up for later?", "某季度重点单位缺额是否补足？"),
        choices: &[
            said(
                "no: each quarter owes its own share; the shortfall stays on record",
                "不结转，每季度各自达标，缺额留存",
            ),
            said("yes: it is added to the next quarter", "结转至下一季度"),
        ],
        reason: said("the minimum is set for each quarter", "最低比例按每季度规定"),
        set_in: Some("strata.key.prefecture.carry_over"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "prefecture_area",
        codes: &[],
        words: &[],
        article: Article::Art8Key,
        question: said("Does a prefecture's area contain its counties?", "盟市的行政区域是否包含所辖旗县？"),
        choices: &[said("yes", "包含"), said("no: only what no county covers", "不包含，仅计旗县以外")],
        reason: said("a prefecture is made of its counties", "盟市由旗县组成"),
        set_in: None,
        changed_by: Override::Nobody,
    },
    Reading {
        id: "year_split",
        codes: &[Code::ORDER_RECORD_DERIVATION, Code::PLAN_NOT_BY_THE_RULES],
        words: &[],
        article: Article::Art8General,
        question: said("How is a year's number split over its draws?", "年度数量如何分摊到各次抽取？"),
        choices: &[
            said("by cumulative rounding up, so that the sum is exact", "累计向上取整，全年合计恰为年度数量"),
            said("each draw rounded up by itself, so that the sum may exceed it", "每次各自向上取整，合计可能超出"),
        ],
        reason: said("the year's number is owed, not more", "应完成的是年度数量"),
        set_in: None,
        changed_by: Override::Nobody,
    },
    Reading {
        id: "counts",
        codes: &[
            Code::YEAR_UNITS_MISSED,
            Code::UNITS_BY_CHANCE,
            Code::UNITS_EXCEED_SOURCES,
            Code::INSPECTORS_EXCEED_SOURCES,
            Code::POOL_TOO_SMALL,
            Code::REPEATS_FORCED,
        ],
        words: &[],
        article: Article::Art8General,
        question: said("Does a year's number count units or visits?", "年度数量按单位数还是次数计？"),
        choices: &[
            said(
                "units: a source that is drawn again counts once, and no more are owed than there are",
                "按单位，重复抽中计一家，应抽数以在库数为限",
            ),
            said("visits: each counts", "按次数，每次均计"),
        ],
        reason: said(
            "the text says “年度被抽查单位数量”, the number of units inspected in the year",
            "条文为“年度被抽查单位数量”",
        ),
        set_in: Some("strata.general.prefecture.counts"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "mid_year",
        codes: &[],
        words: &[],
        article: Article::Art8General,
        question: said(
            "What does a year owe whose inspectors or sources change while it runs?",
            "年内人员或对象数量变化的，全年应抽多少？",
        ),
        choices: &[
            said(
                "the whole year's number by the counts at the revision: what was drawn is credited, the rest is spread",
                "按调整时的数量计全年，已抽取的计入，其余分摊",
            ),
            said("each draw its part by the counts at its time", "各次按当时数量计"),
        ],
        reason: said("the text names one number for the year", "条文规定的是年度数量"),
        set_in: Some("strata.general.prefecture.mid_year"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "plan_base",
        codes: &[Code::YEAR_PLAN_BASE],
        words: &[],
        article: Article::Art8General,
        question: said("Which counts does a quota rest on?", "应抽数量以何时的数量为准？"),
        choices: &[
            said(
                "those of the day on which the plan, or its revision, was made: no fewer than the lists of its first draw hold",
                "计划或其调整时的数量，不少于其首次抽取名单所载",
            ),
            said("those of each draw, without a revision", "每次抽取时的数量，无须调整计划"),
        ],
        reason: said(
            "the plan is made by the ratios (Art. 9); who was there a week before that day, and is there at the draw, was there on it",
            "计划按比例编制（第九条）；当日前一周在库、抽取时仍在库的，视为当日在库",
        ),
        set_in: None,
        changed_by: Override::Nobody,
    },
    Reading {
        id: "year_carried",
        codes: &[],
        words: &[],
        article: Article::Art8General,
        question: said(
            "Is what a quarter fell short made up for within the year?",
            "某季度一般单位缺额是否在年内补足？",
        ),
        choices: &[said("yes: it is added to the next quarter", "结转至下一季度"), said("no", "不结转")],
        reason: said("the number is one of the year", "比例按年度规定"),
        set_in: Some("strata.general.prefecture.carry_over"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "ratio_raised",
        codes: &[Code::YEAR_QUOTA_EXCEEDED],
        words: &[],
        article: Article::Art8,
        question: said("Does a ratio above the minimum need a report too?", "提高比例是否也需书面报告？"),
        choices: &[said("yes, up or down", "提高或降低均需"), said("only below the minimum", "仅降低时需要")],
        reason: said("the text says so in as many words", "条文明确规定“提高或降低”"),
        set_in: Some("ratio_change"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "ratio_below",
        codes: &[Code::RULES_BELOW_MINIMUM],
        words: &["reported", "never"],
        article: Article::Art8,
        question: said("May a report lower a ratio below the minimum?", "经书面报告可否低于最低比例？"),
        choices: &[
            said("yes, by a written report", "可以，须书面报告"),
            said("no: it should not be below", "不可，不应低于最低比例"),
        ],
        reason: said(
            "both items say “raise or lower”, though the article opens with 不应低于",
            "两项均称“提高或降低”，虽首段称“不应低于”",
        ),
        set_in: Some("readings.ratio_below"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "alternatives",
        codes: &[],
        words: &[],
        article: Article::Art8,
        question: said("Where a place's rule gives alternatives, which binds?", "规则给出可选比例时以何者为准？"),
        choices: &[
            said("the one that asks for least is the minimum", "以要求较低者为最低"),
            said("the agency names one for the year", "由抽取单位按年度选定"),
        ],
        reason: said("either is enough", "任一均可"),
        set_in: None,
        changed_by: Override::Pack,
    },
    Reading {
        id: "cap_year",
        codes: &[],
        words: &[],
        article: Article::Art8Cap,
        question: said("Which year does a visit count in?", "检查次数计入哪一年度？"),
        choices: &[
            said(
                "that of the inspection: a draw in one year for the next charges the next",
                "检查所在年度，为次年抽取的计入次年",
            ),
            said("that of the draw", "抽取所在年度"),
        ],
        reason: said("the text counts inspections in a year", "条文计的是年度内的执法检查次数"),
        set_in: None,
        changed_by: Override::Nobody,
    },
    Reading {
        id: "cap_kinds",
        codes: &[],
        words: &[],
        article: Article::Art8Cap,
        question: said("Which kinds of inspection count?", "哪些类别的检查计入次数？"),
        choices: &[
            said("daily supervision", "日常监督检查"),
            said("every kind", "全部类别"),
            said("daily supervision and special campaigns", "日常监督检查与专项执法检查"),
        ],
        reason: said(
            "the rules are those of daily supervision (Art. 1); Art. 5 sets the others apart",
            "本细则规范日常监管（第一条），第五条另列其他类别",
        ),
        set_in: Some("cap.counts.kinds"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "cap_agencies",
        codes: &[Code::TIERS_SHARE_CAP, Code::TIERS_EXCEED_CAP],
        words: &[],
        article: Article::Art8Cap,
        question: said("Whose inspections count?", "哪些机关的检查计入次数？"),
        choices: &[
            said("those of every agency and tier", "各级各机关均计入"),
            said("those of the drawing agency", "仅计抽取单位"),
        ],
        reason: said("the text counts by source, not by agency", "条文按排污单位计次"),
        set_in: Some("cap.counts.agencies"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "cap_scheduled",
        codes: &[Code::YEAR_LISTED_TALLY],
        words: &[],
        article: Article::Art8Cap,
        question: said("Does a visit that is drawn and not yet made count?", "已抽取尚未检查的是否计入次数？"),
        choices: &[said("yes", "计入"), said("no: only completed ones", "不计入，仅计已完成")],
        reason: said("else two draws could pass the cap together", "否则两次抽取可同时超出上限"),
        set_in: Some("cap.counts.scheduled"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "violation_lifts",
        codes: &[Code::YEAR_LISTED_STATUS],
        words: &[],
        article: Article::Art8Cap,
        question: said("For how long does a violation lift the cap?", "发现违法行为后多久不受次数限制？"),
        choices: &[
            said("from that inspection's completion to the end of the year", "自该次检查完成至当年年底"),
            said("without end", "不设期限"),
            said("until it is corrected", "至整改完成"),
        ],
        reason: said("the cap is one of the year", "上限按年度规定"),
        set_in: Some("cap.exemptions"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "in_principle_cap",
        codes: &[Code::YEAR_BEYOND_CAP, Code::CAP_EXCEEDED, Code::CAP_FILLED],
        words: &[],
        article: Article::Art8Cap,
        question: said("What does “in principle” allow?", "“原则上”允许何种例外？"),
        choices: &[
            said("an exception with a waiver on record, with its reference", "有文号并留存记录的例外"),
            said("none but a violation", "除违法行为外无例外"),
        ],
        reason: said("an exception must be shown", "例外须可查"),
        set_in: Some("cap.exemptions"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "waiver_from",
        codes: &[],
        words: &[],
        article: Article::Art8Cap,
        question: said("From when does a waiver of the cap hold?", "例外审批自何时起有效？"),
        choices: &[
            said("from its very day on, for draws and visits alike", "自当日起，抽取与检查相同"),
            said("from the day after", "自次日起"),
        ],
        reason: said("a document holds from its date", "文件自成文之日起有效"),
        set_in: None,
        changed_by: Override::Nobody,
    },
    Reading {
        id: "per_site",
        codes: &[Code::YEAR_ENTERPRISE_BEYOND_CAP, Code::YEAR_SHARED_CREDIT_CODE],
        words: &["site", "enterprise"],
        article: Article::Art8Cap,
        question: said(
            "Does one enterprise with several sites count once or by site?",
            "同一企业有多个生产场所的，按场所还是按企业计次？",
        ),
        choices: &[
            said(
                "by site: each is a unit of its own; the enterprise's visits are shown beside",
                "按场所，各为一个排污单位，另列企业合计次数",
            ),
            said("by enterprise: sites with one credit code together", "按企业，同一统一社会信用代码合并计"),
        ],
        reason: said("a discharging unit is registered by its site", "排污单位按生产场所登记"),
        set_in: Some("readings.per_site"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "plan_due",
        codes: &[Code::PLAN_FILED_LATE, Code::YEAR_NOT_FILED, Code::YEAR_NO_PLAN],
        words: &[],
        article: Article::Art9,
        question: said("What day is “by the end of” the month?", "“月底前”指何日？"),
        choices: &[
            said("its last day, that day included", "该月最后一日，含当日"),
            said("its last working day", "该月最后一个工作日"),
        ],
        reason: said("the text names the month, not working days", "条文称月底，未称工作日"),
        set_in: Some("plan_due"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "draw_day",
        codes: &[Code::DRAW_OUTSIDE_WINDOW],
        words: &[],
        article: Article::Art10,
        question: said("When in the month before the quarter is drawn?", "季度上一个月的何时抽取？"),
        choices: &[said("on any of its days", "该月任一日"), said("on a working day", "工作日")],
        reason: said("the text names the month", "条文仅称上一个月"),
        set_in: Some("draw.window"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "gone_replaced",
        codes: &[
            Code::YEAR_REPLACED,
            Code::REPLACEMENT_NOT_ALLOWED,
            Code::REPLACEMENT_AFTER_COMMITMENT,
            Code::REPLACEMENT_FACT_AHEAD,
        ],
        words: &[],
        article: Article::Art10,
        question: said(
            "Is another source drawn in place of a drawn one that is gone?",
            "抽中的对象已不存在的，是否补抽？",
        ),
        choices: &[
            said(
                "the next of the ranking, if it was gone before the order was committed",
                "抽取方案公布前已不存在的，顺位递补",
            ),
            said("no; the record of the visit says what was found", "不补抽，以检查笔录载明"),
            said("yes, by a new round with an order of its own", "另立抽取方案补抽一轮"),
        ],
        reason: said(
            "a wrong list must not use up the quota; what happens later could be brought about by whoever was drawn",
            "名单有误，不应占用抽查数量；公布后发生的事实可能由被抽中者自行造成",
        ),
        set_in: Some("replacement.policy"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "who_visits",
        codes: &[Code::INSPECTION_OTHER_AGENCY],
        words: &["drawing_agency", "any_agency"],
        article: Article::Art10,
        question: said("Who must visit a drawn source?", "抽中的对象由谁检查？"),
        choices: &[
            said("the agency that drew it", "抽取单位"),
            said(
                "any agency of the area, as where a prefecture draws and a county inspects",
                "辖区内任一机关，如市抽县查",
            ),
        ],
        reason: said(
            "who inspects enters and publishes (Art. 13), and who draws answers for the quarter",
            "谁检查、谁录入、谁公开（第十三条），抽取单位对本季度负责",
        ),
        set_in: Some("readings.who_visits"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "substitute",
        codes: &[Code::INSPECTION_OTHER_TEAM],
        words: &[],
        article: Article::Art11,
        question: said("How is a substitute inspector chosen?", "替换的检查人员如何确定？"),
        choices: &[
            said("by the agency, with the reason on record", "由抽取单位确定并记录理由"),
            said("drawn anew", "重新抽取"),
        ],
        reason: said("the text says how the team is drawn, not how it is replaced", "条文规定抽取，未规定替换"),
        set_in: None,
        changed_by: Override::Agency,
    },
    Reading {
        id: "undrawn_too",
        codes: &[
            Code::INSPECTION_TEAM_TOO_SMALL,
            Code::INSPECTION_RECUSED,
            Code::INSPECTION_NOT_ON_ROSTER,
            Code::INSPECTION_NOT_CERTIFIED,
            Code::INSPECTION_NO_SITE_RECORD,
            Code::INSPECTION_NO_RECTIFICATION,
        ],
        words: &[],
        article: Article::Art12,
        question: said(
            "Do team size, certificate, recusal, record on site and rectification bind inspections without a draw?",
            "未经抽取的检查是否同样适用人数、持证、回避、笔录及责令整改的要求？",
        ),
        choices: &[said("yes", "同样适用"), said("no: only random inspections", "不适用，仅限随机抽查")],
        reason: said("the law on penalties asks the same of every inspection", "行政处罚法对各类检查有同样要求"),
        set_in: None,
        changed_by: Override::Nobody,
    },
    Reading {
        id: "refused_visit",
        codes: &[],
        words: &[],
        article: Article::Art12,
        question: said(
            "Is a refused or obstructed inspection one that found a violation?",
            "拒绝或阻挠检查是否视为发现环境违法行为？",
        ),
        choices: &[
            said("only where it is recorded as a violation", "仅在记录为违法行为时"),
            said("always", "一律视为"),
        ],
        reason: said("else the cap would fall without anybody having looked", "否则未经查实即不受次数限制"),
        set_in: None,
        changed_by: Override::Agency,
    },
    Reading {
        id: "results_published",
        codes: &[],
        words: &[],
        article: Article::Art13,
        question: said("The results of which inspections have the deadline?", "哪些检查的结果适用公示期限？"),
        choices: &[
            said("random ones: those that must be drawn, or were", "随机抽查：应当抽取或经抽取的"),
            said("every kind", "各类检查"),
        ],
        reason: said("the text names the results of random inspections", "条文称抽查检查结果"),
        set_in: None,
        changed_by: Override::Nobody,
    },
    Reading {
        id: "in_principle_days",
        codes: &[Code::PUBLISHED_LATE, Code::PUBLICATION_OVERDUE],
        words: &["strict", "exceptions"],
        article: Article::Art13,
        question: said("Does “in principle” allow a later publication?", "“原则上”是否允许逾期公示？"),
        choices: &[
            said("no exception is known to the rules, so that one is late", "规则未列例外，逾期即为逾期"),
            said("yes: the number of days is no strict limit", "是，日数并非严格期限"),
        ],
        reason: said("an exception would have to be shown, and the text names none", "例外须可查，条文未列"),
        set_in: Some("readings.in_principle_days"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "completion",
        codes: &[Code::INSPECTION_PUBLISHED_EARLY],
        words: &[],
        article: Article::Art13,
        question: said(
            "When is an inspection completed while samples are at the laboratory?",
            "样品送检期间，何日为完成检查之日？",
        ),
        choices: &[
            said(
                "when the visit on site ends; the laboratory's result is a result of its own",
                "现场检查结束之日，检测结果另计",
            ),
            said("when the laboratory's report is in", "收到检测报告之日"),
        ],
        reason: said("the text counts from the inspection", "条文自完成检查之日起算"),
        set_in: None,
        changed_by: Override::Agency,
    },
    Reading {
        id: "first_day",
        codes: &[],
        words: &[],
        article: Article::Art13,
        question: said("Which is the first of the working days?", "公示期限的工作日自何日起算？"),
        choices: &[
            said("the working day after completion", "完成检查的次一工作日"),
            said("the completion day, when it is a working day", "完成检查当日（为工作日时）"),
        ],
        reason: said(
            "the day of the event is not counted (Civil Code, Art. 201)",
            "开始的当日不计入（民法典第二百零一条）",
        ),
        set_in: Some("publication.count_from"),
        changed_by: Override::Pack,
    },
    Reading {
        id: "weekdays_off_at_most",
        codes: &[],
        words: &[],
        article: Article::Art13,
        question: said(
            "Is a result late whose last day needs a notice that is not there?",
            "期满日所需放假通知尚缺时，能否认定逾期？",
        ),
        choices: &[
            said(
                "once so many weekdays are over that 52 rest days in each such year would not be enough",
                "每个缺通知年度按52个工作日改休计算仍已届满的，认定逾期",
            ),
            said("not before the notice is there", "补充通知前不予认定"),
        ],
        reason: said(
            "holidays have 13 days by their statute, and no notice made more than half of 52 weekdays rest days",
            "法定节假日为13天，历年通知安排的工作日改休均不及52天的一半",
        ),
        set_in: None,
        changed_by: Override::Nobody,
    },
    Reading {
        id: "in_force_from",
        codes: &[],
        words: &[],
        article: Article::Art16,
        question: said("From which day are the rules in force?", "自何日起施行？"),
        choices: &[
            said("not known: no day is too early", "未知，不设下限"),
            said("the date of issue, once a pack gives it", "印发之日，由规则数据载明"),
        ],
        reason: said("the date of issue is not in the text at hand", "所据文本未载印发日期"),
        set_in: Some("in_force.from"),
        changed_by: Override::Pack,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reading_has_at_least_two_choices_and_both_languages() {
        for reading in READINGS {
            assert!(reading.choices.len() >= 2, "{reading:?}");
            let texts = [reading.question, reading.reason, reading.changed_by.said()];
            for text in texts.iter().chain(reading.choices) {
                assert!(!text.english.is_empty() && text.english.is_ascii() | text.english.contains('“'), "{text:?}");
                assert!(text.chinese.chars().any(|c| c > '\u{4e00}'), "{text:?}");
            }
            assert_eq!(reading.ours(), reading.choices[0]);
            // Words choose among the answers, in a pack's `readings`.
            let path = format!("readings.{}", reading.id);
            assert_eq!(reading.words.len(), if reading.words.is_empty() { 0 } else { reading.choices.len() });
            assert_eq!(!reading.words.is_empty(), reading.set_in == Some(&path), "{}", reading.id);
        }
        let mut questions: Vec<_> = READINGS.iter().map(|reading| reading.question.english).collect();
        questions.sort_unstable();
        questions.dedup();
        assert_eq!(questions.len(), READINGS.len());
    }

    #[test]
    fn each_path_is_one_of_the_statute_s_pack() {
        let mut pack = crate::rules::Ruleset::inner_mongolia().into_pack();
        // The statute is silent, and so is its pack; another may have the field.
        assert_eq!(pack.replacement, None);
        let basis = pack.coverage.basis.clone();
        pack.replacement = Some(crate::rules::Replacement { policy: crate::rules::ReplacementPolicy::Fresh, basis });
        // A field that has its default is not written.
        let general = pack.strata[1].prefecture.as_mut().unwrap();
        (general.counts, general.mid_year) = (crate::rules::Counting::Visits, crate::rules::MidYear::ProRata);
        for reading in READINGS.iter().filter(|reading| reading.words.len() > 1) {
            pack.readings.insert(reading.id.parse().unwrap(), reading.words[1].parse().unwrap());
        }
        let pack = serde_json::to_value(crate::rules::Ruleset::new(pack).unwrap().into_pack()).unwrap();
        for path in READINGS.iter().filter_map(|reading| reading.set_in) {
            let mut value = &pack;
            for step in path.split('.') {
                value = match value.as_array() {
                    Some(strata) => strata.iter().find(|stratum| stratum["stratum"] == step).expect(path),
                    None => value.get(step).expect(path),
                };
            }
        }
    }
}
