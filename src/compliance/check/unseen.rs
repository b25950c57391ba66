//! Arts. 4, 14, 15: what the articles ask and no document of a year's file shows, said so that nobody takes it for
//! compared.

use super::Checked;
use crate::compliance::clause::Clause;

/// Says of each such clause why.
pub(in crate::compliance) fn unseen(checked: &mut Checked) {
    let all = [
        (
            Clause::Coordinated,
            "coordination and oversight leave no trace in this file",
            "本次材料不含统筹、稽查工作记录",
        ),
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
