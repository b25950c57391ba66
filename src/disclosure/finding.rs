//! Arts. 1, 13: what is wrong with publications: late, overdue, or by somebody who did not inspect.

use chrono::NaiveDate;
use thiserror::Error;

use super::{Entry, Matter, State};
use crate::calendar::WorkCalendar;
use crate::explain::{counted, debug_is_display, explain, in_chinese, sealed};
use crate::{Article, Code, Explain, Period, Token};

/// Something that must not be, about one publication.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Error, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[error("`{agency}`, {period}, {}: {lapse}", matter.english())]
#[non_exhaustive]
pub struct DisclosureFinding {
    /// The agency that owes the publication.
    pub agency: Token,
    /// The stratum of the source; none for a draw.
    pub stratum: Option<Token>,
    /// The period.
    pub period: Period,
    /// What was to be published.
    pub matter: Matter,
    /// What is wrong.
    pub lapse: Lapse,
}

debug_is_display!(DisclosureFinding);

impl sealed::Sealed for DisclosureFinding {}

impl Explain for DisclosureFinding {
    fn code(&self) -> Code {
        self.lapse.code()
    }

    fn article(&self) -> Option<Article> {
        match self.matter {
            Matter::Draw { .. } => Some(Article::Art1),
            Matter::Result { .. } => self.lapse.article(),
        }
    }

    fn chinese(&self) -> String {
        let Self { agency, period, matter, lapse, .. } = self;
        in_chinese(&format!("“{agency}”{period}{}：{}", matter.chinese(), lapse.chinese()))
    }
}

/// What is wrong with a publication. Days are working days.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Error, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Lapse {
    /// Published by another agency than the one that owes it.
    #[error("published by `{by}`; expected a publication by the agency itself")]
    OtherPublisher {
        /// Who published.
        by: Token,
    },
    /// A draw that was published before it was made.
    #[error("published on {published}, before the draw on {since}; expected that day or later")]
    Early {
        /// The day of the draw.
        since: NaiveDate,
        /// The day of publication.
        published: NaiveDate,
    },
    /// A result that was published before the inspection was completed.
    #[error("published on {published}, before the completion on {completed}; expected that day or later")]
    EarlyResult {
        /// The day of completion.
        completed: NaiveDate,
        /// The day of publication.
        published: NaiveDate,
    },
    /// Published after the last day.
    #[error("published on {published}, late{}; {}", by(*late), due_on(*due))]
    PublishedLate {
        /// The last day; none if days without a notice lie before it, and it is late whatever they are.
        due: Option<NaiveDate>,
        /// The day of publication.
        published: NaiveDate,
        /// Working days after the last day; none if days without a notice lie among them.
        late: Option<u32>,
    },
    /// Not published, and the last day is over.
    #[error("not published, overdue{}; {}", by(*late), due_on(*due))]
    Overdue {
        /// The last day; none as above.
        due: Option<NaiveDate>,
        /// Working days after the last day; none if days without a notice lie among them.
        late: Option<u32>,
    },
}

/// How late, where it can be counted: that it is late is certain without it.
fn by(late: Option<u32>) -> String {
    late.map_or_else(String::new, |late| format!(" by {}", counted(late, "working day")))
}

/// When it was due, where that can be counted: that it is late is certain without it.
pub(crate) fn due_on(due: Option<NaiveDate>) -> String {
    due.map_or_else(
        || "its last day needs a holiday notice, and is over whatever that says".to_owned(),
        |due| format!("it was due on {due}"),
    )
}

/// The same in Chinese, of what was to be done.
pub(crate) fn due_chinese(due: Option<NaiveDate>, done: &str) -> String {
    due.map_or_else(
        || "期满日须依放假通知计算，无论如何安排均已届满".to_owned(),
        |due| format!("最迟于{due}（含当日）{done}"),
    )
}

fn by_chinese(late: Option<u32>) -> String {
    late.map_or_else(String::new, |late| format!("{late}个工作日"))
}

explain!(Lapse {
    Self::OtherPublisher { by } => Code::PUBLISHED_BY_ANOTHER, Article::Art13, "由“{by}”公示，应由检查单位自行公示";
    Self::Early { since, published } => Code::PUBLISHED_EARLY, Article::Art1,
        "于{published}公开，早于{since}抽取，应不早于该日";
    Self::EarlyResult { completed, published } => Code::INSPECTION_PUBLISHED_EARLY, Article::Art13,
        "于{published}公示，早于{completed}完成检查，应不早于该日";
    Self::PublishedLate { due, published, late } => Code::PUBLISHED_LATE, Article::Art13,
        "于{published}公示，逾期{}，{}", by_chinese(*late), due_chinese(*due, "公示");
    Self::Overdue { due, late } => Code::PUBLICATION_OVERDUE, Article::Art13,
        "尚未公示，逾期{}，{}", by_chinese(*late), due_chinese(*due, "公示");
});

impl DisclosureFinding {
    pub(super) fn of(entry: &Entry, calendar: &WorkCalendar, on: NaiveDate) -> Vec<Self> {
        let Entry { duty, due, state, .. } = entry;
        let published = duty.published(on);
        let other = published.filter(|published| published.by != duty.agency);
        let other = other.map(|published| Lapse::OtherPublisher { by: published.by.clone() });
        let early = published.filter(|published| published.on < duty.since);
        let early = early.map(|published| match duty.matter {
            Matter::Draw { .. } => Lapse::Early { since: duty.since, published: published.on },
            Matter::Result { .. } => Lapse::EarlyResult { completed: duty.since, published: published.on },
        });
        let late = match (*state, *due, published) {
            (State::PublishedLate { late, .. }, due, Some(published)) => {
                Some(Lapse::PublishedLate { due, published: published.on, late })
            }
            (State::OverdueBy(late), due, _) => Some(Lapse::Overdue { due, late }),
            _ => None,
        };
        let late = late.filter(|_| entry.is_late(calendar, on) == Some(true));
        let finding = |lapse| Self {
            agency: duty.agency.clone(),
            stratum: duty.stratum.clone(),
            period: duty.period,
            matter: duty.matter.clone(),
            lapse,
        };
        other.into_iter().chain(early).chain(late).map(finding).collect()
    }

    /// What would mend it, or what remains to be done.
    #[must_use]
    pub const fn remedy(&self) -> &'static str {
        self.lapse.remedies().0
    }

    /// The same in Chinese.
    #[must_use]
    pub const fn remedy_chinese(&self) -> &'static str {
        self.lapse.remedies().1
    }
}

impl Lapse {
    const fn remedies(&self) -> (&'static str, &'static str) {
        match self {
            Self::OtherPublisher { .. } => {
                ("publish it under the name of the agency that inspected", "由检查单位重新公示")
            }
            Self::Early { .. } => ("correct the day of the draw, or of its publication", "更正抽取日或公开日"),
            Self::EarlyResult { .. } => ("correct the day of completion, or of publication", "更正完成检查日或公示日"),
            Self::PublishedLate { .. } => ("state why it was late", "说明逾期原因"),
            Self::Overdue { .. } => ("publish at once and state why it is late", "立即公示并说明逾期原因"),
        }
    }
}

impl Matter {
    pub(super) fn english(&self) -> String {
        match self {
            Self::Draw { round, .. } => format!("draw of round {round}"),
            Self::Result { source, kind } => format!("result of source `{source}` ({kind})"),
        }
    }

    pub(super) fn chinese(&self) -> String {
        match self {
            Self::Draw { round, .. } => format!("第{round}轮抽取情况"),
            Self::Result { source, kind } => format!("污染源“{source}”{}结果", kind.chinese()),
        }
    }
}
