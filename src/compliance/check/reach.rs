//! Art. 8: whom no draw reached, where the rules want every source of a stratum drawn within the year.
//!
//! Where they give more years than one, a year's file cannot show it: [`Ledger::unreached`](crate::ledger::Ledger) does.

use super::Checked;
use crate::Period;
use crate::compliance::finding::{Evidence, Finding, Subject};
use crate::compliance::year_on_file::Case;

/// Checks the strata that are to be covered in one year, once it is over, against the registry on file.
pub(in crate::compliance) fn reach(case: &Case<'_>, checked: &mut Checked) {
    let file = case.file;
    let Some(registry) = file.registry.as_ref().filter(|_| Period::Year(file.year).last_day() < file.on) else {
        return;
    };
    let unreached = case.ledger.unreached(case.rules, registry, file.agency.division, file.year, file.on);
    for found in unreached.iter().filter(|found| found.first == found.last) {
        let subject = Subject::Stratum { stratum: found.stratum.clone(), period: None };
        checked.findings.push(Finding::of(found, subject, Evidence::Registry, [case.rules_evidence()]));
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::WorkCalendar;
    use crate::compliance::report;
    use crate::rules::{Basis, CoverAll, Ruleset};
    use crate::strategies::compliance::Setting;
    use crate::{Article, Code, Tier, Year};

    #[test]
    fn sources_that_a_year_was_to_cover_and_no_draw_reached_are_a_finding() {
        let year = Year::new(2025).unwrap();
        let setting = Setting { year, tier: Tier::County, key: 9, inspectors: 4, mishap: None, seed: 5 };
        let file = setting.year(None).unwrap();
        let within = |within_years| {
            let mut pack = Ruleset::inner_mongolia().into_pack();
            pack.strata[0].cover_all = Some(CoverAll { within_years, basis: Basis::Article(Article::Art8Key) });
            let found = report(&file, &Ruleset::new(pack).unwrap(), &WorkCalendar::national()).unwrap().findings;
            found
                .iter()
                .filter(|it| it.code == Code::SOURCES_UNREACHED)
                .map(|it| it.english.clone())
                .collect::<Vec<_>>()
        };
        let registry = file.registry.as_ref().unwrap();
        let missed = |id: &str| id.starts_with("key") && file.inspections.of(id).is_empty();
        let missed = registry.iter().filter(|source| missed(source.id())).count();
        assert!(missed > 0);
        assert_eq!(within(1), [format!("150102, `key`: {missed} of 9 to be drawn from 2025 to 2025 were not")]);
        assert_eq!(within(2), [""; 0], "the year before is not on file");
    }
}
