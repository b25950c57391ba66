//! Operations: what each takes and gives, and the one function that finds and runs them.

use serde::Deserialize;

use super::days::{DeadlineRequest, WorkingDayAfterRequest, WorkingDaysBetweenRequest};
use super::disclosures::DisclosureRequest;
use super::draws::{CheckSourceRequest, CommitRequest, CommitValueRequest, DrawRequest};
use super::error::{DoorError, RequestError};
use super::law::{DrawWindowRequest, HelpRequest, ReadingsRequest, StatuteRequest};
use super::lookup::{CheckCreditCodeRequest, RulePackRequest, VersionRequest};
use super::notices::ReadNoticeRequest;
use super::orders::OrderRequest;
use super::pages::{ArchiveRequest, PageRequest};
use super::papers::DocumentRequest;
use super::plans::{EligibilityRequest, FeasibilityRequest, PlanRequest};
use super::publications::{
    OrderRecordRequest, RedactRequest, ReplaceRequest, VerifyChainRequest, VerifyRedactedRequest, VerifyRequest,
    ViewsRequest,
};
use super::reach::UnreachedRequest;
use super::request::{self, Operation};
use super::tables::AgencyBaseRequest;
#[cfg(feature = "csv")]
use super::tables::{ReadRegistryRequest, ReadRosterRequest};
use super::years::{ComplianceRequest, RollupRequest};
use crate::forms::Limits;

macro_rules! operations {
    ($($(#[$meta:meta])* $name:literal $request:ty,)+) => {
        /// The names of all operations.
        pub const OPERATIONS: &[&str] = &[$($(#[$meta])* <$request>::NAME),+];

        $($(#[$meta])* impl request::sealed::Sealed for $request {})+

        /// An operation's request in `examples/requests`; none of what is no operation.
        pub(super) fn example(operation: &str) -> Option<&'static str> {
            match operation {
                $($(#[$meta])* $name => Some(include_str!(concat!("../../examples/requests/", $name, ".json"))),)+
                _ => None,
            }
        }

        /// The schemas of every operation's request and response, each by its name.
        #[cfg(feature = "schema")]
        pub(super) fn schemas(
            requests: &mut schemars::SchemaGenerator,
            responses: &mut schemars::SchemaGenerator,
        ) -> Vec<(&'static str, schemars::Schema, schemars::Schema)> {
            vec![$($(#[$meta])* (
                <$request>::NAME,
                <$request as schemars::JsonSchema>::json_schema(requests),
                <<$request as Operation>::Response as schemars::JsonSchema>::json_schema(responses),
            ),)+]
        }

        fn run(operation: &str, request: &str, limits: &Limits) -> Result<String, DoorError> {
            match operation {
                $($(#[$meta])* name if name == <$request>::NAME => answered::<$request>(request, limits),)+
                // No operation of a library that is released, and so neither in `OPERATIONS` nor in the schema.
                #[cfg(any(test, feature = "proptest"))]
                name if name == super::sample::SampleRequest::NAME => {
                    answered::<super::sample::SampleRequest>(request, limits)
                }
                found => {
                    let known = OPERATIONS.to_vec();
                    Err(DoorError::from(RequestError::UnknownOperation { found: found.to_owned(), known }).about("op"))
                }
            }
        }
    };
}

operations! {
    #[cfg(feature = "csv")]
    "read_registry" ReadRegistryRequest,
    #[cfg(feature = "csv")]
    "read_roster" ReadRosterRequest,
    "agency_base" AgencyBaseRequest,
    "plan" PlanRequest,
    "feasibility" FeasibilityRequest,
    "eligibility" EligibilityRequest,
    "unreached" UnreachedRequest,
    "draw_window" DrawWindowRequest,
    "order" OrderRequest,
    "order_record" OrderRecordRequest,
    "commit_value" CommitValueRequest,
    "commit" CommitRequest,
    "draw" DrawRequest,
    "replace" ReplaceRequest,
    "verify" VerifyRequest,
    "verify_chain" VerifyChainRequest,
    "check_source" CheckSourceRequest,
    "redact" RedactRequest,
    "verify_redacted" VerifyRedactedRequest,
    "page" PageRequest,
    "archive" ArchiveRequest,
    "views" ViewsRequest,
    "working_day_after" WorkingDayAfterRequest,
    "working_days_between" WorkingDaysBetweenRequest,
    "deadline" DeadlineRequest,
    "read_notice" ReadNoticeRequest,
    "disclosure" DisclosureRequest,
    "compliance" ComplianceRequest,
    "document" DocumentRequest,
    "rollup" RollupRequest,
    "check_credit_code" CheckCreditCodeRequest,
    "rule_pack" RulePackRequest,
    "statute" StatuteRequest,
    "readings" ReadingsRequest,
    "help" HelpRequest,
    "version" VersionRequest,
}

fn answered<Q: Operation>(request: &str, limits: &Limits) -> Result<String, DoorError> {
    let answer = request::read::<Q>(request).and_then(|it| it.answer_within(limits));
    let response = answer.map_err(|error| super::basis::told(request, Q::BY_RULES, error))?;
    request::text(&response)
}

/// Answers a request: JSON in, JSON out.
///
/// # Guarantees
/// The same request gives the same bytes. An operation or field that does not exist is refused by its name.
///
/// # Errors
/// [`DoorError`]: the request's own ([`RequestError`]), or what a room says.
///
/// # Complexity
/// Two passes over the request, then that of the operation.
///
/// # Example: a working day
/// ```
/// use shuangsuiji::door::call;
///
/// let response = call(r#"{"op": "working_day_after", "date": "2026-09-25", "n": 20}"#)?;
/// assert!(response.starts_with(r#"{"date":"2026-10-29","provisional":false,"revision":"#));
/// let error = call(r#"{"op": "working_day_after", "date": "2026-09-31", "n": 20}"#).unwrap_err();
/// assert_eq!(&*error.message, "date: `2026-09-31` is not a date; expected one like 2027-01-04");
/// # Ok::<(), shuangsuiji::door::DoorError>(())
/// ```
pub fn call(request: &str) -> Result<String, DoorError> {
    call_within(request, &Limits::MOST)
}

/// Answers a request that is no larger than a host takes.
///
/// # Guarantees
/// Those of [`call`]. Whatever exceeds a limit is refused at its place, before anything of the request is kept; what is within
/// them is answered as [`call`] does.
///
/// # Errors
/// Those of [`call`], and [`TooLarge`](super::TooLarge) at the place of what is too much.
///
/// # Complexity
/// That of [`call`].
pub fn call_within(request: &str, limits: &Limits) -> Result<String, DoorError> {
    let limits = limits.within_most();
    if let Some(op) = request::weighed(request, &limits)? {
        return run(&op, request, &limits);
    }
    #[derive(Deserialize)]
    struct Named {
        op: Option<String>,
    }
    let Named { op } = request::read_op(request)?;
    let missing = || DoorError::from(RequestError::NoOperation { known: OPERATIONS.to_vec() }).about("op");
    run(&op.ok_or_else(missing)?, request, &limits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn what_is_no_request_is_refused() {
        let refused = |request: &str| call(request).unwrap_err();
        assert_eq!(refused("").known_code(), Some(Code::JSON));
        assert_eq!(&*refused("{\"op\":\n 1,}").message, "op: found integer `1`; expected a string");
        assert_eq!(&*refused("{\"op\":\n \"draw\",}").message, "line 2, column 9: trailing comma; expected JSON");
        assert_eq!(&*refused("{\"op\":\n \"draw\",}").message_zh, "第2行第9列不是JSON：多余的逗号");
        let known = OPERATIONS.join(", ");
        let quoted = OPERATIONS.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join("、");
        assert_eq!(*refused("{}").message, *format!("no `op`; expected one of {known}"));
        assert_eq!(*refused("{}").message_zh, *format!("缺少“op”，应为{quoted}之一"));
        let unknown = refused(r#"{"op": "drawn"}"#);
        assert_eq!(*unknown.message, *format!("no operation `drawn`; expected one of {known}"));
        assert_eq!(*unknown.message_zh, *format!("没有“drawn”这一操作，应为{quoted}之一"));
        assert_eq!((unknown.known_code(), unknown.subject.as_deref()), (Some(Code::OPERATION_UNKNOWN), Some("op")));
        for not_an_object in ["[]", "3", "\"draw\"", "null"] {
            assert_eq!(refused(not_an_object).known_code(), Some(Code::FIELD_VALUE), "{not_an_object}");
        }
        assert_eq!(&*refused(r#"{"op": "version", "op": "draw"}"#).message, "op: duplicate field `op`");
    }

    #[test]
    fn fields_are_refused_by_name() {
        let unknown = call(r#"{"op": "working_day_after", "date": "2026-09-25", "n": 2, "colour": 1}"#).unwrap_err();
        let expected = "one of `date`, `n`, `count_start`, `provisional`, `calendar`";
        assert_eq!(*unknown.message, *format!("colour: no such field; expected {expected}"));
        let expected = "“date”、“n”、“count_start”、“provisional”、“calendar”之一";
        assert_eq!(*unknown.message_zh, *format!("字段“colour”：没有这一字段，应为{expected}"));
        assert_eq!((unknown.known_code(), unknown.subject.as_deref()), (Some(Code::FIELD_UNKNOWN), Some("colour")));
        let none = call(r#"{"op": "version", "colour": 1}"#).unwrap_err();
        assert_eq!(&*none.message, "colour: no such field; expected none");
        let missing = call(r#"{"op": "working_day_after", "n": 2}"#).unwrap_err();
        assert_eq!(&*missing.message, "the request: missing field `date`");
        assert_eq!(&*missing.message_zh, "请求：缺少字段“日期（date）”");
        assert_eq!(missing.known_code(), Some(Code::FIELD_MISSING));
    }
}
