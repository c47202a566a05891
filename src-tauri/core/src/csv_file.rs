//! Writing CSV (RFC 4180): the one file that knows how cells are quoted, and what a spreadsheet would run.

/// Which cells stand in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quotes {
    /// All that are no numbers, so that a program which splits cells at semicolons or tabs as well does not split words.
    AllButNumbers,
    /// Those that some program would split.
    WhereNeeded,
}

/// Rows of cells, each on a line that ends as the standard has it. Cells are written as they are:
/// [`escape_formula`] comes before, for words.
pub fn write_rows(rows: impl IntoIterator<Item = Vec<String>>, quotes: Quotes) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            let quoted = match quotes {
                Quotes::AllButNumbers => cell.parse::<f64>().is_err(),
                Quotes::WhereNeeded => cell.contains(['"', ',', ';', '\t', '\n', '\r']),
            };
            if quoted {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(cell);
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// What a spreadsheet takes for the beginning of a formula; some do so in full width, too.
const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A spreadsheet takes words that begin so for a formula, whatever blanks stand before, and would run it: an
/// apostrophe before the sign says that they are words. One that ends cells at semicolons or tabs loses
/// count of the quotation marks, and finds a beginning behind each of those and on every line as well.
pub fn escape_formula(words: &str) -> String {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let mut safe = String::with_capacity(words.len() + 1);
    for part in words.split_inclusive([';', '\t', '\n', '\r']) {
        let begun = part.trim_start_matches(blank);
        let (blanks, _) = part.split_at(part.len() - begun.len());
        safe.push_str(blanks);
        if begun.starts_with(FORMULA_SIGNS) {
            safe.push('\'');
        }
        safe.push_str(begun);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_would_be_split_or_is_no_number() {
        let cells = ["a;b", "say \"no\"", "1.50", "", "plain"];
        let row = || [cells.map(String::from).to_vec()];
        assert_eq!(
            write_rows(row(), Quotes::WhereNeeded),
            "\"a;b\",\"say \"\"no\"\"\",1.50,,plain\r\n"
        );
        assert_eq!(
            write_rows(row(), Quotes::AllButNumbers),
            "\"a;b\",\"say \"\"no\"\"\",1.50,\"\",\"plain\"\r\n"
        );
    }
}
