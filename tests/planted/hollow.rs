//! What shows nothing is no finding, and is not called compared.

use shuangsuiji::compliance::{Clause, Report};
use shuangsuiji::strategies::compliance::{Hollow, Setting};

use super::{reported, settings_of};

fn is_open(report: &Report, clause: Clause) -> bool {
    let clauses = report.articles.iter().flat_map(|row| &row.clauses);
    clauses.filter(|it| it.clause == clause).any(|it| it.look.is_open())
}

#[test]
fn what_shows_nothing_is_not_compared_and_accuses_nobody() {
    for (seed, hollow) in (0..).zip(Hollow::ALL) {
        let mut years = 0;
        let lawful = |setting: Setting| setting.year(None).unwrap_or_else(|| panic!("no year of {setting:?}"));
        let both = |setting: Setting| Some((setting, lawful(setting), setting.hollow_year(hollow)?));
        for (setting, lawful, file) in settings_of(seed).take(80).filter_map(both).take(12) {
            let (whole, report) = (reported(setting, &lawful), reported(setting, &file));
            assert_eq!((&report.findings[..], &report.warnings[..]), (&[][..], &[][..]), "{hollow:?}: {setting:?}");
            assert!(is_open(&report, hollow.clause()), "{hollow:?}: {setting:?}");
            // Of some years no calendar knows the last days, or nothing was to be compared.
            years += u32::from(!is_open(&whole, hollow.clause()));
        }
        assert!(years > 2, "{hollow:?}: {years}");
    }
}
