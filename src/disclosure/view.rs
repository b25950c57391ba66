//! Arts. 1, 6, 7, 13: two views of one draw: what everybody may see, and what stays inside.
//!
//! The public view has no field for a phone, a legal representative, a certificate, a post or a leave, and refuses texts
//! that hold one of them; inspectors stand in it as the policy says. The internal view has everything that registry and
//! roster know of those who were drawn. A public view proves nothing by itself: a redacted publication does
//! ([`Redacted`](crate::draw::Redacted)). Its transcripts name inspectors by their ids, so that ids on a roster
//! should be numbers of the roster and not of certificates.

use std::collections::BTreeMap;

use super::view_error::{Personal, ViewError};
use crate::draw::{Agency, Digest, DrawnSource, DrawnStratum, Order, Outcome, Skip, Transcript};
use crate::registry::{CreditCode, Registry, Source, SourceRef};
use crate::roster::{Certificate, Person, Roster};
use crate::{Division, Id, Period, Text, Token};

/// How inspectors stand in a public view.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InspectorNames {
    /// 编号: by the number on the roster, as in the transcript.
    #[default]
    Number,
    /// 代号: the first of the view is 1, the second 2; the same person has one number in one view and another in the next.
    Pseudonym,
    /// 姓名: by name.
    Name,
    /// 不公开: not at all.
    Withheld,
}

impl InspectorNames {
    /// All policies.
    pub const ALL: [Self; 4] = [Self::Number, Self::Pseudonym, Self::Name, Self::Withheld];
}

/// A source as everybody may see it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PublicSource {
    /// Its id.
    pub id: Id,
    /// 主体名称.
    pub name: Text,
    /// 统一社会信用代码, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<CreditCode>,
}

/// An inspector as everybody may see one.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicInspector {
    /// By the number on the roster.
    Number(Id),
    /// By a number of this view.
    Pseudonym(u32),
    /// By name.
    Name(Text),
}

/// A drawn source as everybody may see it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PublicDrawn {
    /// The rank within the stratum.
    pub rank: u32,
    /// The source.
    pub source: PublicSource,
    /// Its team, seat by seat; none where the policy withholds inspectors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<Vec<PublicInspector>>,
}

/// A stratum's outcome in a view.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ViewedStratum<D> {
    /// The stratum.
    pub stratum: Token,
    /// The drawn sources, by rank.
    pub drawn: Vec<D>,
    /// How many fewer than the quota.
    pub shortfall: u32,
}

/// A source that was drawn and skipped since, in a view.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ViewedSkip<S> {
    /// The source.
    pub source: S,
    /// Why.
    pub reason: Token,
}

/// A draw in a view: public or internal by what its drawn and skipped sources show.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ViewedDraw<D, S> {
    /// Who drew.
    pub agency: Agency,
    /// When the inspections are made.
    pub period: Period,
    /// The round.
    pub round: u32,
    /// The order digest.
    pub order: Digest,
    /// The transcript digest.
    pub transcript: Digest,
    /// Why the order was abandoned; none if it was drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub void: Option<Text>,
    /// The strata, in draw order.
    pub strata: Vec<ViewedStratum<D>>,
    /// The sources that were drawn and skipped since.
    pub skipped: Vec<ViewedSkip<S>>,
}

/// A draw as everybody may see it.
pub type PublicDraw = ViewedDraw<PublicDrawn, PublicSource>;

/// A draw with everything that registry and roster know. Not for the public.
pub type InternalDraw = ViewedDraw<InternalDrawn, Source>;

/// A drawn source with everything that is known. Not for the public.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct InternalDrawn {
    /// The rank within the stratum.
    pub rank: u32,
    /// The source as the registry has it.
    pub source: Source,
    /// Its team, seat by seat.
    pub team: Vec<InternalInspector>,
}

/// An inspector with everything that a team's paper needs. Not for the public.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct InternalInspector {
    /// The id by which the person was drawn.
    pub id: Id,
    /// 姓名.
    pub name: Text,
    /// 职务.
    pub post: Text,
    /// 执法类别.
    pub category: Text,
    /// Where the person stands on the roster.
    pub division: Division,
    /// The certificates.
    pub certificates: Vec<Certificate>,
}

/// A draw with the lists that know more of who was drawn.
#[derive(Clone, Copy, Debug)]
pub struct DrawView<'a> {
    /// The order.
    pub order: &'a Order,
    /// The transcript in force.
    pub transcript: &'a Transcript,
    /// The registry of the day of the draw.
    pub registry: &'a Registry,
    /// The roster of the day of the draw.
    pub roster: &'a Roster,
}

impl DrawView<'_> {
    /// What everybody may see of the draw, once the embargo is over.
    ///
    /// # Guarantees
    /// No phone, no legal representative, no certificate, no post, no leave, and no inspector's name unless the policy
    /// shows names.
    ///
    /// # Errors
    /// [`ViewError`], the first found: a source or inspector who is not on the lists, or a text that holds personal data,
    /// such as an id that is a certificate's number where inspectors stand by number.
    pub fn public(&self, names: InspectorNames) -> Result<PublicDraw, ViewError> {
        if let Outcome::Void(reason) = &self.transcript.outcome {
            Public::new(self, names).nobody(reason)?;
        }
        let mut pseudonyms = BTreeMap::new();
        self.viewed(
            |line| {
                let team = line.team.iter();
                let team = team.map(|id| Public::new(self, names).inspector(id, &mut pseudonyms));
                let team: Vec<Option<PublicInspector>> = team.collect::<Result<_, _>>()?;
                let source = Public::new(self, names).source(&line.source)?;
                Ok(PublicDrawn { rank: line.rank, source, team: team.into_iter().collect() })
            },
            |id| Public::new(self, names).source(id),
        )
    }

    /// The draw with everything that registry and roster know of those who were drawn.
    ///
    /// # Errors
    /// [`ViewError`], the first found: a source or inspector who is not on the lists.
    pub fn internal(&self) -> Result<InternalDraw, ViewError> {
        self.viewed(
            |line| {
                let team = line.team.iter().map(|id| person(self.roster, id).map(|person| internal(id, person)));
                let source = known(self.registry, &line.source)?.to_source();
                Ok(InternalDrawn { rank: line.rank, source, team: team.collect::<Result<_, _>>()? })
            },
            |id| known(self.registry, id).map(SourceRef::to_source),
        )
    }

    fn viewed<D, S>(
        &self,
        mut drawn: impl FnMut(&DrawnSource) -> Result<D, ViewError>,
        mut source: impl FnMut(&Id) -> Result<S, ViewError>,
    ) -> Result<ViewedDraw<D, S>, ViewError> {
        let (found, expected) = (self.transcript.order, self.order.digest());
        if found != expected {
            return Err(ViewError::OtherOrder { found, expected });
        }
        let terms = self.order.terms();
        let mut view = ViewedDraw {
            agency: terms.agency.clone(),
            period: terms.period,
            round: terms.round,
            order: expected,
            transcript: self.transcript.digest(terms.hash),
            void: None,
            strata: Vec::new(),
            skipped: Vec::new(),
        };
        match &self.transcript.outcome {
            Outcome::Void(reason) => view.void = Some(reason.clone()),
            Outcome::Drawn(outcome) => {
                for DrawnStratum { stratum, drawn: lines, shortfall } in &outcome.strata {
                    let lines = lines.iter().map(&mut drawn).collect::<Result<_, _>>()?;
                    view.strata.push(ViewedStratum { stratum: stratum.clone(), drawn: lines, shortfall: *shortfall });
                }
                for Skip { source: id, reason } in &outcome.skipped {
                    view.skipped.push(ViewedSkip { source: source(id)?, reason: reason.clone() });
                }
            }
        }
        Ok(view)
    }
}

fn known<'a>(registry: &'a Registry, id: &Id) -> Result<SourceRef<'a>, ViewError> {
    registry.get(id.as_str()).ok_or_else(|| ViewError::SourceUnknown { source_id: id.clone() })
}

fn person<'a>(roster: &'a Roster, id: &Id) -> Result<&'a Person, ViewError> {
    roster.get(id.as_str()).ok_or_else(|| ViewError::InspectorUnknown { inspector: id.clone() })
}

fn internal(id: &Id, person: &Person) -> InternalInspector {
    InternalInspector {
        id: id.clone(),
        name: person.name().clone(),
        post: person.post().clone(),
        category: person.category().clone(),
        division: person.division(),
        certificates: person.certificates().to_vec(),
    }
}

/// What may be shown of sources and inspectors under a policy.
pub(super) struct Public<'a> {
    registry: &'a Registry,
    roster: &'a Roster,
    names: InspectorNames,
}

impl<'a> Public<'a> {
    fn new(view: &DrawView<'a>, names: InspectorNames) -> Self {
        Self { registry: view.registry, roster: view.roster, names }
    }

    pub(super) const fn of(registry: &'a Registry, roster: &'a Roster, names: InspectorNames) -> Self {
        Self { registry, roster, names }
    }

    /// A source, whose id and name must not hold its phone. The name of a one-man business may be its owner's.
    pub(super) fn source(&self, id: &Id) -> Result<PublicSource, ViewError> {
        let source = known(self.registry, id)?;
        let name = source.to_source().name;
        for (field, text) in [("id", id.as_str()), ("name", name.as_str())] {
            refuse(field, id, text, source.phone().map(|phone| (Personal::Phone, phone)))?;
        }
        Ok(PublicSource { id: id.clone(), name, credit_code: source.credit_code() })
    }

    /// An inspector by the policy; none where it withholds inspectors.
    pub(super) fn inspector(
        &self,
        id: &Id,
        pseudonyms: &mut BTreeMap<String, u32>,
    ) -> Result<Option<PublicInspector>, ViewError> {
        let person = person(self.roster, id)?;
        Ok(match self.names {
            InspectorNames::Number => {
                let numbers = person.certificates().iter().map(|it| (Personal::CertificateNumber, it.number.as_str()));
                let name = [(Personal::InspectorName, person.name().as_str())];
                refuse("id", id, id.as_str(), numbers.chain(name))?;
                Some(PublicInspector::Number(id.clone()))
            }
            InspectorNames::Pseudonym => {
                let next = u32::try_from(pseudonyms.len()).unwrap_or(u32::MAX).saturating_add(1);
                Some(PublicInspector::Pseudonym(*pseudonyms.entry(person.id().to_owned()).or_insert(next)))
            }
            InspectorNames::Name => Some(PublicInspector::Name(person.name().clone())),
            InspectorNames::Withheld => None,
        })
    }

    /// Refuses the reason of a void order that holds what is not for the public, of whomever it is.
    fn nobody(&self, reason: &Text) -> Result<(), ViewError> {
        for source in self.registry.iter() {
            let id = Id::checked_before(source.id());
            self.free("void", reason, &id, &[])?;
        }
        for member in self.roster.persons() {
            self.member("void", reason, &Id::checked_before(member.id()), member)?;
        }
        Ok(())
    }

    /// Refuses a free text about a source and a team that holds what is not for the public.
    pub(super) fn free(&self, field: &'static str, text: &Text, id: &Id, team: &[Id]) -> Result<(), ViewError> {
        let source = known(self.registry, id)?;
        let phone = source.phone().map(|phone| (Personal::Phone, phone));
        let representative = source.legal_representative().map(|name| (Personal::LegalRepresentative, name));
        refuse(field, id, text.as_str(), phone.into_iter().chain(representative))?;
        let members = team.iter().filter_map(|id| self.roster.get(id.as_str()));
        members.into_iter().try_for_each(|member| self.member(field, text, id, member))
    }

    fn member(&self, field: &'static str, text: &Text, of: &Id, member: &Person) -> Result<(), ViewError> {
        let numbers = member.certificates().iter().map(|it| (Personal::CertificateNumber, it.number.as_str()));
        let named = self.names == InspectorNames::Name;
        let name = (!named).then(|| (Personal::InspectorName, member.name().as_str()));
        refuse(field, of, text.as_str(), numbers.chain(name))
    }
}

/// Refuses a text that holds one of these data.
fn refuse<'d>(
    field: &'static str,
    of: &Id,
    text: &str,
    data: impl IntoIterator<Item = (Personal, &'d str)>,
) -> Result<(), ViewError> {
    match data.into_iter().find(|(_, datum)| text.contains(datum)) {
        Some((datum, _)) => Err(ViewError::Personal { field, of: of.clone(), datum }),
        None => Ok(()),
    }
}
