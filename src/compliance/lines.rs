//! Where each source stands in the transcripts of a draw, so that an inspection's line is looked up and not searched for.

use crate::Id;
use crate::draw::{DrawnSource, Transcript};

/// The places of all drawn lines, ascending by the source.
pub(super) struct Lines(Vec<Place>);

/// A line by its transcript, stratum and place within it.
#[derive(Clone, Copy)]
struct Place {
    transcript: usize,
    stratum: usize,
    line: usize,
}

impl Place {
    fn of(self, transcripts: &[Transcript]) -> Option<&DrawnSource> {
        transcripts.get(self.transcript)?.drawn()?.strata.get(self.stratum)?.drawn.get(self.line)
    }
}

impl Lines {
    /// # Complexity
    /// A sort of the lines.
    pub(super) fn new(transcripts: &[Transcript]) -> Self {
        let mut places = Vec::new();
        for (transcript, drawn) in transcripts.iter().map(Transcript::drawn).enumerate() {
            for (stratum, of) in drawn.iter().flat_map(|drawn| &drawn.strata).enumerate() {
                places.extend((0..of.drawn.len()).map(|line| Place { transcript, stratum, line }));
            }
        }
        places.sort_by_key(|place| place.of(transcripts).map(|line| &line.source));
        Self(places)
    }

    /// The lines of a source in the transcripts that it was made of, each with the place of its transcript from 0.
    pub(super) fn of<'t>(
        &self,
        transcripts: &'t [Transcript],
        source: &Id,
    ) -> impl Iterator<Item = (usize, &'t DrawnSource)> {
        let at = |place: &Place| place.of(transcripts).map(|line| &line.source);
        let from = self.0.partition_point(|place| at(place) < Some(source));
        let until = self.0.partition_point(|place| at(place) <= Some(source));
        let places = self.0.get(from..until).unwrap_or_default().iter();
        places.filter_map(|place| Some((place.transcript, place.of(transcripts)?)))
    }
}
