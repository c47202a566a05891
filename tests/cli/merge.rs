//! `merge`: another copy of the file, edited apart.

use crate::support::TestDir;
use serde_json::json;
use std::fs;

/// Made up.
const RATES: &str = "Date,USD,\n2001-01-04,2.5,\n2001-01-03,2.25,\n";

/// Two copies of a file; the other one has a set of rates that this one has not.
fn parted() -> TestDir {
    let dir = TestDir::new();
    dir.filled("here.chancery");
    fs::copy(dir.path("here.chancery"), dir.path("there.chancery")).unwrap();
    fs::write(dir.path("rates.csv"), RATES).unwrap();
    take_rates(&dir, "there.chancery", "Made up");
    dir
}

fn take_rates(dir: &TestDir, file: &str, set: &str) {
    dir.ok(&[
        "rates",
        file,
        "--import",
        "rates.csv",
        "--set",
        set,
        "--all-currencies",
    ]);
}

#[test]
fn what_the_other_copy_brings_is_told_first_and_taken_in_when_asked() {
    let dir = parted();
    let before = fs::read(dir.path("here.chancery")).unwrap();
    let looked = dir.ok(&["merge", "here.chancery", "there.chancery", "--dry-run"]);
    assert!(
        looked.out.contains("New: rate set Made up"),
        "{}",
        looked.out
    );
    assert!(
        looked.out.ends_with("Nothing was written.\n"),
        "{}",
        looked.out
    );
    assert_eq!(fs::read(dir.path("here.chancery")).unwrap(), before);

    let done = dir.ok(&["merge", "here.chancery", "there.chancery"]);
    assert!(
        done.out.contains("Backup of the file as it was before: "),
        "{}",
        done.out
    );
    assert!(dir.ok(&["rates", "here.chancery"]).out.contains("Made up"));
    dir.ok(&["verify", "here.chancery"]);
    let shown = dir.ok(&["show", "here.chancery", "history"]);
    assert!(
        shown.out.contains("another copy of this file merged"),
        "{}",
        shown.out
    );
    let again = dir.ok(&["merge", "here.chancery", "there.chancery"]);
    assert!(
        again.out.contains("holds nothing that is not in this file"),
        "{}",
        again.out
    );
}

#[test]
fn what_both_changed_is_listed_and_refused_until_a_side_is_taken() {
    let dir = parted();
    fs::write(dir.path("rates.csv"), RATES.replace("2.5", "3")).unwrap();
    take_rates(&dir, "here.chancery", "Made up");
    let refused = dir.run(&["merge", "here.chancery", "there.chancery"]);
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(refused.err.contains("this file:  3"), "{}", refused.err);
    assert!(refused.err.contains("other copy: 2.5"), "{}", refused.err);
    let taken = dir.ok(&[
        "merge",
        "here.chancery",
        "there.chancery",
        "--take",
        "there",
        "--json",
    ]);
    assert_eq!(taken.json()["conflicts"][0]["taken"], json!("there"));
    dir.ok(&["verify", "here.chancery"]);
}

#[test]
fn a_file_that_is_no_copy_is_refused() {
    let dir = parted();
    dir.filled("stranger.chancery");
    let refused = dir.run(&["merge", "here.chancery", "stranger.chancery"]);
    assert_eq!(refused.code, 1);
    assert!(
        refused
            .err
            .contains("does not come from the one that is open"),
        "{}",
        refused.err
    );
}
