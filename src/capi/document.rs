//! The papers that an office hands in, signs and posts (Arts. 1, 9, 13 and 15).
//!
//! Made from the records alone, in Chinese, as text, Markdown or one page of HTML that prints on A4. Each takes
//! head: JSON, the "head" of the operation "document" of ssj_json_call: {"agency": official name, "number", "dated", "names":
//! what words are called, "sources" and "inspectors": names by id, for a draw's record}, form: SSJ_REPORT_..., and gives
//! document: on success receives the paper. As data, and from records that are JSON, papers are given by that operation.

use core::ffi::c_char;

use super::argument::{by, by_draw};
use super::body::body;
use super::report::report_form;
use super::view::{inspector_names, view};
use super::{
    argument, ssj_date_t, ssj_draw_t, ssj_error_t, ssj_plan_t, ssj_registry_t, ssj_report_t, ssj_roster_t, ssj_rules_t,
    ssj_status_t, ssj_text_t,
};
use crate::documents::{
    DocumentHead, OfficialDocument, draw_announcement, draw_record, inspector_page, plan_filing, result_table,
};
use crate::door::DoorError;
use crate::door::papers::public_results;

/// What every paper takes and gives.
struct Paper {
    head: DocumentHead,
    form: crate::compliance::ReportForm,
    document: argument::Output<*mut ssj_text_t>,
}

impl Paper {
    /// # Safety
    /// As the header's conventions have it of a text and of an output.
    unsafe fn read(
        head: *const c_char,
        head_len: usize,
        form: u32,
        document: *mut *mut ssj_text_t,
    ) -> Result<Self, DoorError> {
        // SAFETY: the caller vouches for both.
        let (document, head) =
            unsafe { (argument::Output::new("document", document)?, argument::text("head", head, head_len)?) };
        let head = super::json::value("head", head)?;
        Ok(Self { head, form: report_form("form", form)?, document })
    }

    fn give(self, paper: &OfficialDocument) {
        self.document.give(paper.render(self.form).into());
    }
}

/// The filing of the annual plan with the superior agency (Art. 9).
///
/// superior: the superior's official name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_plan_filing(
    plan: *const ssj_plan_t,
    rules: *const ssj_rules_t,
    head: *const c_char,
    head_len: usize,
    superior: *const c_char,
    superior_len: usize,
    form: u32,
    document: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_plan_t(plan) = argument::object("plan", plan)?;
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let paper = Paper::read(head, head_len, form, document)?;
        let superior = argument::field("superior", argument::text("superior", superior, superior_len)?.parse())?;
        let made = by(rules, plan_filing(&paper.head, &superior, plan, rules))?;
        paper.give(&made);
    })
}

/// The record of a draw, for those who were present to sign (Arts. 1, 10, 11).
///
/// committed: the day on which the order was published. drawn: the day of the draw.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_record(
    draw: *const ssj_draw_t,
    rules: *const ssj_rules_t,
    head: *const c_char,
    head_len: usize,
    committed: ssj_date_t,
    drawn: ssj_date_t,
    form: u32,
    document: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_draw_t(draw) = argument::object("draw", draw)?;
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let paper = Paper::read(head, head_len, form, document)?;
        let days = (committed.read("committed")?, drawn.read("drawn")?);
        let made = by(rules, draw_record(&paper.head, draw, days, rules))?;
        paper.give(&made);
    })
}

/// The announcement of a draw, to be posted (Art. 1): of persons only what the public view shows.
///
/// registry, roster: as they stood on the day of the draw. inspector_names: SSJ_NAMES_...
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_draw_announcement(
    draw: *const ssj_draw_t,
    registry: *const ssj_registry_t,
    roster: *const ssj_roster_t,
    rules: *const ssj_rules_t,
    inspector_names: u32,
    head: *const c_char,
    head_len: usize,
    form: u32,
    document: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let (draw, registry) = (argument::object("draw", draw)?, argument::object("registry", registry)?);
        let roster = argument::object("roster", roster)?;
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let names = self::inspector_names("inspector_names", inspector_names)?;
        let paper = Paper::read(head, head_len, form, document)?;
        let shown = view(draw, registry, roster);
        let public = by_draw(&draw.0, shown.public(names))?;
        let made = by(rules, draw_announcement(&paper.head, shown.order, &public, rules))?;
        paper.give(&made);
    })
}

/// The table of the results of completed inspections, to be posted (Art. 13).
///
/// inspections: a JSON array as the operation "document" of ssj_json_call takes it.
/// inspector_names: SSJ_NAMES_...
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_results_table(
    inspections: *const c_char,
    inspections_len: usize,
    registry: *const ssj_registry_t,
    roster: *const ssj_roster_t,
    rules: *const ssj_rules_t,
    inspector_names: u32,
    head: *const c_char,
    head_len: usize,
    form: u32,
    document: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_registry_t(registry) = argument::object("registry", registry)?;
        let ssj_roster_t(roster) = argument::object("roster", roster)?;
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let names = self::inspector_names("inspector_names", inspector_names)?;
        let paper = Paper::read(head, head_len, form, document)?;
        let inspections = argument::text("inspections", inspections, inspections_len)?;
        let inspections = super::json::value("inspections", inspections)?;
        let results = by(rules, public_results(&inspections, registry, roster, names))?;
        let made = by(rules, result_table(&paper.head, &results, rules))?;
        paper.give(&made);
    })
}

/// What one inspector of a report shows who is asked (Art. 15).
///
/// inspector: the id. SSJ_VIEW_INSPECTOR_UNKNOWN where the report has no visit of it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_report_inspector_page(
    report: *const ssj_report_t,
    inspector: *const c_char,
    inspector_len: usize,
    head: *const c_char,
    head_len: usize,
    form: u32,
    document: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_report_t(report) = argument::object("report", report)?;
        let paper = Paper::read(head, head_len, form, document)?;
        let inspector = argument::text("inspector", inspector, inspector_len)?;
        let inspector = argument::field("inspector", inspector.parse())?;
        let made = inspector_page(&paper.head, report, &inspector)?;
        paper.give(&made);
    })
}
