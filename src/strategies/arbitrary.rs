//! `any::<T>()` for the small values and the settings of this crate.

use proptest::prelude::*;

use super::{calendar, compliance, draw, orders, registry, roster, rules, year};
use crate::calendar::DrawWindow;
use crate::draw::{Coverage, Digest, Hash, SaltKey, Value};
use crate::registry::{CreditCode, SourceState};
use crate::rules::{Base, InspectionKind};
use crate::{
    Article, CountFrom, DateSpan, Division, Id, Period, PeriodKind, Quarter, Ratio, Rounding, Text, Tier, Token, Year,
};

/// Each type with its strategy; of a setting the numbers that shrink where `quickcheck` asks, each with its least.
macro_rules! arbitrary {
    ($($kind:ty $({ $($field:ident from $least:literal),+ })? => $strategy:expr;)+) => {$(
        impl Arbitrary for $kind {
            type Parameters = ();
            type Strategy = BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                $strategy.boxed()
            }
        }

        #[cfg(any(feature = "arbitrary", feature = "quickcheck"))]
        super::others::for_others! { $kind $({ $($field from $least),+ })? }
    )+};
}

arbitrary! {
    Article => prop::sample::select(Article::ALL.to_vec());
    Base => rules::bases();
    CountFrom => prop_oneof![Just(CountFrom::DayAfter), Just(CountFrom::CompletionDay)];
    Coverage => prop_oneof![Just(Coverage::Independent), Just(Coverage::UninspectedFirst)];
    CreditCode => registry::credit_code();
    DateSpan => roster::date_span();
    Digest => draw::digests();
    Division => registry::division();
    DrawWindow => calendar::draw_window();
    Hash => prop::sample::select(Hash::ALL.to_vec());
    Id => registry::id();
    InspectionKind => prop::sample::select(InspectionKind::ALL.to_vec());
    Period => calendar::period();
    PeriodKind => prop::sample::select(PeriodKind::ALL.to_vec());
    Quarter => calendar::quarter();
    Ratio => rules::ratios();
    Rounding => prop::sample::select(Rounding::ALL.to_vec());
    SaltKey => draw::salt_keys();
    SourceState => registry::source_state();
    Text => registry::text();
    Tier => prop::sample::select(Tier::ALL.to_vec());
    Token => rules::tokens();
    Value => draw::values();
    Year => calendar::year();
    draw::DrawSetting {
        sources from 0, excluded from 0, exempt from 0, inspected from 0, inspectors from 0, unavailable from 0, recusals from 0,
        team from 1, round from 1, secrets from 0, public from 0, seed from 0
    } => draw::settings(0..30, 0..9, 0..9);
    year::FaultlessSetting { year from 2010, sources from 0, inspectors from 2, recusals from 0, replaced from 0, seed from 0 }
        => year::faultless_settings();
    orders::LawfulSetting {
        period from 0, day from 0, sources from 0, closed from 0, at_cap from 0, exempt from 0, inspectors from 0, away from 0,
        recusals from 0, seed from 0
    } => orders::lawful_settings(30);
    compliance::Setting { key from 4, inspectors from 4, seed from 0 } => compliance::settings();
    compliance::LeagueSetting {
        counties from 1, key from 4, inspectors from 4, aliases from 0, borrowed from 0, leave from 0, before from 0, seed from 0
    } => compliance::league_settings();
}
