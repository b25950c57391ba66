//! Arts. 4, 14, 15: what the articles ask and no document of a year's file shows, said so that nobody takes it for
//! compared.

use super::Checked;
use crate::compliance::clause::Clause;

/// Says of each such clause why.
pub(in crate::compliance) fn unseen(checked: &mut Checked) {
    let all = [
        (Clause::Coordinated, "coordination and oversight leave no trace in this file", "统筹与稽查未在本档案留痕"),
        (Clause::Disciplined, "discipline leaves no trace in this file", "工作纪律未在本档案留痕"),
        (
            Clause::Answerable,
            "who is held to account is decided elsewhere; the statements show what inspectors may go by",
            "追责由有关机关决定，履职说明可供参考",
        ),
    ];
    for (clause, english, chinese) in all {
        checked.not_by_data(clause, english, chinese);
    }
}
