//! Where the groups of a match begin and end.

/// Place of a group that took no part.
pub(crate) const NOWHERE: usize = usize::MAX;

/// Where groups begin and end in the text, in bytes; the whole match first. Its memory serves one search after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spans {
    /// The start and the end of each group.
    places: Vec<usize>,
}

impl Spans {
    /// Those of a match without groups.
    pub(crate) fn whole(start: usize, end: usize) -> Spans {
        Spans { places: vec![start, end] }
    }

    /// Makes room for so many places, and forgets all.
    pub(crate) fn clear(&mut self, places: usize) {
        self.places.clear();
        self.places.resize(places, NOWHERE);
    }

    /// The start and the end of each group.
    pub(crate) fn places(&mut self) -> &mut [usize] {
        &mut self.places
    }

    /// Number of groups, the whole match included.
    #[expect(clippy::len_without_is_empty, reason = "the whole match is always there")]
    pub fn len(&self) -> usize {
        self.places.len() / 2
    }

    /// Where the whole match begins and ends.
    pub fn matched(&self) -> (usize, usize) {
        (self.places[0], self.places[1])
    }

    /// Where a group begins and ends; none when it took no part.
    pub fn get(&self, group: usize) -> Option<(usize, usize)> {
        let [start, end] = [self.places[group * 2], self.places[group * 2 + 1]];
        (start != NOWHERE && end != NOWHERE).then_some((start, end))
    }

    /// All groups.
    pub fn iter(&self) -> impl Iterator<Item = Option<(usize, usize)>> {
        (0..self.len()).map(|group| self.get(group))
    }
}

impl FromIterator<Option<(usize, usize)>> for Spans {
    fn from_iter<I: IntoIterator<Item = Option<(usize, usize)>>>(groups: I) -> Spans {
        let places = |group: Option<(usize, usize)>| group.map_or([NOWHERE; 2], |(start, end)| [start, end]);
        Spans { places: groups.into_iter().flat_map(places).collect() }
    }
}
