//! Text in columns, for people.

use crate::said::clean;

const GAP: &str = "  ";

/// Rows in columns as wide as their widest cell; the last column is as long as it is.
fn columns(rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| clean(cell, false)).collect())
        .collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths);
        let padded: Vec<String> = cells.map(|(cell, &w)| format!("{cell:w$}")).collect();
        padded.join(GAP).trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

/// A table under its heads; nothing but `empty` when it has no rows.
pub fn table(heads: &[String], rows: Vec<Vec<String>>, empty: &str) -> String {
    if rows.is_empty() {
        return format!("{empty}\n");
    }
    let rule = heads.iter().map(|head| "-".repeat(head.chars().count()));
    let above = [heads.to_vec(), rule.collect()];
    let all: Vec<Vec<String>> = above.into_iter().chain(rows).collect();
    columns(&all)
}

/// What is known of one thing: a name and a value on each line.
pub fn facts(rows: &[(String, String)]) -> String {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|(name, value)| vec![name.clone(), value.clone()])
        .collect();
    columns(&rows)
}
