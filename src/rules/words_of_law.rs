//! Arts. 1–16: the words of the statute on which each kind of finding rests, where no reading is needed.
//!
//! A finding names its article; where the article leaves a question open, it names the reading too
//! ([`interpretation`](super::interpretation)). Here is the rest: every other number that a plan, a draw or a year can be
//! found under, beside the clause that it is held against. What is only a matter of form rests on nothing.

use crate::{Article, Code};

/// Words of an article, and the numbers of the findings that rest on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub(super) struct LawWords {
    /// The article.
    pub(super) article: Article,
    /// The words, as they stand in it.
    pub(super) words: &'static str,
    /// The numbers.
    pub(super) codes: &'static [Code],
}

/// The clauses, in the statute's order.
pub(super) const LAW_WORDS: &[LawWords] = &[
    LawWords {
        article: Article::Art1,
        words: "随机抽取被检查对象、随机选派执法检查人员、及时向社会公开抽取情况及查处结果",
        codes: &[
            Code::FAULT_COMMITMENT,
            Code::FAULT_NO_TRANSCRIPT,
            Code::FAULT_OTHER_ORDER,
            Code::FAULT_AMENDS,
            Code::FAULT_VOID,
            Code::FAULT_OTHER_REVEAL,
            Code::FAULT_SKIPPED,
            Code::FAULT_STRATUM,
            Code::FAULT_SOURCE,
            Code::FAULT_RANK,
            Code::FAULT_TEAM,
            Code::FAULT_SHORTFALL,
            Code::FAULT_DIGEST,
            Code::FAULT_NO_SALT_KEY,
            Code::FAULT_SALT_KEY_NOT_ASKED,
            Code::FAULT_SALT_KEY,
            Code::ENTERPRISE_LINE,
            Code::ENTERPRISE_PROOF,
            Code::ENTERPRISE_NOTHING_DRAWN,
            Code::ENTERPRISE_PASSED_OVER,
            Code::ENTERPRISE_NO_CANDIDATE,
            Code::REDACTED_LINE,
            Code::REDACTED_NOT_SHOWN,
            Code::REDACTED_NO_CANDIDATE,
            Code::REDACTED_TICKET_ORDER,
            Code::REDACTED_PASSED_OVER,
            Code::REDACTED_KEPT,
            Code::REVEAL_COUNT,
            Code::REVEAL_LABEL,
            Code::REVEAL_MISMATCH,
            Code::LINE,
            Code::REVEAL_FORM,
            Code::REVEAL_SECRET_SHORT,
            Code::ENTROPY_NO_PUBLIC,
            Code::ENTROPY_VAGUE,
            Code::ENTROPY_FEW_OUTCOMES,
            Code::FAULT_ORDER_LINE,
            Code::FAULT_NOT_OF_REVEAL,
            Code::ENTERPRISE_RANKS,
            Code::ENTERPRISE_QUOTA,
            Code::ENTERPRISE_TICKETS,
            Code::ENTERPRISE_TEAM,
            Code::YEAR_ORDER_LATE,
            Code::YEAR_DRAWN_EARLY,
            Code::YEAR_ORDER_TOO_EARLY,
        ],
    },
    LawWords {
        article: Article::Art2,
        words: "公开透明的原则，确保抽查工作依法有序进行",
        codes: &[
            Code::CHAIN_OTHER_AGENCY,
            Code::CHAIN_TRANSCRIPT,
            Code::CHAIN_NO_TRANSCRIPT,
            Code::CHAIN_ROUND_GAP,
            Code::CHAIN_ROUND_REUSED,
            Code::CHAIN_PREVIOUS,
            Code::CHAIN_FORK,
            Code::CHAIN_COMMITMENT_REUSED,
            Code::CHAIN_PUBLIC_REUSED,
            Code::CHAIN_PERIOD_GAP,
            Code::CHAIN_REDRAW_UNEXPLAINED,
            Code::YEAR_SILENT_REDRAW,
            Code::YEAR_RECORD_DAY,
            Code::LEAGUE_SECRET_SHARED,
            Code::ORDER_RECORD_FORMAT,
            Code::ORDER_RECORD_ORDER,
            Code::YEAR_ORDER_VOID_UNFOUNDED,
            Code::YEAR_REDRAW_UNFOUNDED,
            Code::YEAR_VOID_NOT_REVEALED,
            Code::YEAR_AMENDMENT_DAYS,
        ],
    },
    LawWords {
        article: Article::Art3,
        words: "随机执法检查严格按照随机抽查事项清单组织实施",
        codes: &[
            Code::ITEM_NOT_LISTED,
            Code::ITEM_NOT_FOR_STRATUM,
            Code::ITEM_REPEATED,
            Code::ITEM_MISSING,
            Code::ORDER_RECORD_ITEM_LIST,
            Code::YEAR_VISIT_ITEMS,
        ],
    },
    LawWords {
        article: Article::Art4,
        words: "各盟市生态环境局负责统筹辖区内",
        codes: &[Code::PLAN_AREA_SHARED, Code::PLAN_AGENCY_TIER, Code::YEAR_ORDER_AGENCY],
    },
    LawWords {
        article: Article::Art5,
        words: "其它应当列入日常监管的所有污染源作为随机抽查对象",
        codes: &[
            Code::YEAR_SOURCE_LEFT_OUT,
            Code::YEAR_LISTED_STRATUM,
            Code::YEAR_LISTED_DIVISION,
            Code::HIDDEN_OUTSIDE_AREAS,
            Code::HIDDEN_STATE,
            Code::YEAR_SOURCES_UNREGISTERED,
            Code::YEAR_LISTS_DIFFER,
            Code::INSPECTION_DRAW_UNKNOWN,
            Code::INSPECTION_NOT_AMONG_DRAWN,
            Code::INSPECTION_DRAW_USED_TWICE,
        ],
    },
    LawWords {
        article: Article::Art6,
        words: "人员均应该进入执法检查人员名录库",
        codes: &[Code::YEAR_HOLDER_MISSING, Code::REDACTED_UNAVAILABLE],
    },
    LawWords {
        article: Article::Art6,
        words: "执法检查人员名录库由盟市生态环境局及其派出分局自行确定",
        codes: &[
            Code::YEAR_INSPECTORS_UNREGISTERED,
            Code::YEAR_INSPECTORS_OTHER_AREA,
            Code::YEAR_INSPECTOR_LISTED_TWICE,
            Code::YEAR_INSPECTOR_NOT_FREE,
            Code::LEAGUE_LOAN_UNKNOWN,
            Code::LEAGUE_OWN_TWICE,
        ],
    },
    LawWords {
        article: Article::Art6,
        words: "应依法回避",
        codes: &[
            Code::REDACTED_RECUSED,
            Code::SOURCE_WITHOUT_TEAM,
            Code::SOURCES_WITHOUT_TEAMS,
            Code::YEAR_RECUSALS_UNFOUNDED,
            Code::YEAR_RECUSALS_LEFT_OUT,
        ],
    },
    LawWords {
        article: Article::Art7,
        words: "信息库包含主体名称、统一社会信用代码、法定代表人、联系电话等内容",
        codes: &[
            Code::YEAR_SOURCE_INCOMPLETE,
            Code::LEAGUE_NOT_ONE,
            Code::YEAR_LOOKALIKE_IDS,
            Code::HIDDEN_ONE_CODE,
            Code::HIDDEN_LOOK_ALIKE,
        ],
    },
    LawWords {
        article: Article::Art7,
        words: "建立并完善本辖区的污染源日常监管动态信息库",
        codes: &[Code::YEAR_SOURCE_NOT_REGISTERED],
    },
    LawWords {
        article: Article::Art8,
        words: "各级生态环境部门根据本行政区环境执法人员",
        codes: &[Code::YEAR_SOURCES_OTHER_AREA],
    },
    LawWords {
        article: Article::Art8,
        words: "合理确定抽查比例",
        codes: &[
            Code::ORDER_RECORD_WORD,
            Code::ORDER_RECORD_STRATA,
            Code::ORDER_RECORD_QUOTA,
            Code::ORDER_RECORD_TERM,
            Code::QUOTA_EXCEEDS_CANDIDATES,
            Code::TWO_YEARS_BEGUN,
            Code::COVERAGE_OUT_OF_REACH,
            Code::COVERAGE_BY_CHANCE,
            Code::SOURCES_UNREACHED,
            Code::HIDDEN_STRATUM,
        ],
    },
    LawWords {
        article: Article::Art8Cap,
        words: "同一年度内对同一排污单位的执法检查次数不超过",
        codes: &[Code::YEAR_ORDER_CAP, Code::LEAGUE_BEYOND_CAP],
    },
    LawWords {
        article: Article::Art9,
        words: "制定下一年度抽查工作计划",
        codes: &[
            Code::PLAN_AGENCY_REPEATED,
            Code::PLAN_AGENCY_DROPPED,
            Code::PLAN_STRATUM_MISSING,
            Code::PLAN_STRATUM_UNKNOWN,
            Code::PLAN_OTHER_RULES,
            Code::PLAN_NOTHING_CARRIED,
            Code::PLAN_DRAWN_UNKNOWN,
            Code::PLAN_DRAWN_CHANGED,
            Code::PLAN_DRAWN_GAP,
            Code::PLAN_INCONSISTENT,
            Code::PLAN_AND_DRAW_COINCIDE,
            Code::YEAR_NOT_IN_PLAN,
            Code::YEAR_PLAN_AGENCY,
            Code::YEAR_OTHER_PLAN,
            Code::YEAR_RECEIPT_EARLY,
        ],
    },
    LawWords {
        article: Article::Art10,
        words: "每季度的上一个月完成对本季度的抽取工作",
        codes: &[Code::YEAR_NO_DRAW, Code::ORDER_RECORD_WINDOW],
    },
    LawWords {
        article: Article::Art10,
        words: "现场执法检查工作在本季度内全部完成",
        codes: &[
            Code::INSPECTION_DIFFERS_FROM_DRAW,
            Code::INSPECTION_MISSING,
            Code::YEAR_VISIT_VOID_UNFOUNDED,
            Code::YEAR_SKIP_UNFOUNDED,
            Code::INSPECTION_OUTSIDE_WINDOW,
            Code::REPLACEMENT_NOT_DRAWN,
            Code::REPLACEMENT_REPEATED,
            Code::REPLACEMENT_NOTHING_DRAWN,
        ],
    },
    LawWords {
        article: Article::Art11,
        words: "随机从名录库中抽取执法检查人员",
        codes: &[Code::YEAR_TEAM_CHANGE_UNFOUNDED],
    },
    LawWords {
        article: Article::Art11,
        words: "执法人员不少于 2 人",
        codes: &[
            Code::YEAR_ORDER_TEAM,
            Code::TOO_FEW_SEATS,
            Code::SEATS_MAY_NOT_SUFFICE,
            Code::INFEASIBLE_TEAMS,
            Code::TOO_MANY_SEATS,
            Code::REDACTED_TEAM_SIZE,
            Code::REDACTED_LOAD,
            Code::INSPECTION_TEAM_REPEATED,
        ],
    },
    LawWords {
        article: Article::Art12,
        words: "应现场制作《污染源现场检查（勘察）笔录》",
        codes: &[
            Code::INSPECTION_BACKWARDS,
            Code::YEAR_DRAWN_ON,
            Code::LEAGUE_VISIT_UNTOLD,
            Code::LEAGUE_RECORDS_DIFFER,
        ],
    },
    LawWords {
        article: Article::Art13,
        words: "谁检查、谁录入、谁公开",
        codes: &[Code::PUBLISHED_BY_ANOTHER, Code::YEAR_ENTERED_LATE],
    },
    LawWords {
        article: Article::Art16,
        words: "自印发之日起试行",
        codes: &[
            Code::RULES_NOT_YET_IN_FORCE,
            Code::RULES_NO_LONGER_IN_FORCE,
            Code::PLAN_RULES_NOT_IN_FORCE,
            Code::ORDER_RECORD_RULES,
            Code::YEAR_OTHER_RULES,
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::interpretation::{READINGS, of};

    /// Numbers of input that cannot be read or does not fit together, of questions and of tools: no findings.
    fn is_form(code: Code) -> bool {
        let form = [
            Code::AMEND_NOTHING,
            Code::AMEND_NOT_DRAWN,
            Code::AMEND_REPEATED,
            Code::SALT_KEY_HEX,
            Code::SALT_KEY_ONE_BYTE,
            Code::SALT_KEY_CONTRIBUTED,
            Code::REDACT_GUESSABLE,
            Code::REDACT_IN_TRANSCRIPT,
            Code::REDACT_IN_RECUSAL,
            Code::REPLACEMENT_REASON,
            Code::PROBABILITY,
        ];
        let number = code.number();
        // Doors, texts, roster entries, packs and lists; the lists and terms of orders; records and waivers; views.
        let rooms = [0..380_u16, 400..500, 600..601, 610..632, 750..812, 940..945, 1000..1040, 1042..1051, 1055..1200];
        form.contains(&code) || rooms.iter().any(|room| room.contains(&number))
    }

    #[test]
    fn every_number_of_a_finding_rests_on_words_of_the_statute_or_on_a_reading() {
        let stands = |code: &Code| LAW_WORDS.iter().filter(|it| it.codes.contains(code)).count();
        let read = |code: &Code| READINGS.iter().filter(|it| it.codes.contains(code)).count();
        let all = Code::ALL.iter().map(|(code, _)| *code);
        let wrong = all.filter(|code| {
            let (words, reading) = (stands(code), read(code));
            // In force and below the minimum are refusals of law among forms.
            if is_form(*code) { words + reading > 1 } else { words + reading != 1 }
        });
        let wrong: Vec<Code> = wrong.collect();
        assert!(wrong.is_empty(), "name a clause in LAW_WORDS, or a reading in READINGS, for each of {wrong:?}");
    }

    #[test]
    fn the_words_stand_in_their_articles() {
        for LawWords { article, words, codes } in LAW_WORDS {
            assert!(article.text().contains(words), "{article}: {words}");
            assert!(!codes.is_empty() && codes.iter().all(|code| of(*code).is_none()));
        }
        assert!(LAW_WORDS.is_sorted_by_key(|it| it.article));
    }

    #[test]
    fn each_reading_has_a_word_of_its_own() {
        let mut ids: Vec<_> = READINGS.iter().map(|reading| reading.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), READINGS.len());
        assert!(ids.iter().all(|id| id.parse::<crate::Token>().is_ok()));
    }
}
