//! Art. 6: one inspector as entered on the roster, with the certificate 执法证.

use crate::{DateSpan, Division, Id, Text};

/// An enforcement certificate: 内蒙古自治区行政执法证 or 环境监察执法证.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// 执法证号.
    pub number: Text,
    /// 发证机关.
    pub issuer: Text,
    /// The days on which it is valid.
    pub valid: DateSpan,
}

/// Whether an inspector is the agency's own.
///
/// Borrowed inspectors can be drawn but do not count for the 1:5 and 1:10 of Art. 8(2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Employment {
    /// The agency's own.
    Own,
    /// Borrowed for a cross-region inspection 跨区域联合抽查.
    Borrowed {
        /// The division whose own inspector it is.
        from: Division,
    },
}

/// An inspector as entered on the roster.
///
/// # Example: an inspector of a county
/// ```
/// use shuangsuiji::roster::{Certificate, Employment, Inspector};
///
/// let inspector = Inspector {
///     id: "NM88728".parse()?,
///     name: "王某".parse()?,
///     post: "科员".parse()?,
///     category: "生态环境".parse()?,
///     certificate: Some(Certificate {
///         number: "05010012345".parse()?,
///         issuer: "内蒙古自治区人民政府".parse()?,
///         valid: "2024-07-01/2029-06-30".parse()?,
///     }),
///     division: "150102".parse()?,
///     employment: Employment::Own,
///     leave: vec!["2027-02-08/2027-02-12".parse()?],
/// };
/// assert!(inspector.certificate.is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Inspector {
    /// The id, by which he or she is drawn; often the certificate's number.
    pub id: Id,
    /// 姓名.
    pub name: Text,
    /// 职务.
    pub post: Text,
    /// 执法类别.
    pub category: Text,
    /// The certificate, if there is one. Without it nobody inspects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Certificate>,
    /// The division on whose roster the inspector stands.
    pub division: Division,
    /// Own, or borrowed from another division.
    pub employment: Employment,
    /// Days of leave, in any order; they may overlap.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "crate::forms::null_is_default")]
    pub leave: Vec<DateSpan>,
}
