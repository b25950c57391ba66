//! Art. 7: one record of the registry, as it comes in: checked ([`Source`]) or raw ([`RawSource`]).

use core::fmt;

use super::{CreditCode, SourceState};
use crate::{Division, Id, Text, Token};

/// A pollution source 污染源 with what Art. 7 asks to be known about it.
///
/// Credit code, legal representative and phone may be unknown: [`super::Registry::incomplete`] lists where they are.
/// Two sources may have one credit code, as the sites of one enterprise do; their ids differ.
///
/// # Example: a source that is registered elsewhere
/// ```
/// use shuangsuiji::registry::{Source, SourceState};
///
/// let source = Source {
///     id: "NM-000001".parse()?,
///     name: "示例化工有限公司".parse()?,
///     credit_code: Some("914403001922038216".parse()?), // registered in Shenzhen
///     legal_representative: None,
///     phone: None,
///     division: "150102".parse()?, // discharges in Hohhot
///     stratum: "key".parse()?,
///     state: SourceState::Active,
/// };
/// assert_eq!(source.division.name(), Some("新城区"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The id, by which it is drawn; often the credit code.
    pub id: Id,
    /// 主体名称.
    pub name: Text,
    /// 统一社会信用代码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<CreditCode>,
    /// 法定代表人.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_representative: Option<Text>,
    /// 联系电话.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Text>,
    /// Where it lies. The digits of the credit code say nothing about this.
    pub division: Division,
    /// Its stratum: `key`, `general`, … by the rule pack.
    pub stratum: Token,
    /// Its state.
    pub state: SourceState,
}

impl Source {
    /// Its fields as text, the way they came in.
    pub(super) fn with_raw<T>(&self, use_raw: impl FnOnce(&RawSource<'_>) -> T) -> T {
        let division = self.division.to_string();
        use_raw(&RawSource {
            id: self.id.as_str(),
            name: self.name.as_str(),
            credit_code: self.credit_code.as_ref().map(CreditCode::as_str),
            legal_representative: self.legal_representative.as_ref().map(Text::as_str),
            phone: self.phone.as_ref().map(Text::as_str),
            division: &division,
            stratum: self.stratum.as_str(),
            state: self.state.as_str(),
        })
    }
}

/// The fields of a source as text, unchecked: what a [`super::RegistryBuilder`] takes.
///
/// `None` is a fact that is not known. An empty text is not: it is refused like any other bad text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawSource<'a> {
    /// The id ([`Id`]).
    pub id: &'a str,
    /// The name ([`Text`]).
    pub name: &'a str,
    /// The credit code ([`CreditCode`]).
    pub credit_code: Option<&'a str>,
    /// The legal representative ([`Text`]).
    pub legal_representative: Option<&'a str>,
    /// The phone ([`Text`]).
    pub phone: Option<&'a str>,
    /// The division's six digits ([`Division`]).
    pub division: &'a str,
    /// The stratum ([`Token`]).
    pub stratum: &'a str,
    /// The state in English or Chinese ([`SourceState`]).
    pub state: &'a str,
}

/// A field of a source, as errors, completeness lists and CSV columns name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceField {
    /// The id.
    Id,
    /// The name.
    Name,
    /// The credit code.
    CreditCode,
    /// The legal representative.
    LegalRepresentative,
    /// The phone.
    Phone,
    /// The division.
    Division,
    /// The stratum.
    Stratum,
    /// The state.
    State,
}

impl SourceField {
    /// All fields, in the order of CSV columns.
    pub const ALL: [SourceField; 8] = [
        SourceField::Id,
        SourceField::Name,
        SourceField::CreditCode,
        SourceField::LegalRepresentative,
        SourceField::Phone,
        SourceField::Division,
        SourceField::Stratum,
        SourceField::State,
    ];

    /// The name in data: `credit_code`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            SourceField::Id => "id",
            SourceField::Name => "name",
            SourceField::CreditCode => "credit_code",
            SourceField::LegalRepresentative => "legal_representative",
            SourceField::Phone => "phone",
            SourceField::Division => "division",
            SourceField::Stratum => "stratum",
            SourceField::State => "state",
        }
    }

    /// The name in Chinese: `统一社会信用代码`.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            SourceField::Id => "编号",
            SourceField::Name => "主体名称",
            SourceField::CreditCode => "统一社会信用代码",
            SourceField::LegalRepresentative => "法定代表人",
            SourceField::Phone => "联系电话",
            SourceField::Division => "行政区划代码",
            SourceField::Stratum => "类别",
            SourceField::State => "状态",
        }
    }
}

impl fmt::Display for SourceField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::SourceField as F;
    use crate::forms::field_names::place;

    #[test]
    fn a_column_of_a_table_and_a_field_of_a_request_have_one_name() {
        for column in [F::Id, F::CreditCode, F::LegalRepresentative, F::Phone, F::Division, F::State] {
            assert_eq!(place(column.as_str()), column.chinese());
        }
    }
}
