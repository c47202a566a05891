//! The parts of a DOCX and the package round them (ECMA-376, part 2): the one file that knows zip.

use std::io::{Cursor, Write};

use chrono::SecondsFormat;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::super::block::Meta;
use super::super::error::PaperError;
use crate::xml::Xml;

const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The parts that stand beside the document, each under the id that the document knows it by.
/// Links follow after the last.
const BESIDE: [(&str, &str); 5] = [
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("numbering", "numbering.xml"),
    ("header", "header1.xml"),
    ("footer", "footer1.xml"),
];
/// The id of the header.
pub(super) const HEADER: &str = "rId4";
/// The id of the footer.
pub(super) const FOOTER: &str = "rId5";

/// The id of a link, by its place among all links of the document.
pub(super) fn link_id(at: usize) -> String {
    format!("rId{}", BESIDE.len() + 1 + at)
}

/// The written parts.
pub(super) struct PackageParts {
    pub document: Vec<u8>,
    pub styles: Vec<u8>,
    pub settings: Vec<u8>,
    pub numbering: Vec<u8>,
    pub header: Vec<u8>,
    pub footer: Vec<u8>,
    /// The addresses that links of the document lead to, in the order of their ids.
    pub links: Vec<String>,
}

/// One file of all parts. Nothing in it tells when or where it was made.
pub(super) fn pack(meta: &Meta, parts: PackageParts) -> Result<Vec<u8>, PaperError> {
    let files = [
        ("[Content_Types].xml", content_types()?),
        ("_rels/.rels", relations()?),
        ("docProps/core.xml", core(meta)?),
        ("docProps/app.xml", app(meta)?),
        ("word/document.xml", parts.document),
        (
            "word/_rels/document.xml.rels",
            document_relations(&parts.links)?,
        ),
        ("word/styles.xml", parts.styles),
        ("word/settings.xml", parts.settings),
        ("word/numbering.xml", parts.numbering),
        ("word/header1.xml", parts.header),
        ("word/footer1.xml", parts.footer),
    ];
    let failed = |error: zip::result::ZipError| PaperError::Writer(error.to_string());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in files {
        zip.start_file(name, options).map_err(failed)?;
        zip.write_all(&bytes)
            .map_err(|error| PaperError::Writer(error.to_string()))?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}

fn content_types() -> Result<Vec<u8>, PaperError> {
    let mut xml = Xml::new();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    for (ending, kind) in [("rels", relations), ("xml", "application/xml")] {
        xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
    }
    let mut part = |name: &str, kind: &str| {
        xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    };
    part(
        "/word/document.xml",
        &format!("{CONTENT}.document.main+xml"),
    );
    for (kind, file) in BESIDE {
        part(&format!("/word/{file}"), &format!("{CONTENT}.{kind}+xml"));
    }
    part(
        "/docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
    );
    part(
        "/docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    );
    Ok(xml.finish()?)
}

fn relations() -> Result<Vec<u8>, PaperError> {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    let office = |kind: &str| format!("{RELATION}/{kind}");
    written_relations(&[
        (office("officeDocument"), "word/document.xml", false),
        (core, "docProps/core.xml", false),
        (office("extended-properties"), "docProps/app.xml", false),
    ])
}

fn document_relations(links: &[String]) -> Result<Vec<u8>, PaperError> {
    let beside = BESIDE.map(|(kind, file)| (format!("{RELATION}/{kind}"), file, false));
    let link = |address| (format!("{RELATION}/hyperlink"), address, true);
    let links = links.iter().map(|address| link(address.as_str()));
    written_relations(&beside.into_iter().chain(links).collect::<Vec<_>>())
}

/// Relations with the ids `rId1`, `rId2` and so on: kind, target, whether it lies outside the file.
fn written_relations(all: &[(String, &str, bool)]) -> Result<Vec<u8>, PaperError> {
    let mut xml = Xml::new();
    let space = format!("{PACKAGE}/relationships");
    xml.open("Relationships", &[("xmlns", &space)]);
    for (at, (kind, target, outside)) in (1..).zip(all) {
        let id = format!("rId{at}");
        let mut attributes = vec![("Id", id.as_str()), ("Type", kind), ("Target", target)];
        if *outside {
            attributes.push(("TargetMode", "External"));
        }
        xml.empty("Relationship", &attributes);
    }
    Ok(xml.finish()?)
}

/// Title, author and dates of the file.
fn core(meta: &Meta) -> Result<Vec<u8>, PaperError> {
    let mut xml = Xml::new();
    let space = format!("{PACKAGE}/metadata/core-properties");
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &space),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.line("dc:title", &[], &meta.title);
    xml.line("dc:subject", &[], &meta.subject);
    xml.line("dc:creator", &[], &meta.author);
    xml.line("dc:language", &[], &meta.language);
    xml.line("cp:lastModifiedBy", &[], &meta.author);
    let dated = meta.dated_at.to_rfc3339_opts(SecondsFormat::Secs, true);
    for name in ["dcterms:created", "dcterms:modified"] {
        xml.line(name, &[("xsi:type", "dcterms:W3CDTF")], &dated);
    }
    Ok(xml.finish()?)
}

fn app(meta: &Meta) -> Result<Vec<u8>, PaperError> {
    let mut xml = Xml::new();
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", space)]);
    xml.line("Application", &[], "Chancery");
    xml.line("Company", &[], &meta.author);
    Ok(xml.finish()?)
}
