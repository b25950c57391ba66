//! A source and an inspector for our own tests, where only some of their fields matter.

use crate::registry::{Source, SourceState};
use crate::roster::{Certificate, Employment, Inspector};

/// A source of a division and stratum in this state.
#[track_caller]
pub(crate) fn source(id: &str, division: &str, stratum: &str, state: SourceState) -> Source {
    Source {
        id: id.parse().unwrap(),
        name: "示例企业".parse().unwrap(),
        credit_code: None,
        legal_representative: None,
        phone: None,
        division: division.parse().unwrap(),
        stratum: stratum.parse().unwrap(),
        state,
    }
}

/// An inspector of a division's own, never on leave, with a certificate that is valid on these days.
#[track_caller]
pub(crate) fn inspector(id: &str, division: &str, valid: &str) -> Inspector {
    Inspector {
        id: id.parse().unwrap(),
        name: "王某".parse().unwrap(),
        post: "科员".parse().unwrap(),
        category: "生态环境".parse().unwrap(),
        certificate: Some(Certificate {
            number: id.parse().unwrap(),
            issuer: "内蒙古自治区人民政府".parse().unwrap(),
            valid: valid.parse().unwrap(),
        }),
        division: division.parse().unwrap(),
        employment: Employment::Own,
        leave: Vec::new(),
    }
}
