//! Why a view was refused: what it would show is not known, or is nobody's business.

use thiserror::Error;

use crate::draw::Digest;
use crate::explain::explain;
use crate::{Article, Code, Id};

/// Why a view of a draw or of a result was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ViewError {
    /// The transcript is of another order.
    #[error("the transcript is of order {found}; expected {expected}")]
    OtherOrder {
        /// The order that it names.
        found: Digest,
        /// The order given.
        expected: Digest,
    },
    /// A source that the registry does not have.
    #[error("source `{source_id}` is not in the registry; expected the registry of the day of the draw")]
    SourceUnknown {
        /// The source.
        source_id: Id,
    },
    /// An inspector whom the roster does not have.
    #[error("inspector `{inspector}` is not on the roster; expected the roster of the day of the draw")]
    InspectorUnknown {
        /// The inspector.
        inspector: Id,
    },
    /// A text for the public holds personal data. The text is not repeated.
    #[error("{field} of `{of}` holds {datum}; expected no personal data in what is made public")]
    Personal {
        /// The field.
        field: &'static str,
        /// Of which source or inspector.
        of: Id,
        /// What it holds.
        datum: Personal,
    },
}

/// A kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Personal {
    /// A phone number 联系电话.
    Phone,
    /// The name of a legal representative 法定代表人.
    LegalRepresentative,
    /// The number of an enforcement certificate 执法证号.
    CertificateNumber,
    /// The name of an inspector 执法检查人员姓名, where the policy does not show names.
    InspectorName,
}

impl Personal {
    /// In English.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "a phone number",
            Self::LegalRepresentative => "the name of a legal representative",
            Self::CertificateNumber => "a certificate number",
            Self::InspectorName => "the name of an inspector",
        }
    }

    /// In Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Phone => "联系电话",
            Self::LegalRepresentative => "法定代表人姓名",
            Self::CertificateNumber => "执法证号",
            Self::InspectorName => "执法检查人员姓名",
        }
    }
}

impl core::fmt::Display for Personal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.as_str())
    }
}

explain!(ViewError {
    Self::OtherOrder { found, expected } => Code::VIEW_OTHER_ORDER, Article::Art2, "抽取记录属于抽取方案{found}，应为{expected}";
    Self::SourceUnknown { source_id } => Code::VIEW_SOURCE_UNKNOWN, Article::Art7, "污染源“{source_id}”不在信息库中，应使用抽取当日的信息库";
    Self::InspectorUnknown { inspector } => Code::VIEW_INSPECTOR_UNKNOWN, Article::Art6, "执法检查人员“{inspector}”不在名录库中，应使用抽取当日的名录库";
    Self::Personal { field, of, datum } => Code::VIEW_PERSONAL, Article::Art13, "“{of}”的{}含有{}，公示内容不得含个人信息", chinese_field(field), datum.chinese();
} about {
    Self::SourceUnknown { .. } => Some(("registry", "信息库"));
    Self::InspectorUnknown { .. } => Some(("roster", "名录库"));
    Self::OtherOrder { .. } => Some(("transcripts", "抽取记录"));
    Self::Personal { field, .. } => Some((*field, chinese_field(field)));
});

fn chinese_field(field: &str) -> &'static str {
    match field {
        "id" => "编号",
        "name" => "名称",
        "reason" => "理由",
        "void" => "作废理由",
        "rectification" => "责令整改文号",
        _ => "处理情况",
    }
}
