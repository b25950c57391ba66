//! Which faults are planted, and with whom.

use shuangsuiji::Code;

/// A fault that is planted with an agency.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Planted {
    pub(crate) agency: &'static str,
    /// The number under which it must be found.
    pub(crate) code: Code,
    pub(crate) english: &'static str,
    pub(crate) chinese: &'static str,
}

const fn planted(agency: &'static str, code: Code, english: &'static str, chinese: &'static str) -> Planted {
    Planted { agency, code, english, chinese }
}

/// Late by two weeks: a result of the first quarter.
pub(crate) const LATE: Planted = planted("xincheng", Code::PUBLISHED_LATE, "late publication", "逾期公示");
/// The second quarter is drawn once more as if it had not been.
pub(crate) const REDRAW: Planted = planted("huimin", Code::YEAR_SILENT_REDRAW, "silent redraw", "擅自重新抽取未登记");
/// Somebody with an interest takes a drawn inspector's place, for a reason that is on record.
pub(crate) const RECUSAL: Planted = planted("tumd-left", Code::INSPECTION_RECUSED, "breached recusal", "应回避未回避");
/// Others than drawn, for no reason.
pub(crate) const TEAM: Planted =
    planted("saihan", Code::INSPECTION_OTHER_TEAM, "other team than drawn", "实际检查人员与抽取结果不符");
/// The list of the fourth quarter forgets two visits of a source, which is drawn again.
pub(crate) const CAP: Planted =
    planted("yuquan", Code::YEAR_BEYOND_CAP, "over-cap visit without ground", "无例外审批超出次数上限");
/// One key source too few in the third quarter.
pub(crate) const QUOTA: Planted = planted("horinger", Code::YEAR_QUOTA_MISSED, "quota missed by one", "少抽一家次");
/// The list of the fourth quarter has an active source as excluded, so that it cannot be drawn.
pub(crate) const HIDDEN: Planted =
    planted("wuchuan", Code::YEAR_LISTED_STATUS, "source hidden from the draw", "隐匿抽查对象");

/// All of them.
pub(crate) const PLANTED: [Planted; 7] = [LATE, REDRAW, RECUSAL, TEAM, CAP, QUOTA, HIDDEN];
