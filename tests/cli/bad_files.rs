//! Files that cannot be opened: each is told apart, none is changed.

use crate::support::TestDir;
use std::fs;

const READERS: [&[&str]; 6] = [
    &["show", "x.chancery"],
    &["check", "x.chancery"],
    &["verify", "x.chancery"],
    &["show", "x.chancery", "meetings", "--json"],
    &["backup", "x.chancery", "-o", "b.chancery"],
    &["summary", "x.chancery", "--meeting", "2", "-o", "a.pdf"],
];

/// Every command that reads is refused with this code and these words, and leaves the file as it was.
#[track_caller]
fn refused_by_all(dir: &TestDir, bytes: &[u8], code: i32, words: &str, json: &str) {
    fs::write(dir.path("x.chancery"), bytes).unwrap();
    for args in READERS {
        let err = dir.refused(args, code);
        let wanted = if args.contains(&"--json") {
            json
        } else {
            words
        };
        assert!(err.contains(wanted), "{args:?}: {err}");
    }
    assert_eq!(fs::read(dir.path("x.chancery")).unwrap(), bytes);
    assert_eq!(dir.names(), ["x.chancery"]);
}

fn whole() -> Vec<u8> {
    let other = TestDir::new();
    other.filled("x.chancery");
    fs::read(other.path("x.chancery")).unwrap()
}

#[test]
fn a_text_is_no_record_file() {
    let text = b"Summary of the second meeting\n".repeat(3);
    refused_by_all(
        &TestDir::new(),
        &text,
        5,
        "was not made by Chancery",
        "notARecordFile",
    );
}

#[test]
fn whole_pages_of_another_kind_are_no_record_file_and_no_passphrase_is_asked_for() {
    let text = b"Summary of the second meeting. ".repeat(400);
    let table = (0..8192_u32)
        .map(|n| u8::try_from(n % 64).unwrap())
        .collect::<Vec<u8>>();
    let mut drawn = 1_u32;
    let mut noise = || {
        drawn = drawn.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        drawn.to_be_bytes()[0]
    };
    let mut package = b"PK\x03\x04\x14\0".to_vec();
    package.extend((0..8186).map(|_| noise()));
    for bytes in [
        vec![0; 8192],
        vec![0xff; 4096],
        text[..8192].to_vec(),
        table,
        package,
    ] {
        refused_by_all(
            &TestDir::new(),
            &bytes,
            5,
            "was not made by Chancery",
            "notARecordFile",
        );
    }
}

#[test]
fn an_empty_file_is_no_record_file() {
    refused_by_all(
        &TestDir::new(),
        b"",
        5,
        "was not made by Chancery",
        "notARecordFile",
    );
}

#[test]
fn a_database_of_another_program_is_no_record_file() {
    let mut bytes = whole();
    bytes[68..72].copy_from_slice(b"GPKG");
    refused_by_all(
        &TestDir::new(),
        &bytes,
        5,
        "was not made by Chancery",
        "notARecordFile",
    );
}

#[test]
fn a_file_cut_short_is_damaged() {
    let bytes = whole();
    for length in [100, 5000, 4096, bytes.len() / 2, bytes.len() - 1] {
        let dir = TestDir::new();
        refused_by_all(&dir, &bytes[..length], 5, "This file is damaged", "damaged");
    }
}

#[test]
fn a_file_of_a_newer_version_says_so() {
    let mut bytes = whole();
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    refused_by_all(
        &TestDir::new(),
        &bytes,
        1,
        "(format 99; this one knows ",
        "fileTooNew",
    );
}

#[test]
fn a_file_that_is_not_there_is_said_not_to_be_there() {
    let dir = TestDir::new();
    for args in READERS {
        let err = dir.refused(args, 3);
        assert!(
            err.contains("x.chancery") || err.contains("notFound"),
            "{args:?}: {err}"
        );
    }
    assert_eq!(dir.names(), Vec::<String>::new());
}

#[test]
fn a_folder_is_no_record_file() {
    let dir = TestDir::new();
    fs::create_dir(dir.path("x.chancery")).unwrap();
    for args in READERS {
        dir.refused(args, 5);
    }
    assert_eq!(dir.names(), ["x.chancery"]);
}

#[cfg(unix)]
mod permissions {
    use super::TestDir;
    use crate::support::RunOutput;
    use std::{
        fs,
        os::unix::{
            fs::{MetadataExt, PermissionsExt},
            process::CommandExt,
        },
    };

    const NOBODY: u32 = 65534;

    /// Runs as somebody for whom permissions count, which they do not for root.
    fn run(dir: &TestDir, args: &[&str]) -> RunOutput {
        let mut command = dir.command(args);
        if fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0) {
            let program = dir.path("program");
            if !program.exists() {
                fs::copy(command.get_program(), &program).unwrap();
            }
            let envs: Vec<_> = command
                .get_envs()
                .filter_map(|(k, v)| Some((k.to_owned(), v?.to_owned())))
                .collect();
            command = std::process::Command::new(program);
            command.args(args).current_dir(dir.0.path()).envs(envs);
            command.env_remove("CHANCERY_PASSPHRASE");
            command.uid(NOBODY).gid(NOBODY);
        }
        RunOutput::from(command.output().unwrap())
    }

    fn mode(dir: &TestDir, name: &str, mode: u32) {
        fs::set_permissions(dir.path(name), fs::Permissions::from_mode(mode)).unwrap();
    }

    /// A folder in which nobody may write, with a file in it.
    fn shelf(of_file: u32) -> TestDir {
        let dir = TestDir::new();
        fs::create_dir(dir.path("shelf")).unwrap();
        dir.filled("shelf/h.chancery");
        mode(&dir, "shelf/h.chancery", of_file);
        mode(&dir, "shelf", 0o555);
        mode(&dir, "", 0o755);
        dir
    }

    #[test]
    fn a_file_that_may_not_be_read_is_refused() {
        let dir = shelf(0o000);
        let ran = run(&dir, &["show", "shelf/h.chancery"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(
            ran.err.contains("shelf/h.chancery") && ran.err.contains("ermission"),
            "{ran:?}"
        );
        mode(&dir, "shelf", 0o755);
    }

    #[test]
    fn a_file_in_a_folder_that_may_not_be_written_is_read_from_a_copy() {
        let dir = shelf(0o444);
        let ran = run(&dir, &["show", "shelf/h.chancery", "pledges"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(ran.out.contains("Cranes"));
        assert!(
            ran.err.contains("A verified copy of it is read."),
            "{ran:?}"
        );
        mode(&dir, "shelf", 0o755);
    }

    #[test]
    fn a_file_that_may_be_read_but_not_written_is_read_from_a_copy() {
        let dir = shelf(0o444);
        mode(&dir, "shelf", 0o777);
        let ran = run(&dir, &["show", "shelf/h.chancery", "pledges"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(ran.out.contains("Cranes"));
        assert!(
            ran.err.contains("A verified copy of it is read."),
            "{ran:?}"
        );
    }

    #[test]
    fn a_new_file_in_a_folder_that_may_not_be_written_is_refused() {
        let dir = shelf(0o444);
        for args in [
            &["new", "shelf/n.chancery"][..],
            &["sample", "shelf/n.chancery"],
            &["backup", "shelf/h.chancery", "-o", "shelf/n.chancery"],
        ] {
            let ran = run(&dir, args);
            assert_eq!(ran.code, 1, "{ran:?}");
            assert!(ran.err.contains("shelf/n.chancery"), "{ran:?}");
            assert!(ran.err.contains("ermission"), "{ran:?}");
        }
        mode(&dir, "shelf", 0o755);
        assert_eq!(fs::read_dir(dir.path("shelf")).unwrap().count(), 1);
    }
}
