//! Counts of cells over many draws, and how far each is from what chance gives it.

/// Cells that each draw hits no, one or several times.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    pub(crate) name: &'static str,
    /// How often one draw hits each cell on average.
    expected: Vec<f64>,
    /// Over all draws: the hits, and the squares of a draw's hits.
    sums: Vec<(u64, u64)>,
    draws: u64,
    /// The present draw's.
    now: Vec<u32>,
    touched: Vec<usize>,
}

impl Tally {
    pub(crate) fn new(name: &'static str, expected: Vec<f64>) -> Self {
        let (sums, now) = (vec![(0, 0); expected.len()], vec![0; expected.len()]);
        Self { name, expected, sums, draws: 0, now, touched: Vec::new() }
    }

    pub(crate) fn cells(&self) -> usize {
        self.expected.len()
    }

    pub(crate) fn hit(&mut self, cell: usize) {
        if self.now[cell] == 0 {
            self.touched.push(cell);
        }
        self.now[cell] += 1;
    }

    /// Ends a draw.
    pub(crate) fn drawn(&mut self) {
        for cell in self.touched.drain(..) {
            let hits = u64::from(std::mem::take(&mut self.now[cell]));
            self.sums[cell].0 += hits;
            self.sums[cell].1 += hits * hits;
        }
        self.draws += 1;
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (sum, other) in self.sums.iter_mut().zip(&other.sums) {
            *sum = (sum.0 + other.0, sum.1 + other.1);
        }
        self.draws += other.draws;
    }

    /// The distance of a cell's count from its mean, in standard deviations of a sum of so many independent draws. A draw's deviation is
    /// the one that was seen: a draw may hit a cell several times, in ways that no formula says.
    fn distance(&self, cell: usize) -> f64 {
        let (draws, (sum, squares)) = (self.draws as f64, self.sums[cell]);
        let mean = sum as f64 / draws;
        let variance = squares as f64 / draws - mean * mean;
        let off = mean - self.expected[cell];
        match () {
            // What always or never comes has no deviation: then the mean is met, or missed by far.
            () if off.abs() < 1e-12 => 0.0,
            () if variance <= 0.0 => f64::INFINITY.copysign(off),
            () => off * (draws / variance).sqrt(),
        }
    }

    /// The greatest distance, and its cell.
    pub(crate) fn furthest(&self) -> (f64, usize) {
        let distances = (0..self.cells()).map(|cell| (self.distance(cell), cell));
        distances.max_by(|one, other| one.0.abs().total_cmp(&other.0.abs())).unwrap_or((0.0, 0))
    }
}
