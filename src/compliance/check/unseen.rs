//! Arts. 2–4, 9, 13–15: what the articles ask and no document of a year's file shows, said so that nobody takes it for
//! compared.

use super::Checked;
use crate::compliance::clause::Clause;

/// Says of each such clause why.
pub(in crate::compliance) fn unseen(checked: &mut Checked) {
    let all = [
        (Clause::OnPlatform, "the file has no task number of the platform", "本次材料不含平台任务编号"),
        (Clause::ItemsVisited, "the records of visits name no items", "检查记录不载抽查事项"),
        (
            Clause::Coordinated,
            "coordination and oversight leave no trace in this file",
            "本次材料不含统筹、稽查工作记录",
        ),
        (Clause::PlanReceived, "the file has no addressee and no receipt", "本次材料不含备案对象与回执"),
        (Clause::Entered, "the file has no day of entry and no filing of records", "档案不载录入日与归档情况"),
        (Clause::Disciplined, "discipline leaves no trace in this file", "本次材料不含工作纪律记录"),
        (
            Clause::Answerable,
            "who is held to account is decided elsewhere; the statements show what inspectors may go by",
            "追责由有关机关决定，履职情况可供参考",
        ),
    ];
    for (clause, english, chinese) in all {
        checked.not_by_data(clause, english, chinese);
    }
}
