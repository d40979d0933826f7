//! Long copies and passes over memory, done in pieces: between two of them an interrupt is served, since the system may take long
//! to provide memory that is new (measured: 200 MB a second on a machine at work).

use std::ops::Range;

use crate::context::Context;
use crate::exception::Result;

/// Bytes, or steps that take about as long as a byte.
pub const PIECE: usize = 1 << 20;

impl Context {
    /// Calls `work` with the parts of `0..length` in turn. It must not allocate in the heap, and finds what it works on in place
    /// until an error ends all.
    ///
    /// # Errors
    /// What an interrupt raises.
    #[inline(always)]
    pub fn in_pieces(&mut self, length: usize, mut work: impl FnMut(Range<usize>)) -> Result<()> {
        if length > PIECE {
            return self.in_many_pieces(length, &mut work);
        }
        work(0..length);
        Ok(())
    }

    /// Apart, so that nothing of it burdens what is short.
    #[cold]
    #[inline(never)]
    fn in_many_pieces(&mut self, length: usize, work: &mut dyn FnMut(Range<usize>)) -> Result<()> {
        for start in (0..length).step_by(PIECE) {
            work(start..length.min(start + PIECE));
            self.check_interrupt()?;
        }
        Ok(())
    }

    /// Takes the fuel that a long copy or pass of a function of the host costs: as much in every tier, so what depends on the
    /// state of the heap takes none. Serves an interrupt, too.
    ///
    /// # Errors
    /// Termination.
    #[inline]
    pub fn note_pass(&mut self, length: usize) -> Result<()> {
        if length >= PIECE { self.note_steps(length) } else { Ok(()) }
    }

    /// A vector of what `convert` makes of each item.
    ///
    /// # Errors
    /// What an interrupt raises.
    pub fn map_in_pieces<T: Copy, U>(&mut self, items: &[T], convert: impl Fn(T) -> U) -> Result<Vec<U>> {
        self.note_pass(items.len())?;
        let mut converted = Vec::with_capacity(items.len());
        self.in_pieces(items.len(), |part| converted.extend(items[part].iter().map(|&item| convert(item))))?;
        Ok(converted)
    }

    /// A vector of these slices in a row.
    ///
    /// # Errors
    /// What an interrupt raises.
    pub fn concat_in_pieces<T: Copy>(&mut self, slices: &[&[T]]) -> Result<Vec<T>> {
        let total = slices.iter().map(|slice| slice.len()).sum();
        self.note_pass(total)?;
        let mut all = Vec::with_capacity(total);
        for slice in slices {
            self.in_pieces(slice.len(), |part| all.extend_from_slice(&slice[part]))?;
        }
        Ok(all)
    }

    /// A vector of these items, so many times.
    ///
    /// # Errors
    /// What an interrupt raises.
    pub fn repeat_in_pieces<T: Copy>(&mut self, items: &[T], count: usize) -> Result<Vec<T>> {
        let total = items.len() * count;
        if total <= PIECE {
            return Ok(items.repeat(count));
        }
        self.note_pass(total)?;
        let mut all = Vec::with_capacity(total);
        if items.len() > PIECE {
            for _ in 0..count {
                self.in_pieces(items.len(), |part| all.extend_from_slice(&items[part]))?;
            }
            return Ok(all);
        }
        let block = items.repeat(PIECE / items.len());
        while all.len() < total {
            all.extend_from_slice(&block[..block.len().min(total - all.len())]);
            self.check_interrupt()?;
        }
        Ok(all)
    }

    /// Whether all items are of a kind. Looks no further than the first piece with one that is not.
    ///
    /// # Errors
    /// What an interrupt raises.
    pub fn all_in_pieces<T: Copy>(&mut self, items: &[T], is_of_kind: impl Fn(T) -> bool) -> Result<bool> {
        for piece in items.chunks(PIECE) {
            self.note_pass(piece.len())?;
            if !piece.iter().all(|&item| is_of_kind(item)) {
                return Ok(false);
            }
            self.check_interrupt()?;
        }
        Ok(true)
    }
}
