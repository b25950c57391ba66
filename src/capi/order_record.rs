//! The record of an order: on what grounds it was made (Arts. 3, 8, 10, 11).
//!
//! Rules, day, window or waiver, how each quota came about, items, experts, as JSON. Where they depart from the rules,
//! the order commits them by its rules line.

use core::ffi::c_char;

use super::body::body;
use super::{argument, hash, ssj_error_t, ssj_rules_t, ssj_status_t, ssj_text_t};
use crate::door::DoorError;
use crate::draw::Order;
use crate::orders::{Grounds, OrderRecord};
use crate::rules::ItemList;

/// The word for ssj_terms_t.rules that commits the grounds of an order.
///
/// grounds: JSON, the "grounds" of a record.
/// hash_function: SSJ_HASH_SHA256 or SSJ_HASH_SM3, as the order will say.
/// word: on success receives the word.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_order_record_word(
    grounds: *const c_char,
    grounds_len: usize,
    hash_function: u32,
    word: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let word = argument::Output::new("word", word)?;
        let hash = hash("hash_function", hash_function)?;
        let grounds: Grounds = super::json::value("grounds", argument::text("grounds", grounds, grounds_len)?)?;
        word.give(grounds.word(hash).to_string().into());
    })
}

/// Checks that a record fits its order, the rules and the list of inspection items.
///
/// SSJ_OK only if nothing is wrong; else the number of the first fault (SSJ_ORDER_RECORD_..., SSJ_ITEM_... and others).
/// The error's JSON lists them all.
/// record: JSON {"order": "...", "grounds": {...}}.
/// order: the order's text.
/// items: JSON, the list of items.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_order_record_check(
    record: *const c_char,
    record_len: usize,
    order: *const c_char,
    order_len: usize,
    rules: *const ssj_rules_t,
    items: *const c_char,
    items_len: usize,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let record: OrderRecord = super::json::value("record", argument::text("record", record, record_len)?)?;
        let order = argument::field("order", Order::parse(argument::text("order", order, order_len)?))?;
        let items = argument::field("items", ItemList::from_json(argument::text("items", items, items_len)?))?;
        argument::by(rules, record.check(&order, rules, &items).map_err(|faults| DoorError::all(&faults)))?;
    })
}
