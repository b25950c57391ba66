//! What happens in the registers: sources and inspectors who come, go and move; and the plan revised by them.

use super::running::{Running, SOURCES, chosen, later};
use crate::Id;
use crate::compliance::RevisionOnFile;
use crate::inspection::{Document, Inspection, Progress};
use crate::plan::{AgencyBase, Drawn};
use crate::registry::{RegistryChange, Source, SourceChange, SourceState};
use crate::roster::{Inspector, InspectorChange, Recusal, RosterChange};
use crate::strategies::draw::credit_code;
use crate::strategies::known;
use crate::strategies::orders::Lawful;

impl Running {
    /// A source of the last draw closes today.
    pub(super) fn closes(&mut self, source: &Id) -> Option<()> {
        let known = self.sources.iter_mut().find(|known| known.id == *source)?;
        known.state = SourceState::Closed;
        let change = SourceChange::State { from: SourceState::Active };
        self.changes.push(RegistryChange { on: self.today, source: source.clone(), change });
        Some(())
    }

    pub(super) fn never_drawn(&self) -> Vec<Source> {
        let drawn = |source: &Source| self.inspections.iter().any(|one| one.source == source.id);
        let of_a_draw = |source: &Source| source.state == SourceState::Active && source.stratum.as_str() != "project";
        self.sources.iter().filter(|source| of_a_draw(source) && !drawn(source)).cloned().collect()
    }

    pub(super) fn join(&mut self) -> Option<()> {
        let number = SOURCES.checked_add(u32::try_from(self.changes.len()).ok()?)?.checked_add(1)?;
        let mut source = self.sources.first()?.clone();
        (source.id, source.name) = (format!("E-{number}").parse().ok()?, format!("示例企业{number}").parse().ok()?);
        source.credit_code = Some(credit_code(number));
        source.stratum = known("general");
        source.state = SourceState::Active;
        (!self.sources.iter().any(|known| known.id == source.id)).then_some(())?;
        self.today = later(self.today, 1);
        self.changes.push(RegistryChange { on: self.today, source: source.id.clone(), change: SourceChange::Joined });
        self.sources.push(source);
        Some(())
    }

    pub(super) fn leave(&mut self, at: u32) -> Option<()> {
        let never = self.never_drawn();
        let Source { id, division, stratum, state, .. } = chosen(&never, at)?.clone();
        self.sources.retain(|source| source.id != id);
        self.today = later(self.today, 1);
        let change = SourceChange::Left { division, stratum, state };
        self.changes.push(RegistryChange { on: self.today, source: id, change });
        Some(())
    }

    pub(super) fn reclassify(&mut self, at: u32) -> Option<()> {
        let mut never = self.never_drawn();
        // Who moves back within a week was not away: the plan's counts have it.
        never.retain(|source| !self.changes.iter().any(|it| it.source == source.id));
        let Source { id, stratum: from, .. } = chosen(&never, at)?.clone();
        self.today = later(self.today, 1);
        let source = self.sources.iter_mut().find(|source| source.id == id)?;
        source.stratum = if from.as_str() == "key" { known("general") } else { known("key") };
        self.changes.push(RegistryChange { on: self.today, source: id, change: SourceChange::Stratum { from } });
        Some(())
    }

    pub(super) fn hire(&mut self) -> Option<()> {
        let number = self.inspectors.len().checked_add(1)?;
        let id: Id = format!("I-{number}").parse().ok()?;
        let mut inspector = self.inspectors.first()?.clone();
        let certificate = inspector.certificate.as_mut()?;
        certificate.number = id.as_str().parse().ok()?;
        (inspector.id, inspector.name) = (id.clone(), format!("检查员{number}").parse().ok()?);
        self.today = later(self.today, 1);
        self.roster_changes.push(RosterChange { on: self.today, inspector: id, change: InspectorChange::Joined });
        self.inspectors.push(inspector);
        Some(())
    }

    pub(super) fn retire(&mut self, at: u32) -> Option<()> {
        let waits = |id: &Id| {
            let of = |one: &&Inspection| one.progress == Progress::Drawn;
            self.inspections.iter().filter(of).any(|one| one.team.inspectors.contains(id))
        };
        let there: Vec<&Inspector> = self.inspectors.iter().filter(|it| self.stays(&it.id)).collect();
        // Two of a team, and one in place of who is recused.
        (there.len() > 3).then_some(())?;
        let free: Vec<&&Inspector> = there.iter().filter(|it| !waits(&it.id)).collect();
        let inspector = chosen(&free, at)?.id.clone();
        self.today = later(self.today, 1);
        self.roster_changes.push(RosterChange { on: self.today, inspector, change: InspectorChange::Left });
        Some(())
    }

    pub(super) fn recuse(&mut self, at: u32) -> Option<()> {
        let never = self.never_drawn();
        let source = chosen(&never, at)?.id.clone();
        (!self.recusals.iter().any(|it| it.source == source)).then_some(())?;
        let inspector = self.inspectors.iter().find(|it| self.stays(&it.id))?.id.clone();
        self.today = later(self.today, 1);
        let change = InspectorChange::Recused { source: source.clone() };
        self.roster_changes.push(RosterChange { on: self.today, inspector: inspector.clone(), change });
        self.recusals.push(Recusal { inspector, source, reason: known("近亲属") });
        Some(())
    }

    pub(super) fn revise(&mut self) -> Option<()> {
        let drawn = self.drawn();
        (self.is_done() && self.revisions.len() < self.draws.len()).then_some(())?;
        let (registry, roster, today) = (self.registry(), self.roster(), self.today);
        let Lawful { rules, plan, agency, .. } = &mut self.lawful;
        let place = (agency.division, agency.tier);
        let base = AgencyBase::of(rules, (&registry, &roster), agency.name.clone(), place, today);
        *plan = plan.revised(rules, vec![base], &drawn).ok()?;
        let document = Some(Document { reference: known("示例函〔示例〕1号"), dated: today });
        self.revisions.push(RevisionOnFile { made: today, filed: Some(today), document });
        Some(())
    }

    /// What was drawn so far, for a revision of the plan.
    pub(super) fn drawn(&self) -> Vec<Drawn> {
        let mut before: Vec<&Id> = Vec::new();
        let mut all = Vec::new();
        for (draw, _) in &self.draws {
            let terms = draw.revealed().committed().order().terms();
            for of in &terms.strata {
                let lines = draw.strata().iter().find(|drawn| drawn.stratum == of.stratum);
                let lines = lines.map_or(&[][..], |drawn| &drawn.drawn);
                let repeats = lines.iter().filter(|line| before.contains(&&line.source)).count();
                all.push(Drawn {
                    agency: terms.agency.name.clone(),
                    stratum: of.stratum.clone(),
                    period: terms.period,
                    sources: u32::try_from(lines.len()).unwrap_or(u32::MAX),
                    repeats: u32::try_from(repeats).unwrap_or(u32::MAX),
                });
            }
            before.extend(draw.strata().iter().flat_map(|of| &of.drawn).map(|line| &line.source));
        }
        all
    }
}
