//! Lines of a text, counted as editors count them: CR LF, CR and LF each end one.

/// Finds the line of a byte by counting on from the byte before, so that a file is read once.
pub(super) struct LineCounter<'a> {
    text: &'a [u8],
    counted: usize,
    line: u64,
}

impl<'a> LineCounter<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let text = text.as_bytes();
        Self {
            text,
            counted: 0,
            line: 1,
        }
    }

    /// The line that a byte stands in, from 1. Call with ascending bytes.
    pub(super) fn line_at(&mut self, byte: usize) -> u64 {
        while self.counted < byte {
            let before = self.counted.checked_sub(1).and_then(|at| self.text.get(at));
            match self.text.get(self.counted) {
                Some(b'\r') => self.line += 1,
                Some(b'\n') if before != Some(&b'\r') => self.line += 1,
                Some(_) => {}
                None => break,
            }
            self.counted += 1;
        }
        self.line
    }

    /// The line in which the first words at or behind a byte stand: lines without any are passed over.
    pub(super) fn line_of_words_at(&mut self, byte: usize) -> u64 {
        let rest = self.text.get(byte..).unwrap_or_default();
        let ends = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
        let passed = ends.count();
        self.line_at(byte + passed)
    }
}
