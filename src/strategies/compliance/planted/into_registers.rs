//! Faults of registry and roster.

use super::Planted;
use crate::DateSpan;
use crate::compliance::YearFile;
use crate::registry::{Registry, Source};

impl Planted {
    pub(super) fn into_registers(self, file: &mut YearFile) -> Option<()> {
        match self {
            Self::NotCertified => not_certified(file),
            Self::HolderMissing => {
                file.roster.as_mut()?.holders.push("NM-9999".parse().ok()?);
                Some(())
            }
            Self::SourceIncomplete => without_a_phone(file),
            _ => None,
        }
    }
}

/// Ends the certificate of an inspector before the last visit, where that is one alone.
fn not_certified(file: &mut YearFile) -> Option<()> {
    let roster = file.roster.as_mut()?;
    for one in &mut roster.inspectors {
        let of_one = file.inspections.iter().filter(|it| it.team.inspectors.contains(&one.id));
        let mut visits: Vec<_> = of_one.filter_map(|it| it.visit(file.on)).map(|it| (it.completed, it.from)).collect();
        visits.sort_unstable();
        if let [.., (before, _), (_, from)] = visits[..]
            && before < from
        {
            let certificate = one.certificate.as_mut()?;
            certificate.valid = DateSpan::new(certificate.valid.from(), from.pred_opt()?).ok()?;
            return Some(());
        }
    }
    None
}

/// Leaves the first source without a phone number.
fn without_a_phone(file: &mut YearFile) -> Option<()> {
    let sources = file.registry.as_ref()?.iter().enumerate().map(|(row, source)| {
        Some(Source {
            id: source.id().parse().ok()?,
            name: source.name().parse().ok()?,
            credit_code: source.credit_code(),
            legal_representative: source.legal_representative().and_then(|text| text.parse().ok()),
            phone: source.phone().filter(|_| row > 0).and_then(|text| text.parse().ok()),
            division: source.division(),
            stratum: source.stratum().clone(),
            state: source.state(),
        })
    });
    file.registry = Some(Registry::new(sources.collect::<Option<Vec<_>>>()?).ok()?);
    Some(())
}
