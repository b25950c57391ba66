//! An order as the rules make it (Arts. 3, 5 to 8, 10, 11, 16).
//!
//! Who is on the lists, how many are drawn, the cap, the team: nothing of it is chosen by the caller. What the rules
//! refuse, such as a day outside the window, is refused with its article before anything is committed.

use core::ffi::c_char;

use super::argument::by;
use super::body::body;
use super::{
    argument, ssj_committed_t, ssj_date_t, ssj_digest_t, ssj_error_t, ssj_ledger_t, ssj_plan_t, ssj_registry_t,
    ssj_roster_t, ssj_rules_t, ssj_status_t, ssj_text_t,
};
use crate::door::orders::committed as commit;
use crate::draw::SaltKey;
use crate::draw::vector::CaseEntropy;
use crate::ledger::Ledger;
use crate::orders::{OrderBasis, OrderOptions, Registers, by_rules};
use crate::rules::ItemList;
use crate::{Period, Token};

/// An agency's order for a period, with its record.
///
/// items: JSON, the list of inspection items.
/// ledger: NULL: no inspection is on record.
/// agency: the agency's token: one of the plan's.
/// period: one of the plan's.
/// drawn_on: the day of the draw.
/// options: JSON, the "options" of the operation "order" of ssj_json_call; NULL: all at their defaults.
/// entropy: a JSON array, the "entropy" of that operation: the promises of randomness.
/// salt_key: NULL: an order of protocol version 1; else as ssj_committed_new_salted.
/// committed: on success receives the order, to be freed with ssj_committed_free.
/// record: on success receives the order's record, JSON {"order": "...", "grounds": {...}}, to be freed with
/// ssj_text_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_order_by_rules(
    rules: *const ssj_rules_t,
    items: *const c_char,
    items_len: usize,
    plan: *const ssj_plan_t,
    registry: *const ssj_registry_t,
    roster: *const ssj_roster_t,
    ledger: *const ssj_ledger_t,
    agency: *const c_char,
    agency_len: usize,
    period: *const c_char,
    period_len: usize,
    drawn_on: ssj_date_t,
    options: *const c_char,
    options_len: usize,
    entropy: *const c_char,
    entropy_len: usize,
    salt_key: *const ssj_digest_t,
    committed: *mut *mut ssj_committed_t,
    record: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let items = argument::field("items", ItemList::from_json(argument::text("items", items, items_len)?))?;
        let ssj_plan_t(plan) = argument::object("plan", plan)?;
        let ssj_registry_t(registry) = argument::object("registry", registry)?;
        let ssj_roster_t(roster) = argument::object("roster", roster)?;
        let nothing = Ledger::empty(rules);
        let ledger = argument::object_or_none("ledger", ledger)?.map_or(&nothing, |ledger| &ledger.0);
        let agency: Token = argument::field("agency", argument::text("agency", agency, agency_len)?.parse())?;
        let period: Period = argument::field("period", argument::text("period", period, period_len)?.parse())?;
        let drawn_on = drawn_on.read("drawn_on")?;
        let options: OrderOptions = match options.is_null() {
            true => OrderOptions::default(),
            false => super::json::value("options", argument::text("options", options, options_len)?)?,
        };
        let entropy: Vec<CaseEntropy> =
            super::json::records("entropy", argument::text("entropy", entropy, entropy_len)?)?;
        let key = argument::object_or_none("salt_key", salt_key)?;
        let key = key.map(|key| argument::field("salt_key", SaltKey::new(key.bytes))).transpose()?;
        let (committed, record) =
            (argument::Output::new("committed", committed)?, argument::Output::new("record", record)?);
        let registers = Registers { registry, roster, ledger };
        let basis = OrderBasis::new(rules, &items, plan, registers, &agency, period, drawn_on);
        let made = by(rules, by_rules(&basis.with_options(options)))
            .and_then(|draft| commit(&draft, entropy, key).map_err(|error| error.under(Some(rules))))?;
        record.give(made.record.to_json().into());
        committed.give(ssj_committed_t(made.committed));
    })
}
