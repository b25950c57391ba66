//! What an order can be made with and should not be (§9): randomness that the bureau can steer, and sources that are not
//! its own. The protocol allows it, so it is a warning before the order is published and a finding afterwards.

use thiserror::Error;

use super::committed::Committed;
use super::order::Order;
use super::reveal::{Reveal, Value};
use super::terms::{Entropy, Origin, Terms};
use crate::explain::{counted, explain};
use crate::names::{look_alikes, shown};
use crate::{Article, Code, Division, Id, Text, Token};

/// What the protocol allows of an order and nobody should rely on.
#[derive(Clone, PartialEq, Eq, Error, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum OrderFinding {
    /// Whoever knows all secrets knows the outcome before it is drawn, and can drop the order that does not please.
    #[error(
        "no public contribution; whoever has all secrets can try the draw beforehand, expected a value that nobody can know yet"
    )]
    NoPublic,
    /// Words that do not say which value is meant.
    #[error(
        "entropy `{label}` announces `{text}`; expected which issue, round or day, with at least {} digits together",
        OrderFinding::TELLING_DIGITS
    )]
    Vague {
        /// The contribution.
        label: Token,
        /// How its value is announced.
        text: Text,
    },
    /// Public values that can all be tried while the order is made.
    #[error(
        "the public values have at most {bits} bits; expected at least {} bits, so that nobody can try every outcome while \
         choosing a secret",
        OrderFinding::LEAST_BITS
    )]
    FewOutcomes {
        /// The bits of all public values together.
        bits: u64,
    },
    /// A secret that can be guessed from its digest.
    #[error("secret `{label}` has {}; expected at least {} from a cryptographic random generator", counted(*found, "byte"), Value::LEAST_SECRET)]
    ShortSecret {
        /// The contribution.
        label: Token,
        /// Its bytes.
        found: usize,
    },
    /// Recusals from sources that are not on the list: of another area, or mistyped and so lost.
    #[error("{} from sources that are not on the list ({}); expected ids of the list, or no line", counted(*count, "recusal"), named(sources, *count))]
    RecusalElsewhere {
        /// How many.
        count: u32,
        /// The sources of the first of them, at most three.
        sources: Vec<Id>,
    },
    /// Sources of another area.
    #[error("{} outside {area} ({}); expected sources of the agency's area, or rules that let it draw elsewhere", counted(*count, "source"), named(sources, *count))]
    OutsideArea {
        /// The agency's division.
        area: Division,
        /// How many.
        count: u32,
        /// The first of them, at most three.
        sources: Vec<Id>,
    },
    /// Ids that a reader takes for one.
    #[error("{} look alike; expected ids that a reader can tell apart", alike(ids).0)]
    LookAlike {
        /// The ids, ascending.
        ids: Vec<Id>,
        /// Whether they are inspectors'.
        inspectors: bool,
    },
}

/// In English and Chinese, with every character that is not plain.
fn alike(ids: &[Id]) -> (String, String) {
    let all: Vec<String> = ids.iter().map(shown).collect();
    let quoted = |open: &str, shut: &str, between: &str| {
        all.iter().map(|id| format!("{open}{id}{shut}")).collect::<Vec<_>>().join(between)
    };
    (quoted("`", "`", ", "), quoted("“", "”", "、"))
}

fn named(sources: &[Id], count: u32) -> String {
    let names: Vec<&str> = sources.iter().map(Id::as_str).collect();
    format!("{}{}", names.join(", "), if names.len() < count as usize { ", …" } else { "" })
}

explain!(OrderFinding {
    Self::NoPublic => Code::ENTROPY_NO_PUBLIC, Article::Art2, "没有公共随机数：掌握全部秘密随机数者可事先试算，应有任何人都无法预知的值";
    Self::Vague { label, text } => Code::ENTROPY_VAGUE, Article::Art2,
        "随机数来源“{label}”公告为“{text}”，应载明期号、轮次或日期（连续{}位以上数字）", OrderFinding::TELLING_DIGITS;
    Self::FewOutcomes { bits } => Code::ENTROPY_FEW_OUTCOMES, Article::Art2,
        "公共随机数合计至多{bits}比特，应至少{}比特，以免选取秘密随机数时逐一试算", OrderFinding::LEAST_BITS;
    Self::ShortSecret { label, found } => Code::REVEAL_SECRET_SHORT, Article::Art2,
        "秘密随机数“{label}”为{found}字节，应为密码学随机数发生器产生的至少{}字节", Value::LEAST_SECRET;
    Self::RecusalElsewhere { count, sources } => Code::LIST_RECUSAL_SOURCE, Article::Art6,
        "{count}条回避所涉对象（{}）不在名单上，应为名单上的编号或不列", named(sources, *count);
    Self::OutsideArea { area, count, sources } => Code::LIST_OUTSIDE_AREA, Article::Art4,
        "{count}家抽查对象（{}）不在{}辖区内，应为本机关辖区内的对象，或依据允许跨区域抽查的规则", named(sources, *count), area.chinese();
    Self::LookAlike { ids, inspectors } => Code::LIST_LOOK_ALIKE,
        if *inspectors { Article::Art6 } else { Article::Art7 }, "{}形似，编号应可辨别", alike(ids).1;
});

impl OrderFinding {
    /// So many digits together name an issue, a round or a year; fewer may be part of a name, as in 福彩3D.
    pub const TELLING_DIGITS: usize = 4;

    /// Bits of public values that are too many outcomes to try for every secret.
    pub const LEAST_BITS: u64 = 20;
}

impl Terms {
    /// What of the promised randomness can be steered, as far as the order shows it.
    #[must_use]
    pub fn entropy_findings(&self) -> Vec<OrderFinding> {
        let mut findings = Vec::new();
        let public = self.entropy.iter().filter(|entropy| !matches!(entropy.origin, Origin::Commit(_)));
        if public.clone().next().is_none() {
            findings.push(OrderFinding::NoPublic);
        }
        let mut bits = 0_u64;
        for Entropy { label, origin } in public {
            match origin {
                Origin::Formed { form, .. } => bits = bits.saturating_add(form.written.bits()),
                Origin::Public(text) if !tells(text.as_str()) => {
                    findings.push(OrderFinding::Vague { label: label.clone(), text: text.clone() });
                }
                Origin::Public(_) | Origin::Commit(_) => {}
            }
        }
        if self.binds_form() && bits < OrderFinding::LEAST_BITS {
            findings.push(OrderFinding::FewOutcomes { bits });
        }
        findings
    }
}

/// Whether words name an issue, a round or a day: digits in a row, of whatever script. A year alone leaves open which of its
/// rounds: behind it more digits must stand.
fn tells(text: &str) -> bool {
    let is_digit = |character: char| character.is_numeric() || "〇零一二三四五六七八九".contains(character);
    let mut rest = text;
    while let Some(start) = rest.find(is_digit) {
        let run = rest.get(start..).unwrap_or_default();
        let end = run.find(|character| !is_digit(character)).unwrap_or(run.len());
        let (digits, behind) = run.split_at(end);
        let is_year = behind.starts_with('年') && !behind.contains(is_digit);
        if digits.chars().count() >= OrderFinding::TELLING_DIGITS && !is_year {
            return true;
        }
        rest = behind;
    }
    false
}

impl Reveal {
    /// What of the randomness could be guessed, as the revealed values show it.
    #[must_use]
    pub fn entropy_findings(&self, order: &Order) -> Vec<OrderFinding> {
        let promised = order.terms().entropy.iter().zip(&self.0);
        let secrets = promised.filter(|(entropy, _)| matches!(entropy.origin, Origin::Commit(_)));
        let short = secrets.filter(|(_, one)| one.value.is_short_secret());
        short
            .map(|(_, one)| OrderFinding::ShortSecret { label: one.label.clone(), found: one.value.bytes().len() })
            .collect()
    }
}

impl Committed {
    /// What should be mended before the order is published.
    ///
    /// # Complexity
    /// A sort of the ids.
    #[must_use]
    pub fn warnings(&self) -> Vec<OrderFinding> {
        let terms = self.order().terms();
        let mut findings = terms.entropy_findings();
        let area = terms.agency.division;
        let outside = || self.lists().sources.iter().filter(|line| !area.contains(line.division));
        let count = u32::try_from(outside().count()).unwrap_or(u32::MAX);
        if count > 0 {
            let sources = outside().take(3).map(|line| Id::checked_before(line.id)).collect();
            findings.push(OrderFinding::OutsideArea { area, count, sources });
        }
        let elsewhere = || {
            let recusals = self.lists().recusals.iter();
            recusals.filter(|recusal| self.lists().sources.row(recusal.source).is_none())
        };
        let count = u32::try_from(elsewhere().count()).unwrap_or(u32::MAX);
        if count > 0 {
            let sources = elsewhere().take(3).map(|recusal| Id::checked_before(recusal.source)).collect();
            findings.push(OrderFinding::RecusalElsewhere { count, sources });
        }
        let sources = look_alikes(self.lists().sources.iter().map(|line| line.id));
        let inspectors = look_alikes(self.lists().inspectors.entries().iter().map(|entry| entry.id.as_str()));
        let of = |ids: Vec<&str>, inspectors| OrderFinding::LookAlike {
            ids: ids.into_iter().map(Id::checked_before).collect(),
            inspectors,
        };
        findings.extend(sources.into_iter().map(|ids| of(ids, false)));
        findings.extend(inspectors.into_iter().map(|ids| of(ids, true)));
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    #[test]
    fn a_year_alone_names_no_issue() {
        for telling in ["福彩3D 第2026152期", "2026年10月13日", "2026年第152期", "第二〇二六一五二期", "beacon 1234"]
        {
            assert!(tells(telling), "{telling}");
        }
        for vague in ["", "福彩3D", "福彩3D 2025年", "双色球 2027年某期", "二〇二七年某日", "3D 123 456"]
        {
            assert!(!tells(vague), "{vague}");
        }
    }

    #[test]
    fn every_message_in_both_languages() {
        let (label, area) = ("lottery".parse::<Token>().unwrap(), "150102".parse().unwrap());
        let sources = ["K-00", "K-01", "K-02"].map(|id| id.parse().unwrap()).to_vec();
        let all = [
            (
                OrderFinding::NoPublic,
                642,
                "no public contribution; whoever has all secrets can try the draw beforehand, expected a value that nobody can know yet",
                "没有公共随机数：掌握全部秘密随机数者可事先试算，应有任何人都无法预知的值",
            ),
            (
                OrderFinding::Vague { label: label.clone(), text: "x".parse().unwrap() },
                643,
                "entropy `lottery` announces `x`; expected which issue, round or day, with at least 4 digits together",
                "随机数来源“lottery”公告为“x”，应载明期号、轮次或日期（连续4位以上数字）",
            ),
            (
                OrderFinding::FewOutcomes { bits: 10 },
                644,
                "the public values have at most 10 bits; expected at least 20 bits, so that nobody can try every outcome while \
                 choosing a secret",
                "公共随机数合计至多10比特，应至少20比特，以免选取秘密随机数时逐一试算",
            ),
            (
                OrderFinding::ShortSecret { label, found: 1 },
                636,
                "secret `lottery` has 1 byte; expected at least 16 from a cryptographic random generator",
                "秘密随机数“lottery”为1字节，应为密码学随机数发生器产生的至少16字节",
            ),
            (
                OrderFinding::RecusalElsewhere { count: 1, sources: sources[..1].to_vec() },
                616,
                "1 recusal from sources that are not on the list (K-00); expected ids of the list, or no line",
                "1条回避所涉对象（K-00）不在名单上，应为名单上的编号或不列",
            ),
            (
                OrderFinding::OutsideArea { area, count: 4, sources },
                617,
                "4 sources outside 150102 (K-00, K-01, K-02, …); expected sources of the agency's area, or rules that let it draw \
                 elsewhere",
                "4家抽查对象（K-00, K-01, K-02, …）不在新城区（150102）辖区内，应为本机关辖区内的对象，或依据允许跨区域抽查的规则",
            ),
            (
                OrderFinding::LookAlike {
                    ids: ["I-O1", "I-О1"].map(|id| id.parse().unwrap()).to_vec(),
                    inspectors: true,
                },
                618,
                "`I-O1`, `I-О（U+041E）1` look alike; expected ids that a reader can tell apart",
                "“I-O1”、“I-О（U+041E）1”形似，编号应可辨别",
            ),
        ];
        for (finding, number, english, chinese) in all {
            assert_eq!((finding.to_string().as_str(), finding.chinese().as_str()), (english, chinese));
            assert_eq!(finding.code().number(), number);
        }
    }

    #[test]
    fn words_tell_which_value_by_four_digits_in_a_row() {
        for text in ["福彩3D 第2026340期", "drand round 44123", "二〇二七年一月五日上证指数收盘", "第２０２６３４０期"]
        {
            assert!(tells(text), "{text}");
        }
        for text in ["x", "福彩3D", "福彩3D 下一期", "双色球 340 期", "1 2 3 4"] {
            assert!(!tells(text), "{text}");
        }
    }
}
