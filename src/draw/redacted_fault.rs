//! What can be wrong with a redacted publication.

use thiserror::Error;

use super::lists::{List, ListError};
use super::verify::Fault;
use crate::explain::explain;
use crate::{Article, Code, Id, Reason, Token};

/// The first thing that is wrong with a redacted publication. Transcripts and lines are counted from 1.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RedactedFault {
    /// What would be wrong in a full publication too.
    #[error(transparent)]
    Publication(Fault),
    /// Not a line of a redacted list.
    #[error("{list}, line {line}: {reason}")]
    Line {
        /// The list.
        list: List,
        /// The line.
        line: usize,
        /// What is wrong.
        reason: Reason,
    },
    /// Shown lines that do not make a list; records are counted among the shown.
    #[error("shown lines of {0}")]
    List(ListError),
    /// Somebody is drawn, and the line is not shown.
    #[error("transcript {transcript} names `{id}`; expected its line of {list} to be shown")]
    NotShown {
        /// Which.
        transcript: usize,
        /// The list.
        list: List,
        /// Who.
        id: Id,
    },
    /// A drawn source that is no candidate of that stratum.
    #[error("transcript {transcript}: `{id}` was drawn, though its line makes it no candidate of `{stratum}`")]
    NoCandidate {
        /// Which.
        transcript: usize,
        /// The stratum.
        stratum: Token,
        /// The source.
        id: Id,
    },
    /// A drawn source before one of a smaller ticket.
    #[error("transcript {transcript}: stratum `{stratum}`: `{id}` stands after one of a greater ticket")]
    TicketOrder {
        /// Which.
        transcript: usize,
        /// The stratum.
        stratum: Token,
        /// The source.
        id: Id,
    },
    /// A shown candidate was passed over.
    #[error("`{id}` is a shown candidate of `{stratum}` that should have been drawn, and was passed over")]
    PassedOver {
        /// The stratum.
        stratum: Token,
        /// The source.
        id: Id,
    },
    /// A source that was not skipped lost its place, rank or team.
    #[error(
        "transcript {transcript}: stratum `{stratum}`: the line of `{id}` was dropped or changed, and it was not skipped"
    )]
    Kept {
        /// Which.
        transcript: usize,
        /// The stratum.
        stratum: Token,
        /// The source.
        id: Id,
    },
    /// A team of another size.
    #[error("transcript {transcript}: `{id}` has a team of {found}; expected {expected}")]
    TeamSize {
        /// Which.
        transcript: usize,
        /// The source.
        id: Id,
        /// How many inspectors.
        found: usize,
        /// How many the order asks.
        expected: u32,
    },
    /// An inspector who is not available.
    #[error("transcript {transcript}: `{inspector}` inspects `{id}` and is unavailable by the list")]
    Unavailable {
        /// Which.
        transcript: usize,
        /// The source.
        id: Id,
        /// The inspector.
        inspector: Id,
    },
    /// An inspector who is recused.
    #[error("transcript {transcript}: `{inspector}` inspects `{id}` and is recused from it by a shown line")]
    Recused {
        /// Which.
        transcript: usize,
        /// The source.
        id: Id,
        /// The inspector.
        inspector: Id,
    },
    /// An inspector with too many assignments.
    #[error("transcript {transcript}: `{inspector}` has {found} sources; expected at most {most}")]
    Load {
        /// Which.
        transcript: usize,
        /// The inspector.
        inspector: Id,
        /// How many.
        found: u32,
        /// The order's greatest load.
        most: u32,
    },
}

explain!(RedactedFault {
    Self::Publication(fault) => fault.code(), fault.article(), "{}", fault.chinese();
    Self::Line { list, line, reason } => Code::REDACTED_LINE, Article::Art2, "{}第{line}行不合规范：{}", list.chinese(), reason.chinese();
    Self::List(error) => error.code(), error.article(), "公开的行：{}", error.chinese();
    Self::NotShown { transcript, list, id } => Code::REDACTED_NOT_SHOWN, Article::Art13, "第{transcript}份抽取记录载有“{id}”，{}中该行应予公开", list.chinese();
    Self::NoCandidate { transcript, stratum, id } => Code::REDACTED_NO_CANDIDATE, Article::Art8, "第{transcript}份抽取记录：“{id}”不具备在类别“{stratum}”中被抽取的条件，却被抽中";
    Self::TicketOrder { transcript, stratum, id } => Code::REDACTED_TICKET_ORDER, Article::Art1, "第{transcript}份抽取记录：类别“{stratum}”的“{id}”排在签号更大者之后";
    Self::PassedOver { stratum, id } => Code::REDACTED_PASSED_OVER, Article::Art1, "类别“{stratum}”中公开的“{id}”应被抽中，却被越过";
    Self::Kept { transcript, stratum, id } => Code::REDACTED_KEPT, Article::Art2, "第{transcript}份抽取记录：类别“{stratum}”的“{id}”未被跳过，其行却被删改";
    Self::TeamSize { transcript, id, found, expected } => Code::REDACTED_TEAM_SIZE, Article::Art11, "第{transcript}份抽取记录：“{id}”的检查组为{found}人，应为{expected}人";
    Self::Unavailable { transcript, id, inspector } => Code::REDACTED_UNAVAILABLE, Article::Art11, "第{transcript}份抽取记录：检查“{id}”的“{inspector}”按名单不得选派";
    Self::Recused { transcript, id, inspector } => Code::REDACTED_RECUSED, Article::Art6, "第{transcript}份抽取记录：检查“{id}”的“{inspector}”按公开的回避记录应当回避";
    Self::Load { transcript, inspector, found, most } => Code::REDACTED_LOAD, Article::Art11, "第{transcript}份抽取记录：“{inspector}”被选派检查{found}家次，至多{most}家";
} about {
    Self::Publication(fault) => fault.about();
    Self::List(error) => error.about();
    Self::Line { list, .. } | Self::NotShown { list, .. } => Some((list.as_str(), list.chinese()));
    _ => Some(("transcripts", "抽取记录"));
});

impl From<Fault> for RedactedFault {
    fn from(fault: Fault) -> Self {
        Self::Publication(fault)
    }
}
