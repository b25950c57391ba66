//! Why a roster (Art. 6) or a question to it was refused.

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code, Division, Errors, Id, SpanError, Text};

/// One of the lists that make a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterList {
    /// The inspectors.
    Inspectors,
    /// The aliases.
    Aliases,
    /// The recusals.
    Recusals,
}

impl RosterList {
    const fn english(self) -> &'static str {
        match self {
            RosterList::Inspectors => "inspectors",
            RosterList::Aliases => "aliases",
            RosterList::Recusals => "recusals",
        }
    }

    const fn chinese(self) -> &'static str {
        match self {
            RosterList::Inspectors => "人员",
            RosterList::Aliases => "同一人声明",
            RosterList::Recusals => "回避",
        }
    }
}

/// One thing that is wrong with the lists of a roster. Positions count the entries of a list as given, from 1.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RosterError {
    /// Two inspectors have one id.
    #[error("inspectors {first} and {second} both have the id `{id}`; expected every id once")]
    RepeatedInspector {
        /// The id.
        id: Id,
        /// The first inspector that has it.
        first: u32,
        /// A later one.
        second: u32,
    },
    /// Two inspectors who are not declared one person hold one certificate.
    #[error(
        "inspectors {first} and {second} both hold the certificate `{number}` of {issuer}; if they are one person, declare an alias"
    )]
    RepeatedCertificate {
        /// The number.
        number: Text,
        /// The issuer.
        issuer: Text,
        /// The first inspector that holds it.
        first: u32,
        /// A later one.
        second: u32,
    },
    /// An inspector is borrowed from the very division that borrows.
    #[error(
        "inspector {position} (id `{id}`) of {division} is borrowed from {division}; expected another division, or own"
    )]
    BorrowedFromOwn {
        /// The inspector.
        position: u32,
        /// Its id.
        id: Id,
        /// The division.
        division: Division,
    },
    /// An alias names an id that no inspector has.
    #[error("alias {position}: no inspector `{id}` on the roster; expected both ids of a person to have an entry")]
    AliasUnknown {
        /// The alias.
        position: u32,
        /// The id that is not on the roster.
        id: Id,
    },
    /// An id is declared an alias of itself.
    #[error("alias {position}: `{id}` is declared an alias of itself; expected another id")]
    AliasOfItself {
        /// The alias.
        position: u32,
        /// The id.
        id: Id,
    },
    /// An alias stands for an id that is declared an alias itself.
    #[error(
        "alias {position}: `{id}` stands for `{person}`, which is an alias itself by alias {other}; name the person directly"
    )]
    AliasOfAlias {
        /// The alias.
        position: u32,
        /// The id.
        id: Id,
        /// What it stands for.
        person: Id,
        /// Where that is declared an alias.
        other: u32,
    },
    /// An id is declared an alias twice.
    #[error("aliases {first} and {second} both declare `{id}`; expected it once")]
    RepeatedAlias {
        /// The id.
        id: Id,
        /// The first declaration.
        first: u32,
        /// A later one.
        second: u32,
    },
    /// A recusal names an inspector that is not on the roster.
    #[error("recusal {position}: no inspector `{id}` on the roster (source `{source_id}`)")]
    RecusalInspector {
        /// The recusal.
        position: u32,
        /// The inspector's id.
        id: Id,
        /// The source's id.
        source_id: Id,
    },
    /// A recusal names a source that is not in the registry.
    #[error("recusal {position}: no source `{id}` in the registry (inspector `{inspector}`)")]
    RecusalSource {
        /// The recusal.
        position: u32,
        /// The source's id.
        id: Id,
        /// The inspector's id.
        inspector: Id,
    },
    /// A recusal stands twice with the same two ids.
    #[error(
        "recusals {first} and {second} are both of inspector `{inspector}` from source `{source_id}`; expected it once"
    )]
    RepeatedRecusal {
        /// The inspector's id.
        inspector: Id,
        /// The source's id.
        source_id: Id,
        /// The first such recusal.
        first: u32,
        /// A later one.
        second: u32,
    },
    /// More entries than can be counted.
    #[error("more than {most} {}; split the roster", list.english())]
    TooMany {
        /// The list.
        list: RosterList,
        /// The most.
        most: u32,
    },
}

explain!(RosterError {
    Self::RepeatedInspector { id, first, second } => Code::INSPECTOR_REPEATED, Article::Art6,
        "第{first}名与第{second}名人员的编号同为“{id}”，编号不得重复";
    Self::RepeatedCertificate { number, issuer, first, second } => Code::CERTIFICATE_REPEATED, Article::Art6,
        "第{first}名与第{second}名人员的执法证同为{issuer}“{number}”号；若为同一人，请声明";
    Self::BorrowedFromOwn { position, id, division } => Code::BORROWED_FROM_OWN, Article::Art6,
        "第{position}名人员（编号“{id}”）属{}，又自该处抽调；应为其他行政区划，或为本单位人员", division.chinese();
    Self::AliasUnknown { position, id } => Code::ALIAS_UNKNOWN, Article::Art6,
        "第{position}条同一人声明：名录库中没有编号“{id}”，两个编号均应在库";
    Self::AliasOfItself { position, id } => Code::ALIAS_SELF, Article::Art6,
        "第{position}条同一人声明：“{id}”与其自身声明为同一人，应为另一编号";
    Self::AliasOfAlias { position, id, person, other } => Code::ALIAS_OF_ALIAS, Article::Art6,
        "第{position}条同一人声明：“{id}”归于“{person}”，而后者已由第{other}条归于他人；请直接写明本人编号";
    Self::RepeatedAlias { id, first, second } => Code::ALIAS_REPEATED, Article::Art6,
        "第{first}条与第{second}条同一人声明均为“{id}”，不得重复";
    Self::RecusalInspector { position, id, source_id } => Code::RECUSAL_INSPECTOR, Article::Art6,
        "第{position}条回避：名录库中没有人员“{id}”（被检查对象“{source_id}”）";
    Self::RecusalSource { position, id, inspector } => Code::RECUSAL_SOURCE, Article::Art6,
        "第{position}条回避：信息库中没有被检查对象“{id}”（人员“{inspector}”）";
    Self::RepeatedRecusal { inspector, source_id, first, second } => Code::RECUSAL_REPEATED, Article::Art6,
        "第{first}条与第{second}条回避同为人员“{inspector}”、被检查对象“{source_id}”，不得重复";
    Self::TooMany { list, most } => Code::INSPECTORS_TOO_MANY, Article::Art6, "{}超过{most}条，请拆分名录库", list.chinese();
} about {
    Self::AliasUnknown { .. } | Self::AliasOfItself { .. } | Self::AliasOfAlias { .. } | Self::RepeatedAlias { .. } => Some((RosterList::Aliases.english(), RosterList::Aliases.chinese()));
    Self::RecusalInspector { .. } | Self::RecusalSource { .. } | Self::RepeatedRecusal { .. } => Some((RosterList::Recusals.english(), RosterList::Recusals.chinese()));
    Self::TooMany { list, .. } => Some((list.english(), list.chinese()));
    _ => Some((RosterList::Inspectors.english(), RosterList::Inspectors.chinese()));
});

/// Everything that is wrong with the lists of a roster: the inspectors', then the aliases', then the recusals' errors.
pub type RosterErrors = Errors<RosterError>;

/// Why a question to a roster has no answer.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum QueryError {
    /// The id is not on the roster.
    #[error("no inspector `{}` on the roster", id.escape_debug())]
    UnknownInspector {
        /// The id, at most its first 64 characters.
        id: String,
    },
    /// The window is none.
    #[error(transparent)]
    Window(#[from] SpanError),
}

explain!(QueryError {
    Self::UnknownInspector { id } => Code::INSPECTOR_UNKNOWN, Article::Art6, "名录库中没有人员“{}”", id.escape_debug();
    Self::Window(e) => e.code(), e.article(), "{}", e.chinese();
});
