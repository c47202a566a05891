//! Reading changes nothing: not a file of an older version, not what stands beside a file.

use crate::support::TestDir;
use std::{fs, path::Path};

const READERS: [&[&str]; 13] = [
    &["show", "old.chancery"],
    &["show", "old.chancery", "pledges"],
    &[
        "checks",
        "old.chancery",
        "--meeting",
        "2",
        "--body",
        "steering group",
    ],
    &["actions", "old.chancery"],
    &["decisions", "old.chancery"],
    &["rates", "old.chancery"],
    &["pledges", "old.chancery"],
    &["totals", "old.chancery"],
    &["reconcile", "old.chancery"],
    &["check", "old.chancery"],
    &["verify", "old.chancery"],
    &[
        "rates",
        "old.chancery",
        "--import",
        "rates.csv",
        "--set",
        "New",
        "--all-currencies",
        "--dry-run",
    ],
    &["merge", "old.chancery", "other.chancery", "--dry-run"],
];

fn sample() -> Vec<u8> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data");
    fs::read(data.join("v1/sample.chancery")).unwrap()
}

#[test]
fn a_file_of_an_older_version_is_read_and_stays_as_it_is() {
    let dir = TestDir::new();
    let bytes = sample();
    fs::write(dir.path("old.chancery"), &bytes).unwrap();
    fs::write(dir.path("other.chancery"), &bytes).unwrap();
    fs::write(dir.path("rates.csv"), "Date,USD\n2001-01-04,2.5\n").unwrap();
    let before = dir.names();
    for args in READERS {
        let ran = dir.run(args);
        assert!([0, 6].contains(&ran.code), "{args:?}: {ran:?}");
        assert!(
            ran.err
                .contains("from an earlier version and stays as it is"),
            "{args:?}: {ran:?}"
        );
        assert_eq!(
            fs::read(dir.path("old.chancery")).unwrap(),
            bytes,
            "{args:?}"
        );
        assert_eq!(dir.names(), before, "{args:?}");
    }
    // What writes brings it to this version, and says where the one from before is.
    let taken = dir.ok(&[
        "rates",
        "old.chancery",
        "--import",
        "rates.csv",
        "--set",
        "New",
        "--all-currencies",
    ]);
    assert!(taken.err.contains("old.version-"), "{taken:?}");
}

#[test]
fn a_file_of_somebody_elses_in_the_place_of_the_lock_stays_and_reading_goes_on() {
    let dir = TestDir::new();
    dir.filled("h.chancery");
    let beside = "h.chancery.lock";
    for folder in [false, true] {
        if folder {
            fs::remove_file(dir.path(beside)).unwrap();
            fs::create_dir(dir.path(beside)).unwrap();
        } else {
            fs::write(dir.path(beside), "a note of somebody's own").unwrap();
        }
        let ran = dir.ok(&["show", "h.chancery", "pledges"]);
        assert!(ran.out.contains("Cranes"), "{ran:?}");
        assert!(ran.err.contains("“h.chancery.lock”"), "{ran:?}");
        assert!(ran.err.contains("was not made by Chancery"), "{ran:?}");
        assert!(!ran.err.contains("somebody else"), "{ran:?}");
        dir.ok(&["verify", "h.chancery"]);
        // Writing is refused with the same words, and is not said to be somebody's doing.
        let said = dir.refused(&["seal", "h.chancery", "--meeting", "2"], 1);
        assert!(said.contains("“h.chancery.lock”"), "{said}");
        assert!(dir.path(beside).exists());
    }
}
