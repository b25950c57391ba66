//! Every number under which a year's report may tell something is planted, or it is said why not: none is forgotten.

use shuangsuiji::Code;
use shuangsuiji::strategies::compliance::Planted;

/// The numbers of what a report tells: of draws, chains, records of orders, inspections, publications and the year.
const ROOMS: [std::ops::RangeInclusive<u16>; 10] =
    [642..=644, 660..=674, 690..=698, 700..=709, 713..=715, 740..=741, 800..=866, 900..=903, 960..=999, 1040..=1299];

const EDITED: &str = "a published text that was edited: tests/lies.rs and tests/verify.rs make each";
const REFUSED: &str = "a record that cannot be: the file that holds it is not read";
const REPLACING: &str = "asked before a replacement is made: a year on file has its amendment";
const LEAGUE: &str = "of several agencies' files: their roll-up, tests/league.rs and compliance_year.rs";
const ELSEWHERE: &str = "of pages and requests, not of a year";

/// What is not planted, and why.
const UNPLANTED: &[(Code, &str)] = &[
    (Code::ENTROPY_FEW_OUTCOMES, "no finding: the clause of the draws that nobody could steer says so"),
    (Code::FAULT_NO_TRANSCRIPT, "told of the chain, as CHAIN_NO_TRANSCRIPT"),
    (Code::FAULT_OTHER_ORDER, EDITED),
    (Code::FAULT_AMENDS, EDITED),
    (Code::FAULT_VOID, EDITED),
    (Code::FAULT_OTHER_REVEAL, EDITED),
    (Code::FAULT_SKIPPED, EDITED),
    (Code::FAULT_STRATUM, EDITED),
    (Code::FAULT_SOURCE, EDITED),
    (Code::FAULT_RANK, EDITED),
    (Code::FAULT_TEAM, EDITED),
    (Code::FAULT_SHORTFALL, EDITED),
    (Code::FAULT_ORDER_LINE, EDITED),
    (Code::FAULT_NOT_OF_REVEAL, EDITED),
    (Code::CHAIN_OTHER_AGENCY, "told of the order, as YEAR_ORDER_AGENCY"),
    (Code::CHAIN_TRANSCRIPT, EDITED),
    (Code::CHAIN_ROUND_REUSED, "told of the round, as YEAR_SILENT_REDRAW"),
    (Code::ORDER_RECORD_TERM, "told of the order, as YEAR_ORDER_TEAM, YEAR_ORDER_CAP or YEAR_ORDER_COVERAGE"),
    (Code::ORDER_RECORD_QUOTA, "told of the plan, as YEAR_QUOTA_MISSED or YEAR_QUOTA_EXCEEDED"),
    (Code::FAULT_NO_SALT_KEY, "of salted lists, which the simulated bureau does not make: tests/redacted"),
    (Code::FAULT_SALT_KEY_NOT_ASKED, "of salted lists, which the simulated bureau does not make: tests/redacted"),
    (Code::FAULT_SALT_KEY, "of salted lists, which the simulated bureau does not make: tests/redacted"),
    (Code::CHAIN_PERIOD_GAP, "told of the period, as YEAR_NO_DRAW"),
    (Code::RECORD_OUTSIDE_PERIOD, "of a visit that is still to be made, in a year that is not over: src/compliance"),
    (Code::RECORD_REPEATED, REFUSED),
    (
        Code::YEAR_INSPECTOR_LISTED_TWICE,
        "a person of two ids is two in every team and draw: src/compliance/stretched.rs",
    ),
    (Code::RECORD_AGENCY, "of every record of the year: src/compliance/stretched.rs"),
    (Code::WAIVER_REPEATED, REFUSED),
    (Code::INSPECTION_BACKWARDS, REFUSED),
    (Code::REPLACEMENT_NOT_ALLOWED, REPLACING),
    (Code::REPLACEMENT_NOT_DRAWN, REPLACING),
    (Code::REPLACEMENT_REPEATED, REPLACING),
    (Code::REPLACEMENT_FACT_AHEAD, REPLACING),
    (Code::REPLACEMENT_NOTHING_DRAWN, REPLACING),
    (Code::REPLACEMENT_REASON, REPLACING),
    (Code::LEAGUE_FILES, LEAGUE),
    (Code::LEAGUE_BEYOND_CAP, LEAGUE),
    (Code::LEAGUE_VISIT_UNTOLD, LEAGUE),
    (Code::LEAGUE_RECORDS_DIFFER, LEAGUE),
    (Code::LEAGUE_SECRET_SHARED, LEAGUE),
    (Code::LEAGUE_NOT_ONE, LEAGUE),
    (Code::LEAGUE_LOAN_UNKNOWN, LEAGUE),
    (Code::LEAGUE_OWN_TWICE, LEAGUE),
    (Code::PAGE_NAME_UNLISTED, ELSEWHERE),
    (Code::PAGE_NAME_REPEATED, ELSEWHERE),
    (Code::PAGE_STRATUM_UNKNOWN, ELSEWHERE),
    (Code::JSON, ELSEWHERE),
    (Code::OPERATION_MISSING, ELSEWHERE),
    (Code::OPERATION_UNKNOWN, ELSEWHERE),
    (Code::FIELD_UNKNOWN, ELSEWHERE),
    (Code::FIELD_MISSING, ELSEWHERE),
    (Code::FIELD_VALUE, ELSEWHERE),
    (Code::ARTICLE_UNKNOWN, ELSEWHERE),
    (Code::RULES_UNKNOWN, ELSEWHERE),
    (Code::SOURCE_UNKNOWN, ELSEWHERE),
];

#[test]
fn every_number_of_the_report_is_planted_or_it_is_said_why_not() {
    let is_planted = |code: Code| Planted::KINDS.iter().any(|planted| planted.code() == code);
    let said = |code: Code| UNPLANTED.iter().filter(|(it, _)| *it == code).count();
    let of_reports = Code::ALL.iter().map(|(code, _)| *code);
    let of_reports = of_reports.filter(|code| ROOMS.iter().any(|room| room.contains(&code.number())));
    let wrong: Vec<Code> = of_reports.filter(|code| said(*code) + usize::from(is_planted(*code)) != 1).collect();
    assert_eq!(wrong, [], "planted and said not to be, or neither");
}
