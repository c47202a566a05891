//! veraPDF's judgement of a paper with every kind of block, and of the same paper with faults that
//! only such a paper can have. `tests/pdf/run` tries the other faults on the sample's summary.

use super::material::*;
use lopdf::{Document, Object};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// The script that asks veraPDF and qpdf; nothing if veraPDF is not here. In CI that is a failure.
pub fn judge() -> Option<PathBuf> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let own = std::env::var_os("CHANCERY_VERACHECK").map(PathBuf::from);
    let jar = tests.join("node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar");
    if own.is_some() || jar.exists() {
        return Some(own.unwrap_or_else(|| tests.join("pdf/check")));
    }
    assert!(
        std::env::var("CI").as_deref() != Ok("true"),
        "veraPDF is not installed, so no paper was judged: run ./test, which installs it"
    );
    eprintln!("NOT JUDGED: veraPDF is not installed; ./test installs it");
    None
}

/// What the judge says of these files, and whether it is content with all.
pub fn judgement(judge: &Path, files: &[PathBuf]) -> (bool, String) {
    let output = Command::new(judge).args(files).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

#[test]
fn a_paper_with_every_kind_of_block_is_archivable_and_accessible() {
    let Some(judge) = judge() else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut bare = paper(vec![]);
    bare.head = Default::default();
    bare.running = Default::default();
    bare.meta.author = String::new();
    bare.meta.subject = String::new();
    let papers = [
        ("everything", everything()),
        ("bare", bare),
        ("plain", paper(lines(100))),
    ];
    let files = papers.map(|(name, paper)| {
        let path = folder.path().join(name).with_extension("pdf");
        std::fs::write(&path, file(&paper)).unwrap();
        path
    });
    let (content, said) = judgement(&judge, &files);
    assert!(content, "{said}");
}

/// A fault: what it is, the rule that veraPDF must name, and how it is put in.
type Fault = (&'static str, &'static str, fn(&mut Document));

const FAULTS: [Fault; 5] = [
    ("no fault", "", |_| {}),
    ("a figure without alternative text", "7.3-1", |document| {
        remove(document, b"Alt")
    }),
    ("a note without its name", "7.9-1", |document| {
        remove(document, b"ID")
    }),
    (
        "a link that does not say where it leads",
        "7.18.5-2",
        |document| remove(document, b"Contents"),
    ),
    ("a character that is not there", "7.21.8-1", |document| {
        let page = document.page_iter().next().unwrap();
        let mut content = document.get_page_content(page);
        let shown = content.windows(2).position(|two| two == b"TJ").unwrap();
        let string = content[..shown]
            .iter()
            .rposition(|byte| *byte == b'(')
            .unwrap();
        content[string + 1..string + 3].copy_from_slice(&[0, 0]);
        document.change_page_content(page, content).unwrap();
    }),
];

#[test]
fn faults_put_in_on_purpose_are_seen() {
    let Some(judge) = judge() else { return };
    let folder = tempfile::tempdir().unwrap();
    let whole = file(&everything());
    for (at, (fault, rule, put_in)) in FAULTS.into_iter().enumerate() {
        let mut document = Document::load_mem(&whole).unwrap();
        put_in(&mut document);
        let path = folder.path().join(format!("{at}.pdf"));
        document.save(&path).unwrap();
        let (content, said) = judgement(&judge, &[path]);
        assert_eq!(content, rule.is_empty(), "{fault}\n{said}");
        assert!(
            said.contains(rule),
            "{fault} was not seen as {rule}\n{said}"
        );
    }
}

/// Takes an entry out of every dictionary that is an object of its own.
fn remove(document: &mut Document, key: &[u8]) {
    for object in document.objects.values_mut() {
        if let Object::Dictionary(dictionary) = object {
            dictionary.remove(key);
        }
    }
}
