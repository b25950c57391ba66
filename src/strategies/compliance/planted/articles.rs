//! Which article each fault breaks.

use super::Planted;
use crate::Article;

impl Planted {
    /// The article of the built-in statute that its finding or warning names; none of mere form.
    ///
    /// # Example: a plan that was not filed
    /// ```
    /// use shuangsuiji::Article;
    /// use shuangsuiji::strategies::compliance::Planted;
    ///
    /// assert_eq!(Planted::NotFiled.article(), Some(Article::Art9));
    /// assert_eq!(Planted::UnreadableOrder.article(), None);
    /// ```
    #[must_use]
    pub const fn article(self) -> Option<Article> {
        Some(match self {
            Self::OrderLate
            | Self::OrderTooEarly
            | Self::DrawnEarly
            | Self::DrawNotPublished
            | Self::OrderLeftOpen
            | Self::DrawPublishedEarly
            | Self::OrderCoverage
            | Self::ReplacedByNext => Article::Art1,
            Self::SilentRedraw
            | Self::RedrawUnexplained
            | Self::RoundGap
            | Self::ChainBroken
            | Self::Fork
            | Self::SecretReused
            | Self::WrongDigest
            | Self::RecordDay
            | Self::OtherHead
            | Self::OrderVoidUnfounded
            | Self::OtherReveal
            | Self::RedrawUnfounded
            | Self::AmendmentDays
            | Self::OtherList
            | Self::NoPublicValue
            | Self::VagueOrigin
            | Self::SecretShort
            | Self::PublicReused
            | Self::OtherRecord
            | Self::SecretOtherHash
            | Self::RecordFormat
            | Self::NotRevealed
            | Self::VoidsOnWords
            | Self::RedrawsOnWords => Article::Art2,
            Self::NoItems | Self::UnknownItem | Self::OtherItem | Self::VisitItems | Self::RecordItems => Article::Art3,
            Self::OrderAgency => Article::Art4,
            Self::ListedExcluded
            | Self::SourceLeftOut
            | Self::ListedStratum
            | Self::ListedDivision
            | Self::GhostListed
            | Self::OtherKind
            | Self::Undrawn
            | Self::DrawUnknown
            | Self::NotAmongDrawn
            | Self::DrawUsedTwice
            | Self::EarlierLeftOut
            | Self::EarlierStratum
            | Self::EarlierNewcomer => Article::Art5,
            Self::InspectorUnregistered
            | Self::InspectorElsewhere
            | Self::RecusalInvented
            | Self::RecusalLeftOut
            | Self::LeftRoster
            | Self::InspectorWithheld
            | Self::HolderMissing
            | Self::Recused
            | Self::NotOnRoster
            | Self::NotCertified
            | Self::EarlierWithheld
            | Self::OnLeaveListed => Article::Art6,
            Self::SourceIncomplete | Self::UnknownSource | Self::SharedCreditCode | Self::LookAlikeIds => Article::Art7,
            Self::SourceElsewhere | Self::RecordWaiver | Self::RecordStrata => Article::Art8,
            Self::OrderCap
            | Self::ListedTally
            | Self::ListedExempt
            | Self::ListedAtCap
            | Self::EnterpriseBeyondCap
            | Self::BeyondCap
            | Self::LateWaiver => Article::Art8Cap,
            Self::UnitsMissed | Self::PlanBase | Self::RevisionStaff | Self::RevisionCredit => Article::Art8General,
            Self::QuotaExceeded
            | Self::QuotaMissed
            | Self::PlanSources
            | Self::RevisionSources
            | Self::CensusByChance
            | Self::RecordDerivation
            | Self::PlanUndrawn => Article::Art8Key,
            Self::NoPlan
            | Self::NotFiled
            | Self::FiledLate
            | Self::OtherPlan
            | Self::NotInPlan
            | Self::ReceiptEarly
            | Self::PlanNotByTheRules
            | Self::PlanElsewhere => Article::Art9,
            Self::NoDraw
            | Self::DrawOutsideWindow
            | Self::VoidedLate
            | Self::SkipUnfounded
            | Self::VoidUnfounded
            | Self::BeforeDraw
            | Self::DiffersFromDraw
            | Self::NotInspected
            | Self::VisitOutsideWindow
            | Self::SkippedLater
            | Self::RecordWindow
            | Self::VoidBeforeDraw
            | Self::FalsePeriod
            | Self::VisitsVoid
            | Self::SkipsOnWords => Article::Art10,
            Self::OrderTeam
            | Self::ChangeUnfounded
            | Self::InspectorRepeated
            | Self::OtherAgency
            | Self::OtherTeam
            | Self::TeamTooSmall => Article::Art11,
            Self::DrawnOn | Self::NoSiteRecord | Self::NoRectification => Article::Art12,
            Self::ResultPublishedEarly
            | Self::EnteredLate
            | Self::PublishedLate
            | Self::NotPublished
            | Self::PublishedByOther => Article::Art13,
            Self::OtherRules | Self::RecordRules => Article::Art16,
            Self::UnreadableTranscript | Self::UnreadableOrder => return None,
        })
    }
}
