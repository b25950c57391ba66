//! A value with what is right of it: lawful, or wrong in one planted way, of which the number and the article are known.
//!
//! For a host's own reader, checker or store: it is to take what is lawful, and to refuse the rest for the same reason. Faults
//! of a year on file are [`compliance::Planted`](super::compliance::Planted).

use super::draw::{DrawSetting, credit_code};
use super::known;
use super::orders::Lawful;
use super::roster::Lists;
use crate::draw::{Committed, Digest, Draw, Entropy, Hash, List, Order, Origin, PublishedTexts, Redacted, Terms};
use crate::orders::OrderRecord;
use crate::plan::AnnualPlan;
use crate::roster::{Alias, Recusal};
use crate::rules::interpretation;
use crate::{Article, Code};

/// What is right of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// Nothing is wrong with it.
    Lawful,
    /// It is wrong in one way.
    Unlawful {
        /// The number of what is wrong.
        code: Code,
        /// The article of the built-in statute that it breaks; none of mere form.
        article: Option<Article>,
        /// The [reading](crate::rules::interpretation::Reading) on which that rests, by its word; none where the words of the
        /// article say it.
        reading: Option<&'static str>,
    },
}

impl Label {
    /// Something of this number is wrong, against this article.
    ///
    /// # Example: that two visits fill the cap is a reading of “in principle”
    /// ```
    /// use shuangsuiji::{Article, Code};
    /// use shuangsuiji::strategies::case::Label;
    ///
    /// let label = Label::unlawful(Code::YEAR_BEYOND_CAP, Some(Article::Art8Cap));
    /// assert!(matches!(label, Label::Unlawful { reading: Some("in_principle_cap"), .. }));
    /// ```
    #[must_use]
    pub fn unlawful(code: Code, article: Option<Article>) -> Self {
        Self::Unlawful { code, article, reading: interpretation::of(code).map(|reading| reading.id) }
    }
}

/// A value with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case<T> {
    /// The value.
    pub value: T,
    /// What is right of it.
    pub label: Label,
}

impl<T> Case<T> {
    /// Nothing is wrong with the value.
    pub const fn lawful(value: T) -> Self {
        Self { value, label: Label::Lawful }
    }

    pub(super) fn unlawful(value: T, (code, article): (Code, Option<Article>)) -> Self {
        Self { value, label: Label::unlawful(code, article) }
    }
}

impl<T> Case<T> {
    /// The same of a visit that a draw asked for: nobody asks whether the rules are for undrawn ones too.
    pub(super) fn of_a_drawn_visit(self) -> Self {
        let label = match self.label {
            Label::Unlawful { code, article, reading } => {
                Label::Unlawful { code, article, reading: reading.filter(|reading| *reading != "undrawn_too") }
            }
            Label::Lawful => Label::Lawful,
        };
        Self { label, ..self }
    }
}

/// Kinds of fault: each with its number and article.
macro_rules! faults {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $kind:ident => $code:ident, $article:expr;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $kind,)+
        }

        impl $name {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The number of what is wrong, and the article of the built-in statute; none of mere form.
            #[must_use]
            pub const fn told(self) -> (Code, Option<Article>) {
                match self { $(Self::$kind => (Code::$code, $article),)+ }
            }
        }
    };
}
pub(super) use faults;

faults! {
    /// What may be wrong with the text of a list of sources.
    ListFault {
        /// Its first line stands twice.
        Repeated => LIST_REPEATED, None;
        /// Its first two lines are exchanged.
        Unsorted => LIST_UNSORTED, None;
        /// Its last line has no LF.
        NoLineFeed => LIST_NO_LINE_FEED, None;
        /// Its lines end with CR LF.
        CarriageReturns => LIST_FIELD, None;
        /// Its first line says its inspections with a zero before.
        LeadingZero => LIST_FIELD, None;
        /// Its first line has a status that there is not.
        Status => LIST_FIELD, None;
        /// Its first line lacks the status.
        FieldMissing => LIST_FIELD, None;
    }
}

impl ListFault {
    /// The text of the setting's list with this fault; none of a list that is too short for it.
    ///
    /// # Example: a line that stands twice
    /// ```
    /// use shuangsuiji::Code;
    /// use shuangsuiji::draw::SourceList;
    /// use shuangsuiji::strategies::case::{Label, ListFault};
    /// use shuangsuiji::strategies::draw::DrawSetting;
    ///
    /// let setting = DrawSetting { sources: 1, ..DrawSetting::plain() };
    /// let case = ListFault::Repeated.of(&setting).unwrap();
    /// assert_eq!(case.value, "E-1\tkey\t150102\t0\t-\nE-1\tkey\t150102\t0\t-\n");
    /// assert!(matches!(case.label, Label::Unlawful { code: Code::LIST_REPEATED, .. }));
    /// assert!(SourceList::parse(&case.value).is_err());
    /// ```
    #[must_use]
    pub fn of(self, setting: &DrawSetting) -> Option<Case<String>> {
        let text = setting.lists().text(List::Sources);
        let mut lines: Vec<String> = text.lines().map(|line| format!("{line}\n")).collect();
        let first = lines.first()?.clone();
        let fields: Vec<&str> = first.trim_end().split('\t').collect();
        let [id, stratum, division, inspections, status] = fields.as_slice() else { return None };
        let start = [*id, stratum, division].join("\t");
        let mut change = |line: String| lines.first_mut().map(|first| *first = line);
        match self {
            Self::Repeated => change(first.repeat(2))?,
            Self::LeadingZero => change(format!("{start}\t0{inspections}\t{status}\n"))?,
            Self::Status => change(format!("{start}\t{inspections}\tclosed\n"))?,
            Self::FieldMissing => change(format!("{start}\t{inspections}\n"))?,
            Self::Unsorted => (lines.len() > 1).then(|| lines.swap(0, 1))?,
            Self::NoLineFeed => {
                lines.last_mut()?.pop()?;
            }
            Self::CarriageReturns => lines.iter_mut().for_each(|line| *line = line.replace('\n', "\r\n")),
        }
        Some(Case::unlawful(lines.concat(), self.told()))
    }
}

faults! {
    /// What may be wrong with what a bureau published of a draw.
    PublicationFault {
        /// A line of the list of sources has another number of inspections.
        LineChanged => FAULT_COMMITMENT, Some(Article::Art2);
        /// There is no transcript.
        NoTranscript => FAULT_NO_TRANSCRIPT, Some(Article::Art1);
        /// The transcript names another order.
        OtherOrder => FAULT_OTHER_ORDER, Some(Article::Art2);
        /// A quota of the order is another than the one that was drawn under.
        QuotaChanged => FAULT_ORDER_LINE, Some(Article::Art2);
        /// The last drawn line of a stratum has another rank.
        Rank => FAULT_RANK, Some(Article::Art1);
        /// Two inspectors of a team are exchanged.
        TeamExchanged => FAULT_TEAM, Some(Article::Art11);
        /// The published digest is another.
        OtherDigest => FAULT_DIGEST, Some(Article::Art2);
        /// A salt key stands beside lists without salts, or is missing beside salted ones.
        SaltKey => FAULT_SALT_KEY_NOT_ASKED, Some(Article::Art2);
    }
}

impl PublicationFault {
    /// The draw's publication with this fault; none of a draw that has nothing to plant it in.
    ///
    /// # Example: a draw without its transcript
    /// ```
    /// use shuangsuiji::strategies::case::PublicationFault;
    /// use shuangsuiji::strategies::draw::DrawSetting;
    ///
    /// let draw = DrawSetting::plain().feasible().draw()?;
    /// let case = PublicationFault::NoTranscript.of(&draw).unwrap();
    /// assert!(draw.publication().verify().is_ok() && case.value.verify().is_err());
    /// # Ok::<(), shuangsuiji::draw::Infeasible>(())
    /// ```
    #[must_use]
    pub fn of(self, draw: &Draw) -> Option<Case<PublishedTexts>> {
        let mut texts = draw.publication();
        let mut told = self.told();
        let made = draw.after(0)?;
        let last =
            made.drawn().and_then(|drawn| drawn.strata.iter().find_map(|of| Some((&of.stratum, of.drawn.last()?))));
        let line = last.map(|(stratum, line)| {
            let team: Vec<&str> = line.team.iter().map(|id| id.as_str()).collect();
            (format!("drawn {stratum} {} {} ", line.rank, line.source), team)
        });
        let other = Digest([7; 32]);
        match self {
            Self::LineChanged => {
                let (first, rest) = texts.sources.split_once('\n')?;
                let mut fields: Vec<&str> = first.split('\t').collect();
                let counted = format!("{}1", fields.get(3)?);
                *fields.get_mut(3)? = counted.trim_start_matches('0');
                texts.sources = format!("{}\n{rest}", fields.join("\t"));
            }
            Self::NoTranscript => texts.transcripts.clear(),
            Self::OtherOrder => {
                let order = draw.revealed().committed().digest().to_string();
                let transcript = texts.transcripts.first_mut()?;
                *transcript = transcript.replacen(&order, &other.to_string(), 1);
            }
            Self::QuotaChanged => {
                let terms = draw.revealed().committed().order().terms();
                let of = terms.strata.iter().find(|of| of.quota < u32::MAX)?;
                let line = |quota: u32| format!("stratum {} {quota}\n", of.stratum);
                texts.order = texts.order.replacen(&line(of.quota), &line(of.quota.checked_add(1)?), 1);
            }
            Self::Rank => {
                let (start, _) = line?;
                let (_, drawn) = last?;
                let ranked =
                    start.replacen(&format!(" {} ", drawn.rank), &format!(" {} ", drawn.rank.checked_add(500)?), 1);
                let transcript = texts.transcripts.first_mut()?;
                *transcript = transcript.replacen(&start, &ranked, 1);
            }
            Self::TeamExchanged => {
                let (start, mut team) = line?;
                let written = format!("{start}{}\n", team.join(" "));
                (team.len() > 1).then(|| team.swap(0, 1))?;
                let transcript = texts.transcripts.first_mut()?;
                *transcript = transcript.replacen(&written, &format!("{start}{}\n", team.join(" ")), 1);
            }
            Self::OtherDigest => texts.digest = other,
            Self::SaltKey if texts.salt_key.is_some() => {
                texts.salt_key = None;
                told = (Code::FAULT_NO_SALT_KEY, Some(Article::Art2));
            }
            Self::SaltKey => texts.salt_key = Some(DrawSetting::plain().salt_key()),
        }
        Some(Case::unlawful(texts, told))
    }
}

faults! {
    /// What may be wrong with what a bureau published of a draw in part.
    RedactionFault {
        /// A line of the list of sources is left out.
        LineLeftOut => FAULT_COMMITMENT, Some(Article::Art2);
        /// A line of the list of sources is neither shown nor withheld.
        LineNeither => REDACTED_LINE, Some(Article::Art2);
        /// Another salt stands beside a shown line.
        OtherSalt => FAULT_COMMITMENT, Some(Article::Art2);
        /// The transcript names another order.
        OtherOrder => FAULT_OTHER_ORDER, Some(Article::Art2);
        /// There is no transcript.
        NoTranscript => FAULT_NO_TRANSCRIPT, Some(Article::Art1);
        /// The published digest is another.
        OtherDigest => FAULT_DIGEST, Some(Article::Art2);
    }
}

impl RedactionFault {
    /// A redacted publication with this fault; none of one that has nothing to plant it in.
    ///
    /// # Example: another digest than was published
    /// ```
    /// use shuangsuiji::draw::verify_redacted;
    /// use shuangsuiji::strategies::case::RedactionFault;
    /// use shuangsuiji::strategies::draw::DrawSetting;
    ///
    /// let redacted = DrawSetting::plain().feasible().salted_draw().unwrap().redact_to_drawn().unwrap();
    /// let case = RedactionFault::OtherDigest.of(&redacted).unwrap();
    /// assert!(verify_redacted(&redacted).is_ok() && verify_redacted(&case.value).is_err());
    /// ```
    #[must_use]
    pub fn of(self, redacted: &Redacted) -> Option<Case<Redacted>> {
        let mut texts = redacted.clone();
        let (first, rest) = texts.sources.split_once('\n').unwrap_or_default();
        match self {
            Self::LineLeftOut if first.is_empty() => return None,
            Self::LineLeftOut => texts.sources = rest.to_owned(),
            Self::LineNeither => texts.sources.insert_str(0, "hidden\tx\n"),
            Self::OtherSalt => {
                let (before, salted) = texts.sources.split_once("shown\t")?;
                let (salt, line) = salted.split_once('\t')?;
                let other: String = salt.chars().map(|digit| if digit == '0' { '1' } else { '0' }).collect();
                texts.sources = format!("{before}shown\t{other}\t{line}");
            }
            Self::OtherOrder => {
                let transcript = texts.transcripts.first_mut()?;
                let order = transcript.lines().find_map(|line| line.strip_prefix("order "))?.to_owned();
                *transcript = transcript.replacen(&order, &Digest([7; 32]).to_string(), 1);
            }
            Self::NoTranscript => texts.transcripts.clear(),
            Self::OtherDigest => texts.digest = Digest([7; 32]),
        }
        Some(Case::unlawful(texts, self.told()))
    }
}

faults! {
    /// What may be wrong with an order beside the rules and its record, under the built-in statute.
    OrderFault {
        /// A quota is one short.
        QuotaShort => ORDER_RECORD_QUOTA, None;
        /// A visit more than the cap is allowed.
        CapRaised => ORDER_RECORD_TERM, Some(Article::Art8Cap);
        /// A team has one inspector fewer.
        TeamSmaller => ORDER_RECORD_TERM, Some(Article::Art11);
        /// The record is that of another order.
        OtherOrder => ORDER_RECORD_ORDER, Some(Article::Art2);
    }
}

impl OrderFault {
    /// The order by the rules with this fault, and its record; none where nothing is owed that could be short.
    ///
    /// # Example: a cap of one visit more
    /// ```
    /// use shuangsuiji::rules::Ruleset;
    /// use shuangsuiji::strategies::case::OrderFault;
    /// use shuangsuiji::strategies::orders::LawfulSetting;
    ///
    /// let lawful = LawfulSetting { sources: 12, ..LawfulSetting::plain() }.make(Ruleset::inner_mongolia());
    /// let (order, record) = OrderFault::CapRaised.of(&lawful).unwrap().value;
    /// assert!(record.check(&order, &lawful.rules, &lawful.items).is_err());
    /// ```
    #[must_use]
    pub fn of(self, lawful: &Lawful) -> Option<Case<(Order, OrderRecord)>> {
        let draft = lawful.draft().ok()?;
        let lottery = || Entropy { label: known("lottery"), origin: Origin::Public(known("福彩3D 第2026340期")) };
        let mut terms = Terms { entropy: vec![lottery()], ..draft.terms().clone() };
        let mut told = self.told();
        match self {
            Self::QuotaShort => {
                let of = terms.strata.iter_mut().find(|of| of.quota > 0)?;
                of.quota = of.quota.checked_sub(1)?;
                told.1 = match of.stratum.as_str() {
                    "key" => Some(Article::Art8Key),
                    _ => Some(Article::Art8General),
                };
            }
            Self::CapRaised => terms.cap = Some(terms.cap?.checked_add(1)?),
            Self::TeamSmaller => terms.team = terms.team.checked_sub(1).filter(|team| *team > 0)?,
            Self::OtherOrder => {}
        }
        let committed = Committed::new(terms, draft.lists().clone()).ok()?;
        let order = match self {
            Self::OtherOrder => Hash::Sha256.digest(&[b"another"]),
            _ => committed.digest(),
        };
        let record = OrderRecord { order, grounds: draft.grounds().clone() };
        Some(Case::unlawful((committed.order().clone(), record), told))
    }
}

faults! {
    /// What may be wrong with the lists of a roster.
    RosterFault {
        /// An inspector stands twice.
        InspectorRepeated => INSPECTOR_REPEATED, None;
        /// A recusal of somebody who is not on the roster.
        RecusalInspector => RECUSAL_INSPECTOR, None;
        /// A recusal from a source that is not in the registry.
        RecusalSource => RECUSAL_SOURCE, None;
        /// A recusal stands twice.
        RecusalRepeated => RECUSAL_REPEATED, None;
        /// An alias of somebody who is not on the roster.
        AliasUnknown => ALIAS_UNKNOWN, None;
    }
}

impl RosterFault {
    /// The lists with this fault; none of lists that have nobody to plant it in.
    ///
    /// # Example: an alias of nobody
    /// ```
    /// use std::collections::BTreeSet;
    ///
    /// use shuangsuiji::strategies::case::RosterFault;
    /// use shuangsuiji::strategies::roster::Lists;
    ///
    /// let nobody = Lists { inspectors: vec![], aliases: vec![], recusals: vec![], sources: BTreeSet::new() };
    /// assert!(RosterFault::AliasUnknown.of(&nobody).unwrap().value.roster().is_none());
    /// assert!(RosterFault::InspectorRepeated.of(&nobody).is_none(), "nobody to stand there twice");
    /// ```
    #[must_use]
    pub fn of(self, lists: &Lists) -> Option<Case<Lists>> {
        let mut lists = lists.clone();
        let nobody = || known("nobody-knows-0");
        let source = lists.sources.first().cloned();
        let person = lists.inspectors.first().cloned();
        let recusal = |inspector, source| Recusal { inspector, source, reason: known("近亲属") };
        match self {
            Self::InspectorRepeated => lists.inspectors.push(crate::roster::Inspector { certificate: None, ..person? }),
            Self::RecusalInspector => lists.recusals.push(recusal(nobody(), source?)),
            Self::RecusalSource => lists.recusals.push(recusal(person?.id, nobody())),
            Self::RecusalRepeated => lists.recusals.push(lists.recusals.first()?.clone()),
            Self::AliasUnknown => {
                lists.aliases.push(Alias { id: known("an-alias-0"), person: known("nobody-knows-0") });
            }
        }
        Some(Case::unlawful(lists, self.told()))
    }
}

/// The plan as JSON with one draw's quota one lower than the rules give, and its rest one higher: [`AnnualPlan::verify`] refuses it
/// (531); none of a plan that draws nobody.
///
/// # Example: the rules refuse it
/// ```
/// use shuangsuiji::plan::AnnualPlan;
/// use shuangsuiji::rules::Ruleset;
/// use shuangsuiji::strategies::case::plan_with_another_quota;
/// use shuangsuiji::strategies::orders::LawfulSetting;
///
/// let lawful = LawfulSetting { sources: 12, ..LawfulSetting::plain() }.make(Ruleset::inner_mongolia());
/// let other = plan_with_another_quota(&lawful.plan).unwrap().value;
/// let other: AnnualPlan = serde_json::from_value(other)?;
/// assert!(lawful.plan.verify(&lawful.rules).is_ok() && other.verify(&lawful.rules).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn plan_with_another_quota(plan: &AnnualPlan) -> Option<Case<serde_json::Value>> {
    let mut json = serde_json::to_value(plan).ok()?;
    let strata = json.pointer_mut("/current/0/strata").and_then(serde_json::Value::as_array_mut)?;
    let mut draws = strata.iter_mut().filter_map(|of| of.pointer_mut("/draws/0/quota"));
    let quota = draws.find(|quota| quota.get("count").and_then(serde_json::Value::as_u64) > Some(0))?;
    for (member, add) in [("/count", -1), ("/derivation/rest", 1)] {
        let number = quota.pointer_mut(member)?;
        *number = serde_json::Value::from(number.as_i64()?.checked_add(add)?);
    }
    Some(Case::unlawful(json, (Code::PLAN_NOT_BY_THE_RULES, Some(Article::Art9))))
}

faults! {
    /// What may be wrong with a table of the registry.
    TableFault {
        /// A credit code whose last character is another.
        CheckCharacter => CREDIT_CODE_CHECK, Some(Article::Art7);
        /// A credit code that a spreadsheet kept as a number.
        CodeAsNumber => CREDIT_CODE_DESTROYED, None;
        /// A line with a cell too many.
        SurplusCell => TABLE_CELLS, None;
        /// A table without the column of states.
        ColumnMissing => TABLE_COLUMN_MISSING, None;
    }
}

impl TableFault {
    /// A table of so many sources, at least one, with this fault in its last line or its header.
    ///
    /// # Example: a code that a spreadsheet kept as a number
    /// ```
    /// use shuangsuiji::strategies::case::TableFault;
    ///
    /// assert!(TableFault::CodeAsNumber.of(2).value.contains("示例企业2,9.11501E+17,"));
    /// ```
    #[must_use]
    pub fn of(self, sources: u32) -> Case<String> {
        let (mut text, last) = (table(sources), credit_code(sources.max(1)).to_string());
        match self {
            Self::CheckCharacter => {
                let end = last.chars().last().map_or('0', |c| if c == '1' { '2' } else { '1' });
                text = text.replace(&last, &format!("{}{end}", last.get(..17).unwrap_or_default()));
            }
            Self::CodeAsNumber => text = text.replace(&last, "9.11501E+17"),
            Self::SurplusCell => text.insert_str(text.len().saturating_sub(1), ",x"),
            Self::ColumnMissing => {
                let without = text.lines().filter_map(|line| Some(line.rsplit_once(',')?.0));
                text = without.flat_map(|line| [line, "\n"]).collect();
            }
        }
        Case::unlawful(text, self.told())
    }
}

/// A table of so many sources, at least one, that the strict reader takes.
///
/// # Example: two sources
/// ```
/// assert_eq!(shuangsuiji::strategies::case::table(2).lines().count(), 3, "a header and two lines");
/// ```
#[must_use]
pub fn table(sources: u32) -> String {
    let line = |n: u32| format!("E-{n},示例企业{n},{},,,150102,key,active\n", credit_code(n));
    let header = "id,name,credit_code,legal_representative,phone,division,stratum,state\n".to_owned();
    core::iter::once(header).chain((1..=sources.max(1)).map(line)).collect()
}
