//! The compliance report of an agency's year (Arts. 3 to 15).
//!
//! From what is on file, article by article: kept, kept as far as compared, broken, or not to be assessed, with evidence.

use core::ffi::c_char;

use super::body::{self, body};
use super::{argument, options, ssj_calendar_t, ssj_error_t, ssj_rules_t, ssj_status_t, ssj_text_t};
use crate::Article;
use crate::compliance::{Report, ReportForm, Verdict, YearFile};
use crate::door::DoorError;
use crate::door::years::reported;

/// A report, never changed.
#[derive(Debug)]
pub struct ssj_report_t(pub(super) Report);

/// The report of what is on file.
///
/// file: JSON, the "file" of the operation "compliance" of ssj_json_call.
/// report: on success receives the report, to be freed with ssj_report_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_report_from_json(
    rules: *const ssj_rules_t,
    calendar: *const ssj_calendar_t,
    file: *const c_char,
    file_len: usize,
    report: *mut *mut ssj_report_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let ssj_calendar_t(calendar) = argument::object("calendar", calendar)?;
        let report = argument::Output::new("report", report)?;
        let file: YearFile = super::json::value("file", argument::text("file", file, file_len)?)?;
        report.give(ssj_report_t(argument::by(rules, reported(&file, rules, calendar))?));
    })
}

/// Every clause of the article was compared in full, and nothing was found against it.
pub const SSJ_VERDICT_KEPT: u32 = 0;
/// Something was.
pub const SSJ_VERDICT_BROKEN: u32 = 1;
/// Nothing of it could be compared.
pub const SSJ_VERDICT_NOT_ASSESSABLE: u32 = 2;
/// Nothing was found in what was compared; the rest is not on file, or no data shows it.
pub const SSJ_VERDICT_PARTLY: u32 = 3;
/// The rules on file ask nothing of it.
pub const SSJ_VERDICT_NOT_ASKED: u32 = 4;

/// Whether an article was kept.
///
/// article: "6", "8(1)", "8(cap)"; as ssj_error_article has them.
/// verdict: on success receives SSJ_VERDICT_... An article that the report does not judge is not assessable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_report_verdict(
    report: *const ssj_report_t,
    article: *const c_char,
    article_len: usize,
    verdict: *mut u32,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_report_t(report) = argument::object("report", report)?;
        let verdict = argument::Output::new("verdict", verdict)?;
        let article: Result<Article, _> = argument::text("article", article, article_len)?.parse();
        let article = argument::field("article", article)?;
        verdict.write(match report.article(article).map(|found| found.verdict) {
            Some(Verdict::Kept) => SSJ_VERDICT_KEPT,
            Some(Verdict::Broken) => SSJ_VERDICT_BROKEN,
            Some(Verdict::Partly) => SSJ_VERDICT_PARTLY,
            Some(Verdict::NotAsked) => SSJ_VERDICT_NOT_ASKED,
            Some(Verdict::NotAssessable) | None => SSJ_VERDICT_NOT_ASSESSABLE,
        });
    })
}

/// How much was found; 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_report_findings(report: *const ssj_report_t) -> usize {
    // SAFETY: NULL or, by the conventions, live.
    body::or(0, || unsafe { report.as_ref() }.map_or(0, |ssj_report_t(report)| report.findings.len()))
}

/// The whole report as JSON, the "report" of what the operation "compliance" answers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_report_to_json(
    report: *const ssj_report_t,
    json: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_report_t(report) = argument::object("report", report)?;
        argument::Output::new("json", json)?.give(super::json::text(report)?);
    })
}

/// Lines of text.
pub const SSJ_REPORT_TEXT: u32 = 0;
/// Markdown.
pub const SSJ_REPORT_MARKDOWN: u32 = 1;
/// One page of HTML, with nothing to load.
pub const SSJ_REPORT_HTML: u32 = 2;

pub(super) fn report_form(argument: &'static str, found: u32) -> Result<ReportForm, DoorError> {
    let forms = [
        (SSJ_REPORT_TEXT, ReportForm::Text),
        (SSJ_REPORT_MARKDOWN, ReportForm::Markdown),
        (SSJ_REPORT_HTML, ReportForm::Html),
    ];
    argument::option(argument, found, &forms)
}

/// The report for reading.
///
/// form: SSJ_REPORT_..., language: SSJ_LANGUAGE_...
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_report_render(
    report: *const ssj_report_t,
    form: u32,
    language: u32,
    text: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_report_t(report) = argument::object("report", report)?;
        let text = argument::Output::new("text", text)?;
        let form = report_form("form", form)?;
        text.give(report.render(form, options::language("language", language)?).into());
    })
}

/// Frees a report; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_report_free(report: *mut ssj_report_t) {
    // SAFETY: NULL or, by the conventions, given by this library and not freed.
    body::or((), || unsafe { argument::free(report) });
}
