//! Art. 1–13: what the law leaves open, the choices, and ours: the one list.
//!
//! Where [`Reading::set_in`] names a field of the rule pack, another pack may choose otherwise; the others are built into
//! the library. The list is data, so that a report can print it.

use crate::Article;

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
            Self::Pack => said("the issuing body, in its rule pack", "规则制定机关，在规则包中"),
            Self::Agency => said("the agency that draws", "抽取单位"),
            Self::Nobody => said("nobody", "不可另行选择"),
        }
    }
}

/// A question that the law leaves open, and how it is answered here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
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

const fn said(english: &'static str, chinese: &'static str) -> Said {
    Said { english, chinese }
}

/// All readings, in the statute's order.
pub const READINGS: &[Reading] = &[
    Reading {
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
        article: Article::Art1,
        question: said("When may it be shown who was drawn?", "抽中名单何时可以公开？"),
        choices: &[
            said(
                "when every visit is made or void, at the latest when the period is over; order and digest at once",
                "全部检查完成或作废之后，最迟至检查期届满；抽取令及摘要即时公开",
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
        article: Article::Art6,
        question: said(
            "Which inspectors does a ratio of inspectors to sources count?",
            "按执法人员数量确定比例时，人员如何计数？",
        ),
        choices: &[
            said("those on the agency's own roster with a valid certificate", "本单位名录库中持有效证件者"),
            said("all on the roster, borrowed ones included", "名录库全部人员，含借调"),
        ],
        reason: said(
            "Art. 8(2) counts the roster, Art. 6 asks for a certificate",
            "第八条（二）按名录库计，第六条要求持证",
        ),
        set_in: None,
        changed_by: Override::Nobody,
    },
    Reading {
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
        article: Article::Art8Key,
        question: said("What does a share that is no whole number come to?", "比例计算结果不为整数时如何取整？"),
        choices: &[said("it is rounded up", "向上取整"), said("it is rounded to the nearest", "四舍五入")],
        reason: said("“at least”: one fewer would be below it", "“至少”，少一家即不足"),
        set_in: Some("strata.key.prefecture.rounding"),
        changed_by: Override::Pack,
    },
    Reading {
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
        article: Article::Art8Key,
        question: said("Does a prefecture's area contain its counties?", "盟市的行政区域是否包含所辖旗县？"),
        choices: &[said("yes", "包含"), said("no: only what no county covers", "不包含，仅计旗县以外")],
        reason: said("a prefecture is made of its counties", "盟市由旗县组成"),
        set_in: None,
        changed_by: Override::Nobody,
    },
    Reading {
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
        article: Article::Art8,
        question: said("Does a ratio above the minimum need a report too?", "提高比例是否也需书面报告？"),
        choices: &[said("yes, up or down", "提高或降低均需"), said("only below the minimum", "仅降低时需要")],
        reason: said("the text says so in as many words", "条文明言“提高或降低”"),
        set_in: Some("ratio_change"),
        changed_by: Override::Pack,
    },
    Reading {
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
        article: Article::Art8Cap,
        question: said("Does a visit that is drawn and not yet made count?", "已抽取尚未检查的是否计入次数？"),
        choices: &[said("yes", "计入"), said("no: only completed ones", "不计入，仅计已完成")],
        reason: said("else two draws could pass the cap together", "否则两次抽取可同时突破上限"),
        set_in: Some("cap.counts.scheduled"),
        changed_by: Override::Pack,
    },
    Reading {
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
        article: Article::Art10,
        question: said("When in the month before the quarter is drawn?", "季度上一个月的何时抽取？"),
        choices: &[said("on any of its days", "该月任一日"), said("on a working day", "工作日")],
        reason: said("the text names the month", "条文仅称上一个月"),
        set_in: Some("draw.window"),
        changed_by: Override::Pack,
    },
    Reading {
        article: Article::Art10,
        question: said(
            "Is another source drawn in place of a drawn one that is gone?",
            "抽中的对象已不存在的，是否补抽？",
        ),
        choices: &[
            said(
                "the next of the ranking, if it was gone before the order was committed",
                "抽取令公布前已不存在的，顺位递补",
            ),
            said("no; the record of the visit says what was found", "不补抽，以检查笔录载明"),
            said("yes, by a new round with an order of its own", "另立抽取令补抽一轮"),
        ],
        reason: said(
            "a wrong list must not use up the quota; what happens later could be brought about by whoever was drawn",
            "名单有误，不应占用抽查数量；公布后发生的事实可能由被抽中者自行造成",
        ),
        set_in: Some("replacement.policy"),
        changed_by: Override::Pack,
    },
    Reading {
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
        article: Article::Art16,
        question: said("From which day are the rules in force?", "自何日起施行？"),
        choices: &[
            said("not known: no day is too early", "未知，不设下限"),
            said("the date of issue, once a pack gives it", "印发之日，由规则包载明"),
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
        let pack = serde_json::to_value(pack).unwrap();
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
