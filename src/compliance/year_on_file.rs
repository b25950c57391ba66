//! The year on file, read: texts parsed and drawn again, what stands told from what was drawn beside it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::clause::Comparison;
use super::finding::{Evidence, Finding, Omission, Subject};
use super::lines::Lines;
use super::year_file::{DrawOnFile, YearFile, YearFileError};
use crate::calendar::WorkCalendar;
use crate::draw::{
    Digest, Drawn, DrawnSource, Fault, Hash, InspectorList, Link, List, Lists, Order, Origin, Publication, RecusalList,
    Reveal, SourceList, Transcript, list_faults, verify, verify_salted,
};
use crate::inspection::{Document, Inspection, Inspections};
use crate::ledger::{Ledger, Waiver};
use crate::orders::{Grounds, OrderRecord, WindowWaiver};
use crate::registry::RegistryDays;
use crate::roster::{Person, Roster, RosterDays, RosterHistory};
use crate::rules::{ReplacementPolicy, Ruleset, Stratum};
use crate::{Article, DateSpan, Id, Period};

/// A year on file with everything that its checks read.
pub(super) struct Case<'a> {
    pub(super) file: &'a YearFile,
    pub(super) rules: &'a Ruleset,
    pub(super) calendar: &'a WorkCalendar,
    pub(super) ledger: Ledger,
    pub(super) roster: Option<Roster>,
    /// Its changes, as far as they are recorded.
    roster_history: Option<RosterHistory>,
    /// The registry on the days of its history.
    pub(super) registry: Option<RegistryDays<'a>>,
    /// The inspections, each by the id by which its draw has the source: it may have been renumbered before the visit.
    pub(super) inspections: Cow<'a, Inspections>,
    /// Every draw on file that is known by the day and can be read.
    pub(super) draws: Vec<ReadDraw<'a>>,
    /// Where among them each order is.
    orders: BTreeMap<Digest, Vec<usize>>,
    /// The draws whose order cannot be read, each with its number from 1.
    unread: Vec<(u32, &'a DrawOnFile)>,
}

/// A draw on file, read.
pub(super) struct ReadDraw<'a> {
    pub(super) file: &'a DrawOnFile,
    pub(super) order: Order,
    pub(super) digest: Digest,
    /// The lists as far as they can be read, committed or not: for counting. What they say is taken from
    /// [`ReadDraw::sources`] and its neighbours.
    pub(super) lists: Option<Lists>,
    /// Which lists are not those that the order commits, or cannot be read; each has its finding.
    uncommitted: Vec<List>,
    pub(super) transcripts: Vec<Transcript>,
    /// The digest of each transcript.
    pub(super) digests: Vec<Digest>,
    lines: Lines,
    pub(super) own: bool,
    /// Whether a transcript cannot be read, so that its outcome is not known; its finding is told, and nothing follows.
    pub(super) unreadable: bool,
    /// Whether it adds to the round before it, as the rules have it for sources that are gone.
    pub(super) supplements: bool,
    /// Whether it is the one of its round that counts.
    pub(super) stands: bool,
}

/// Why something about a draw was not compared.
pub(super) mod left {
    use crate::Words;

    pub(in crate::compliance) fn unread_order() -> Words {
        Words::new("an order that cannot be read", "抽取方案无法读取")
    }

    pub(in crate::compliance) fn unread_transcript() -> Words {
        Words::new("a transcript that cannot be read", "抽取记录无法读取")
    }

    pub(in crate::compliance) fn other_list() -> Words {
        Words::new("a list that is not the one committed", "名单并非抽取方案所承诺")
    }

    pub(in crate::compliance) fn other_rules() -> Words {
        Words::new("an order by other rules", "抽取方案依据其他规则")
    }

    pub(in crate::compliance) fn secret_kept() -> Words {
        Words::new("a void order whose secret was not revealed", "作废的抽取方案未公布秘密随机数")
    }

    pub(in crate::compliance) fn elsewhere() -> Words {
        Words::new("visits within the year by a draw of another year", "本年内的检查，所依为其他年度的抽取")
    }

    pub(in crate::compliance) fn by_others() -> Words {
        Words::new("visits of drawn sources by another agency", "由其他单位实施的抽中对象检查")
    }
}

impl ReadDraw<'_> {
    /// So many days before its draw a list may have been made.
    const MOST_DAYS_OF_A_LIST: u64 = 31;

    /// The first and the last day as of which its lists may be: from the eve of the order's publication to the draw. An order
    /// commits its lists when it is public, which may be days before its random numbers; what else happened on such a day, or
    /// between, a list may know or not. A publication more than a month before the draw is no day of a list.
    pub(super) fn days_of_lists(&self) -> [NaiveDate; 2] {
        let drawn = self.file.drawn;
        let month_before = drawn.checked_sub_days(Days::new(Self::MOST_DAYS_OF_A_LIST)).unwrap_or(drawn);
        let published = self.file.order_published.as_ref().map(|it| it.when.on);
        let first = published.filter(|day| (month_before..=drawn).contains(day)).unwrap_or(drawn);
        [first.pred_opt().unwrap_or(first), drawn]
    }

    /// The outcome in force; none for an open or void order.
    pub(super) fn drawn(&self) -> Option<&Drawn> {
        self.transcripts.last()?.drawn()
    }

    /// The list of sources that the order commits; what is not that is believed in nothing.
    pub(super) fn sources(&self) -> Option<&SourceList> {
        self.lists.as_ref().filter(|_| self.has_committed(List::Sources)).map(|lists| &lists.sources)
    }

    /// The list of inspectors that the order commits.
    pub(super) fn inspectors(&self) -> Option<&InspectorList> {
        self.lists.as_ref().filter(|_| self.has_committed(List::Inspectors)).map(|lists| &lists.inspectors)
    }

    /// Whether a list is the one that the order commits.
    pub(super) fn has_committed(&self, list: List) -> bool {
        !self.uncommitted.contains(&list)
    }

    /// Whether all of them are, so that it could be drawn again.
    pub(super) const fn has_all_lists(&self) -> bool {
        self.uncommitted.is_empty()
    }

    /// What was contributed, as the draw shows it, or what was revealed of a void order.
    pub(super) fn revealed(&self) -> Option<&Reveal> {
        let drawn = self.transcripts.first().and_then(Transcript::drawn);
        drawn.map(|drawn| &drawn.reveal).or_else(|| self.void_reveal())
    }

    /// What was revealed of a void order, if it is what the order promised; of anything else that it is not is the finding.
    fn void_reveal(&self) -> Option<&Reveal> {
        self.file.void_reveal.as_ref().filter(|reveal| reveal.check(&self.order).is_ok())
    }

    /// Whether it was declared void and its secret is still one.
    pub(super) fn keeps_its_secret(&self) -> bool {
        let secret = self.order.terms().entropy.iter().any(|it| matches!(it.origin, Origin::Commit(_)));
        secret && !self.transcripts.is_empty() && self.revealed().is_none()
    }

    /// Whether it was drawn or declared void, as far as can be seen.
    pub(super) const fn is_made(&self) -> bool {
        self.unreadable || !self.transcripts.is_empty()
    }

    /// The lines of a source, each with the place of its transcript from 0.
    pub(super) fn lines_of(&self, source: &Id) -> impl Iterator<Item = (usize, &DrawnSource)> {
        self.lines.of(&self.transcripts, source)
    }

    /// Whether a source is drawn at present.
    pub(super) fn chose(&self, source: &Id) -> bool {
        self.lines_of(source).any(|(at, _)| at.saturating_add(1) == self.transcripts.len())
    }

    pub(super) fn period(&self) -> Period {
        self.order.terms().period
    }

    pub(super) fn subject(&self) -> Subject {
        Subject::Draw { period: self.period(), round: self.order.terms().round }
    }

    pub(super) fn evidence(&self) -> Evidence {
        Evidence::Order { order: self.digest, drawn: self.file.drawn }
    }

    /// The day on which a transcript drew, counted from 0; whether that is on file, or else the earliest it can have been.
    pub(super) fn day_of(&self, transcript: usize) -> (NaiveDate, bool) {
        let amended = transcript.checked_sub(1).map(|at| self.file.amendments.get(at));
        match amended {
            None => (self.file.drawn, true),
            Some(Some(amendment)) => (amendment.drawn, true),
            Some(None) => (self.file.drawn, false),
        }
    }

    /// The record of this very order.
    pub(super) fn record(&self) -> Option<&OrderRecord> {
        self.file.record.as_ref().filter(|record| record.order == self.digest)
    }

    pub(super) fn link(&self) -> Link<'_> {
        let void_reveal = self.void_reveal();
        Link { supplements: self.supplements, void_reveal, ..Link::new(&self.order, &self.transcripts) }
    }
}

impl<'a> Case<'a> {
    /// Reads a file; what is wrong with its texts is a finding.
    pub(super) fn read(
        file: &'a YearFile,
        rules: &'a Ruleset,
        calendar: &'a WorkCalendar,
    ) -> Result<(Self, Vec<Finding>), YearFileError> {
        let registry = file.registry_days()?;
        let (roster, roster_history) = file.checked_roster(registry.as_ref())?;
        let current =
            |id: &Id| registry.as_ref().map_or_else(|| id.clone(), |it| Id::checked_before(it.current(id.as_str())));
        let waivers = file.waivers.iter().map(|waiver| Waiver { source: current(&waiver.source), ..waiver.clone() });
        // One source counts once, by however many ids it is on record.
        let ledger = match registry.as_ref().is_some_and(RegistryDays::has_renumbered) {
            true => file.inspections.renamed(|one| current(&one.source)).ledger(waivers, rules),
            false => file.inspections.ledger(waivers, rules),
        };
        let ledger = ledger.map_err(YearFileError::Ledger)?;
        let inspections = Cow::Borrowed(&file.inspections);
        let (draws, orders) = (Vec::new(), BTreeMap::new());
        let mut case = Self {
            file,
            rules,
            calendar,
            ledger,
            roster,
            roster_history,
            registry,
            inspections,
            draws,
            orders,
            unread: Vec::new(),
        };
        let mut findings = Vec::new();
        for (number, draw) in (1_u32..).zip(&file.draws).filter(|(_, draw)| draw.drawn <= file.on) {
            match case.read_draw(draw) {
                Ok((read, faults)) => {
                    let told = faults.iter().map(|fault| Finding::of(fault, read.subject(), read.evidence(), []));
                    findings.extend(told);
                    case.orders.entry(read.digest).or_default().push(case.draws.len());
                    case.draws.push(read);
                }
                Err(fault) => {
                    case.unread.push((number, draw));
                    let (subject, evidence) = (Subject::Text { draw: number }, Evidence::File { draw: number });
                    findings.push(Finding::of(&fault, subject, evidence, []));
                }
            }
        }
        findings.extend(case.settle());
        if case.registry.as_ref().is_some_and(RegistryDays::has_renumbered) {
            case.inspections = Cow::Owned(file.inspections.renamed(|one| case.as_drawn(one)));
        }
        Ok((case, findings))
    }

    /// The id by which the draw of an inspection has its source, if it has it by any.
    fn as_drawn(&self, inspection: &Inspection) -> Id {
        let by_draw = || {
            let reference = inspection.draw?;
            let draw = self.draws.iter().find(|draw| draw.digest == reference.order)?;
            let hash = draw.order.terms().hash;
            let transcript = draw.transcripts.iter().find(|it| it.digest(hash) == reference.transcript)?;
            let drawn = || transcript.drawn().into_iter().flat_map(Drawn::sources).map(|(_, line)| &line.source);
            let current = self.current(inspection.source.as_str());
            let same = drawn().find(|id| **id == inspection.source);
            same.or_else(|| drawn().find(|id| self.current(id.as_str()) == current)).cloned()
        };
        by_draw().unwrap_or_else(|| inspection.source.clone())
    }

    /// Parses the texts, and draws again what is drawn. Lists are read for counting even where something is wrong.
    ///
    /// Each text that is wrong by itself is told by itself: none hides another.
    fn read_draw(&self, file: &'a DrawOnFile) -> Result<(ReadDraw<'a>, Vec<Fault>), Fault> {
        let order = Order::parse(&file.order).map_err(Fault::Order)?;
        let read = |(transcript, text): (usize, &String)| {
            Transcript::parse(text).map_err(|error| Fault::Transcript { transcript, error })
        };
        let transcripts = (1..).zip(&file.transcripts).map(read).collect::<Result<Vec<_>, _>>();
        let (transcripts, unread) = transcripts.map_or_else(|fault| (Vec::new(), Some(fault)), |read| (read, None));
        let unreadable = unread.is_some();
        let own = order.terms().agency.name == self.file.agency.name && self.file.covers(order.terms().period);
        let lists = || Lists {
            sources: SourceList::parse(&file.sources).unwrap_or_default(),
            inspectors: InspectorList::parse(&file.inspectors).unwrap_or_default(),
            recusals: RecusalList::parse(&file.recusals).unwrap_or_default(),
        };
        let (digest, lists) = (order.digest(), own.then(lists));
        let hash = order.terms().hash;
        let digests: Vec<Digest> = transcripts.iter().map(|transcript| transcript.digest(hash)).collect();
        // Other agencies' draws are theirs to show.
        let (uncommitted, verified) = if own { verified(file, unreadable) } else { (Vec::new(), Vec::new()) };
        let published = file.digest.zip(digests.last().copied());
        let published = published
            .filter(|(expected, found)| own && expected != found)
            .map(|(expected, found)| Fault::Digest { transcript: transcripts.len(), found, expected });
        let faults = unread.into_iter().chain(verified).chain(published).collect();
        let supplements = file.supplements && self.rules.replacement() == ReplacementPolicy::Fresh;
        let read = ReadDraw {
            file,
            order,
            digest,
            lists,
            uncommitted,
            lines: Lines::new(&transcripts),
            transcripts,
            digests,
            own,
            unreadable,
            supplements,
            stands: true,
        };
        Ok((read, faults))
    }

    /// Finds rounds that were drawn more than once. Of each the one stands that the inspections rest on, else the first.
    fn settle(&mut self) -> Vec<Finding> {
        let inspections = &self.file.inspections;
        let mut used: BTreeMap<Digest, usize> = BTreeMap::new();
        for reference in inspections.iter().filter_map(|inspection| inspection.draw) {
            let count = used.entry(reference.order).or_default();
            *count = count.saturating_add(1);
        }
        let mut rounds: BTreeMap<(Period, u32), Vec<usize>> = BTreeMap::new();
        for (at, draw) in self.draws.iter().enumerate().filter(|(_, draw)| draw.own) {
            rounds.entry((draw.period(), draw.order.terms().round)).or_default().push(at);
        }
        let mut findings = Vec::new();
        for ((period, round), places) in rounds.into_iter().filter(|(_, places)| places.len() > 1) {
            let uses = |at: &usize| self.draws.get(*at).and_then(|draw| used.get(&draw.digest)).copied().unwrap_or(0);
            // The last of equals is the greatest to `max_by_key`, so they are asked from the end.
            let stands = places.iter().rev().max_by_key(|at| uses(at)).copied();
            let evidence: Vec<_> = places.iter().filter_map(|at| Some(self.draws.get(*at)?.evidence())).collect();
            let times = u32::try_from(places.len()).unwrap_or(u32::MAX);
            for at in places.into_iter().filter(|at| Some(*at) != stands) {
                if let Some(draw) = self.draws.get_mut(at) {
                    draw.stands = false;
                }
            }
            let omission = Omission::SilentRedraw { period, round, times };
            if let Some((first, others)) = evidence.split_first() {
                let subject = Subject::Draw { period, round };
                findings.push(Finding::of(&omission, subject, first.clone(), others.iter().cloned()));
            }
        }
        findings
    }

    /// How many orders could not be read: whose they are, and for which period, is not known.
    pub(super) const fn unread(&self) -> usize {
        self.unread.len()
    }

    /// The records of orders that cannot be read, each with the number of its draw, unless one that can be read has the same.
    pub(super) fn unread_records(&self) -> impl Iterator<Item = (u32, &'a OrderRecord)> {
        let records = self.unread.iter().filter_map(|(number, draw)| Some((*number, draw.record.as_ref()?)));
        let told = |record: &OrderRecord| self.draws.iter().any(|draw| draw.file.record.as_ref() == Some(record));
        records.filter(move |(_, record)| !told(record))
    }

    /// Whether an order that cannot be read may be this one: by its record; where it has none, if there are no more orders that
    /// nothing else on file knows than there are such.
    pub(super) fn may_be_unread(&self, order: Digest) -> bool {
        let records: Vec<_> =
            self.unread.iter().map(|(_, draw)| draw.record.as_ref().map(|record| record.order)).collect();
        let is_known = |order: &Digest| self.orders.contains_key(order) || records.contains(&Some(*order));
        let cited = self.own_inspections().filter_map(|one| Some(one.draw?.order));
        let unknown: BTreeSet<Digest> = cited.filter(|order| !is_known(order)).collect();
        records.contains(&Some(order)) || unknown.len() <= records.iter().filter(|record| record.is_none()).count()
    }

    /// Whether an order that cannot be read may be for a period: as the visits have it that name its record, or where none does by
    /// its day, if that lies in the period's window.
    pub(super) fn may_be_of(&self, period: Period, window: DateSpan) -> bool {
        self.unread.iter().any(|(_, draw)| {
            let of_record = |one: &&Inspection| {
                draw.record.as_ref().is_some_and(|it| one.draw.is_some_and(|by| by.order == it.order))
            };
            let mut periods = self.file.inspections.iter().filter(of_record).map(|one| one.period).peekable();
            if periods.peek().is_none() { window.contains(draw.drawn) } else { periods.any(|of| of == period) }
        })
    }

    /// Whether a transcript may be one of an order that cannot be read: by its digest, or a text of it that cannot be read either.
    pub(super) fn may_follow_unread(&self, transcript: Digest) -> bool {
        let hashes = [Hash::Sha256, Hash::Sm3];
        self.unread.iter().any(|(_, draw)| {
            let mut read = draw.transcripts.iter().map(|text| Transcript::parse(text).ok());
            draw.digest == Some(transcript)
                || read.any(|it| it.is_none_or(|it| hashes.into_iter().any(|hash| it.digest(hash) == transcript)))
        })
    }

    /// Whether the rules have anybody drawn by an agency of this tier, or it drew all the same.
    pub(super) fn draws_at_its_tier(&self) -> bool {
        // A rule without a number is one: somebody is to be drawn, however many.
        let has_rule = |stratum: &Stratum| self.rules.rule(stratum.stratum.as_str(), self.file.agency.tier).is_some();
        self.rules.pack().strata.iter().any(has_rule) || self.own_draws().next().is_some()
    }

    /// The agency's own draws for the year that stand, in the order in which they were made.
    pub(super) fn own_draws(&self) -> impl Iterator<Item = &ReadDraw<'a>> {
        self.draws.iter().filter(|draw| draw.own && draw.stands)
    }

    /// The draws of an order.
    pub(super) fn of_order(&self, order: Digest) -> impl Iterator<Item = &ReadDraw<'a>> {
        self.orders.get(&order).into_iter().flatten().filter_map(|at| self.draws.get(*at))
    }

    /// The own draw of an order that stands.
    pub(super) fn own_of_order(&self, order: Digest) -> Option<&ReadDraw<'a>> {
        self.of_order(order).find(|draw| draw.own && draw.stands)
    }

    /// The links of its chain: one of each round, and of a round that was drawn again the one that was followed.
    pub(super) fn chain(&self) -> Vec<&ReadDraw<'a>> {
        let own = || self.draws.iter().filter(|draw| draw.own);
        let followed: BTreeSet<Digest> = own().filter_map(|draw| draw.order.terms().previous).collect();
        let is_followed = |draw: &ReadDraw<'_>| draw.digests.iter().any(|digest| followed.contains(digest));
        let mut rounds: BTreeMap<(Period, u32), &ReadDraw<'a>> = BTreeMap::new();
        for draw in own() {
            let link = rounds.entry((draw.period(), draw.order.terms().round)).or_insert(draw);
            if is_followed(draw) && !is_followed(link) {
                *link = draw;
            }
        }
        let links: BTreeSet<Digest> = rounds.values().map(|draw| draw.digest).collect();
        own().filter(|draw| links.contains(&draw.digest)).collect()
    }

    /// The id by which the registry knows a source now.
    pub(super) fn current<'i>(&'i self, id: &'i str) -> &'i str {
        self.registry.as_ref().map_or(id, |registry| registry.current(id))
    }

    /// The roster on the days of its history.
    pub(super) fn roster_days(&self) -> Option<RosterDays<'_>> {
        // Checked when the file was read.
        self.roster.as_ref().and_then(|roster| RosterDays::new(roster, self.roster_history.as_ref()).ok())
    }

    /// Whether the roster has no dates: how it stands is all that is known.
    pub(super) const fn is_roster_undated(&self) -> bool {
        self.roster_history.is_none()
    }

    /// The document behind somebody on loan, if it is no younger than a day.
    pub(super) fn loan(&self, person: &Person, on: NaiveDate) -> Option<&'a Document> {
        let is_of = |id: &Id| id.as_str() == person.id() || person.other_ids().contains(id);
        let loans = self.file.roster.iter().flat_map(|roster| &roster.loans);
        loans.filter(|it| is_of(&it.inspector)).map(|it| &it.document).find(|it| it.excuses(on))
    }

    /// The agency's own inspections for the year that a day knows, but for void ones.
    pub(super) fn own_inspections(&self) -> impl Iterator<Item = &Inspection> {
        let file = self.file;
        let own = move |one: &&Inspection| one.agency.name == file.agency.name && self.is_of_the_year(one);
        self.inspections.iter().filter(own).filter(|one| !one.is_void(file.on))
    }

    /// The agency's own visits of the year whose source the registry has never had, as far as it is known.
    pub(super) fn unregistered(&self) -> impl Iterator<Item = &Inspection> {
        let registry = self.registry.as_ref();
        let unknown = move |one: &&Inspection| registry.is_some_and(|days| !days.holds(one.source.as_str()));
        self.own_inspections().filter(|one| one.visit(self.file.on).is_some()).filter(unknown)
    }

    /// Visits of own draws that another agency made: that it did is a finding or a warning, and what it did its own file shows.
    pub(super) fn by_others(&self) -> impl Iterator<Item = &Inspection> {
        let (name, on) = (&self.file.agency.name, self.file.on);
        let ours = |one: &&Inspection| one.draw.is_some_and(|it| self.own_of_order(it.order).is_some());
        self.inspections.iter().filter(move |one| one.agency.name != *name && one.visit(on).is_some()).filter(ours)
    }

    /// Counts as left what other files show.
    pub(super) fn leave_to_other_files(&self, looked: &mut Comparison) {
        looked.leave(self.elsewhere().count(), left::elsewhere());
        looked.leave(self.by_others().count(), left::by_others());
    }

    /// The agency's own visits within the year that rest on a draw of another year, by their word: these are that year's to
    /// show, and not looked at.
    pub(super) fn elsewhere(&self) -> impl Iterator<Item = &Inspection> {
        let (file, year) = (self.file, Period::Year(self.file.year));
        let within = move |one: &Inspection| {
            let made =
                one.visit(file.on).is_some_and(|it| (year.first_day()..=year.last_day()).contains(&it.completed));
            made && one.draw.is_some() && !self.is_of_the_year(one)
        };
        self.inspections.iter().filter(move |one| one.agency.name == file.agency.name && within(one))
    }

    /// Whether an inspection is one of the file's year, and known on its day: by its period and its drawing day, or, whatever
    /// these say, by the draw of the file that it rests on, or by a visit within the year that rests on none. A false period or
    /// day hides nothing.
    pub(super) fn is_of_the_year(&self, one: &Inspection) -> bool {
        let file = self.file;
        let by_day = one.drawn <= file.on || one.visit(file.on).is_some();
        let rests_on_ours = || one.draw.is_some_and(|it| self.own_of_order(it.order).is_some());
        let year = Period::Year(file.year);
        let within = |day| (year.first_day()..=year.last_day()).contains(&day);
        let undrawn_within = || one.draw.is_none() && one.visit(file.on).is_some_and(|visit| within(visit.completed));
        (file.covers(one.period) && by_day) || rests_on_ours() || undrawn_within()
    }

    /// Whether the order names these rules, alone or with a digest of its grounds behind them.
    pub(super) fn by_the_rules(&self, draw: &ReadDraw<'_>) -> bool {
        draw.order.terms().rules == *self.rules.id() || self.committed_grounds(draw).is_some()
    }

    /// The grounds by these rules that the order commits.
    fn committed_grounds<'d>(&self, draw: &'d ReadDraw<'_>) -> Option<&'d Grounds> {
        let grounds = &draw.record()?.grounds;
        let word = grounds.word(draw.order.terms().hash);
        (grounds.rules == *self.rules.id() && word == draw.order.terms().rules).then_some(grounds)
    }

    /// Why it was made outside its window, if the order commits a document that says so.
    pub(super) fn waiver<'d>(&self, draw: &'d ReadDraw<'_>) -> Option<&'d WindowWaiver> {
        self.committed_grounds(draw)?.window_waiver.as_ref()
    }

    /// The draws of a period that its inspections rest on, by round: the last that drew, and what supplements it. What was
    /// drawn again does not count as it was drawn first. None if one cannot be read: it may be the last.
    pub(super) fn standing(&self, period: Period) -> Vec<&ReadDraw<'a>> {
        let of_period = || self.own_draws().filter(move |draw| draw.period() == period);
        if of_period().any(|draw| draw.unreadable) {
            return Vec::new();
        }
        let mut drawn: Vec<_> = of_period().filter(|draw| draw.drawn().is_some()).collect();
        drawn.sort_by_key(|draw| draw.order.terms().round);
        let base = drawn.iter().rposition(|draw| !draw.supplements).unwrap_or(0);
        drawn.split_off(base.min(drawn.len()))
    }

    /// The draw of which the registers stand, where they have no dates.
    pub(super) fn last_standing(&self) -> Option<&ReadDraw<'a>> {
        self.periods().into_iter().filter_map(|period| self.standing(period).pop()).next_back()
    }

    pub(super) fn absence(&self) -> Evidence {
        Evidence::Absence { on: self.file.on }
    }

    pub(super) fn rules_evidence(&self) -> Evidence {
        Evidence::Rules { rules: self.rules.id().clone() }
    }

    /// Whether a text begins with the agency's own name: what follows is its own word.
    pub(super) fn is_own_word(&self, text: &str) -> bool {
        let planned = self.file.plan.iter().filter_map(|on_file| on_file.plan.names().get(&self.file.agency.name));
        let mut names = planned.chain(&self.file.official_name);
        names.any(|name| text.starts_with(name.as_str()))
    }

    /// The periods of the year.
    pub(super) fn periods(&self) -> Vec<Period> {
        self.rules.draw_periods(self.file.year)
    }
}

/// Which lists are not those committed, and what else is wrong with the texts. An order that is still open has nothing to be
/// drawn again, and one with an unreadable transcript cannot be.
fn verified(file: &DrawOnFile, unreadable: bool) -> (Vec<List>, Vec<Fault>) {
    let texts: Vec<&str> = file.transcripts.iter().map(String::as_str).collect();
    let published = Publication {
        order: &file.order,
        sources: &file.sources,
        inspectors: &file.inspectors,
        recusals: &file.recusals,
        reveal: None,
        transcripts: &texts,
        digest: None,
    };
    let again = match &file.salt_key {
        _ if unreadable || texts.is_empty() => None,
        None => Some(verify(&published)),
        Some(key) => Some(verify_salted(&published, key)),
    };
    match again {
        Some(Ok(_)) => return (Vec::new(), Vec::new()),
        Some(Err(Fault::List(_) | Fault::Commitment { .. })) | None => {}
        Some(Err(fault @ (Fault::NoSaltKey | Fault::SaltKeyNotAsked | Fault::SaltKey { .. }))) => {
            return (vec![List::Sources, List::Inspectors, List::Recusals], vec![fault]);
        }
        // The lists came before it.
        Some(Err(fault)) => return (Vec::new(), vec![fault]),
    }
    match list_faults(&published, file.salt_key.as_ref()) {
        Ok(faults) => faults.into_iter().unzip(),
        Err(fault) => (vec![List::Sources, List::Inspectors, List::Recusals], vec![fault]),
    }
}

/// Where an inspection is on record.
pub(super) fn record_of(inspection: &Inspection, case: &Case<'_>) -> Evidence {
    let completed = inspection.visit(case.file.on).map(|visit| visit.completed);
    Evidence::Inspection { source: inspection.source.clone(), drawn: inspection.drawn, completed }
}

/// What an inspection is as a subject.
pub(super) fn subject_of(inspection: &Inspection) -> Subject {
    let Inspection { source, period, drawn, .. } = inspection;
    Subject::Inspection { source: source.clone(), period: *period, drawn: Some(*drawn) }
}

/// The article of the rules on a subject.
pub(super) fn article(basis: Option<&crate::rules::Basis>, subject: Article) -> Article {
    basis.map_or(subject, |basis| basis.article_or(subject))
}
