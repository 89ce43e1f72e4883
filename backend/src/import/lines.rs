//! Counts lines while they are read, so that a refused row can be found in an editor.
//!
//! The CSV reader's own count is early by the empty lines before a row, and by one where lines end
//! in CR LF.

use std::collections::VecDeque;
use std::io::{self, Read};

/// A source that remembers where its lines end, from the last row asked for onwards.
pub struct CountedLines<R> {
    source: R,
    read: u64,
    /// Offset and byte of each CR and LF from `line` on.
    breaks: VecDeque<(u64, u8)>,
    line: u64,
    last: Option<u8>,
    ended: bool,
}

impl<R> CountedLines<R> {
    pub const fn new(source: R) -> Self {
        Self { source, read: 0, breaks: VecDeque::new(), line: 1, last: None, ended: false }
    }

    /// The line, from 1, of the first byte from `offset` on that does not end a line. Offsets must
    /// not go back.
    pub fn line_at(&mut self, mut offset: u64) -> u64 {
        while let Some(&(at, byte)) = self.breaks.front()
            && at <= offset
        {
            self.breaks.pop_front();
            self.line += u64::from(byte == b'\n');
            if at == offset {
                offset += 1;
            }
        }
        self.line
    }

    /// Whether the source is at its end, and that is not a quotation mark.
    pub fn ended_unquoted(&self) -> bool {
        self.ended && self.last != Some(b'"')
    }
}

impl<R: Read> Read for CountedLines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.source.read(buffer)?;
        let ends = (self.read..).zip(buffer[..n].iter().copied());
        self.breaks.extend(ends.filter(|(_, byte)| matches!(byte, b'\r' | b'\n')));
        self.read += n as u64;
        self.last = buffer[..n].last().copied().or(self.last);
        self.ended = n == 0;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of_records(text: &str) -> Vec<u64> {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .from_reader(CountedLines::new(text.as_bytes()));
        let mut record = csv::ByteRecord::new();
        let mut lines = Vec::new();
        while reader.read_byte_record(&mut record).unwrap() {
            lines.push(reader.get_mut().line_at(record.position().unwrap().byte()));
        }
        lines
    }

    #[test]
    fn a_row_is_found_on_the_line_where_it_begins() {
        assert_eq!(lines_of_records("a,b\n1,2\n\n\n\"x\ny\",4\n5,6"), [1, 2, 5, 7]);
    }

    #[test]
    fn windows_line_ends_and_a_byte_order_mark_do_not_disturb() {
        let text = "\u{feff}a,b\r\n1,2\r\n\r\n\"x\r\ny\",4\r\n5,6\r\n";
        assert_eq!(lines_of_records(text), [1, 2, 4, 6]);
    }
}
