//! Faults of the annual plan.

use chrono::NaiveDate;

use super::super::Setting;
use super::Planted;
use crate::Year;
use crate::compliance::YearFile;
use crate::plan::AnnualPlan;
use crate::rules::Ruleset;

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
            Self::OtherPlan | Self::NotInPlan => {
                let on_file = file.plan.as_mut()?;
                let mut base = on_file.plan.agency(file.agency.name.as_str())?.base.clone();
                let mut year = setting.year;
                match self {
                    Self::OtherPlan => year = Year::new(year.number().checked_add(1)?).ok()?,
                    _ => base.agency = "elsewhere".parse().ok()?,
                }
                on_file.plan = AnnualPlan::new(&Ruleset::inner_mongolia(), year, vec![base]).ok()?;
            }
            _ => return None,
        }
        Some(())
    }
}
