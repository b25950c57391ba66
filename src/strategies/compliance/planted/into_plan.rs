//! Faults of the annual plan.

use chrono::NaiveDate;

use super::super::Setting;
use super::Planted;
use crate::Year;
use crate::compliance::YearFile;
use crate::plan::{AgencyBase, AnnualPlan};

impl Planted {
    pub(super) fn into_plan(self, file: &mut YearFile, setting: Setting) -> Option<()> {
        match self {
            Self::NoPlan => file.plan = None,
            Self::ReceiptEarly => {
                let on_file = file.plan.as_mut()?;
                on_file.receipt.as_mut()?.dated = on_file.filed?.pred_opt()?;
            }
            Self::NotFiled => file.plan.as_mut()?.filed = None,
            Self::FiledLate => {
                let on_file = file.plan.as_mut()?;
                on_file.filed = NaiveDate::from_ymd_opt(setting.year.number(), 1, 2);
                on_file.receipt.as_mut()?.dated = on_file.filed?;
            }
            Self::OtherPlan | Self::NotInPlan | Self::PlanElsewhere => {
                let on_file = file.plan.as_mut()?;
                let mut base = on_file.plan.agency(file.agency.name.as_str())?.base.clone();
                let mut year = setting.year;
                match self {
                    Self::OtherPlan => year = Year::new(year.number().checked_add(1)?).ok()?,
                    Self::PlanElsewhere => base.division = "150103".parse().ok()?,
                    _ => base.agency = "elsewhere".parse().ok()?,
                }
                on_file.plan = AnnualPlan::new(&setting.rulebook.rules()?, year, vec![base]).ok()?;
            }
            Self::PlanNotByTheRules => file.plan.as_mut()?.plan = owing_less(file)?,
            _ => return None,
        }
        Some(())
    }

    /// Changes the counts that the plan is made from.
    pub(in super::super) fn into_base(self, base: &mut AgencyBase) -> Option<()> {
        match self {
            Self::PlanBase => base.inspectors = base.inspectors.checked_sub(1)?,
            Self::PlanSources => fewer_key_sources(base)?,
            Self::PlanUndrawn => {
                let (stratum, count) = base.sources.iter().find(|(stratum, _)| stratum.as_str() == "key")?;
                base.undrawn.insert(stratum.clone(), *count);
            }
            _ => {}
        }
        Some(())
    }

    /// Changes the counts that the plan is revised by.
    pub(in super::super) fn into_revised(self, base: &mut AgencyBase) -> Option<()> {
        match self {
            Self::RevisionStaff => base.inspectors = base.inspectors.checked_sub(1)?,
            Self::RevisionSources => fewer_key_sources(base)?,
            _ => {}
        }
        Some(())
    }
}

/// So many fewer that a county's share of each quarter is one less.
fn fewer_key_sources(base: &mut AgencyBase) -> Option<()> {
    let count = base.sources.iter_mut().find(|(stratum, _)| stratum.as_str() == "key").map(|(_, count)| count)?;
    *count = count.checked_sub(4).filter(|count| *count > 0)?;
    Some(())
}

/// The plan with one general source fewer in the last quarter than its derivation gives.
fn owing_less(file: &YearFile) -> Option<AnnualPlan> {
    let mut plan = serde_json::to_value(&file.plan.as_ref()?.plan).ok()?;
    let strata = plan.pointer_mut("/current/0/strata")?.as_array_mut()?;
    let general = strata.iter_mut().find(|it| it.get("stratum").is_some_and(|of| of == "general"))?;
    let quota = general.get_mut("draws")?.as_array_mut()?.last_mut()?.get_mut("quota")?;
    for path in ["/count", "/derivation/due"] {
        let number = quota.pointer_mut(path)?;
        *number = number.as_u64()?.checked_sub(1)?.into();
    }
    serde_json::from_value(plan).ok()
}
