//! What the file says about itself: Info and XMP alike, and the colours it is meant in.

use lopdf::{Dictionary, ObjectId, Stream, dictionary};

use super::super::block::Meta;
use super::super::error::PaperError;
use super::file::File;
use super::objects::{date, name, text};
use super::profile::srgb;

/// The program that wrote the content.
const CREATOR: &str = "Chancery";
/// The libraries that wrote the file.
const PRODUCER: &str = "printpdf 0.12.8 with lopdf 0.44";

/// Adds Info, with no more than the keys that XMP mirrors.
pub(super) fn add_info(file: &mut File, meta: &Meta) -> Result<ObjectId, PaperError> {
    let mut info = dictionary! {
        "Title" => text(&meta.title),
        "Creator" => text(CREATOR),
        "Producer" => text(PRODUCER),
        "CreationDate" => date(meta.dated_at),
        "ModDate" => date(meta.dated_at),
    };
    if !meta.author.is_empty() {
        info.set("Author", text(&meta.author));
    }
    if !meta.subject.is_empty() {
        info.set("Subject", text(&meta.subject));
    }
    file.add(info)
}

/// Adds the XMP packet, uncompressed, with the identification of PDF/A-3a and PDF/UA-1.
pub(super) fn add_xmp(file: &mut File, meta: &Meta) -> Result<ObjectId, PaperError> {
    let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    file.add(Stream::new(kind, packet(meta).into_bytes()))
}

/// The intent to be shown in sRGB, with the profile.
pub(super) fn output_intent(file: &mut File) -> Result<Dictionary, PaperError> {
    let profile = file.add(Stream::new(dictionary! { "N" => 3 }, srgb()))?;
    Ok(dictionary! {
        "Type" => "OutputIntent",
        "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => text("sRGB"),
        "Info" => text("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    })
}

fn packet(meta: &Meta) -> String {
    let moment = meta.dated_at.format("%Y-%m-%dT%H:%M:%SZ");
    let title = escape(&meta.title);
    let language = escape(&meta.language);
    let optional = |text: &str, before: &str, after: &str| {
        if text.is_empty() {
            String::new()
        } else {
            format!("{before}{}{after}\n", escape(text))
        }
    };
    let author = optional(
        &meta.author,
        "<dc:creator><rdf:Seq><rdf:li>",
        "</rdf:li></rdf:Seq></dc:creator>",
    );
    let subject = optional(
        &meta.subject,
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
        "</rdf:li></rdf:Alt></dc:description>",
    );
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}{subject}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool><xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate><xmp:MetadataDate>{moment}</xmp:MetadataDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{EXTENSION}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}',
    )
}

/// PDF/A wants every property it does not know itself to be described; `pdfuaid` is one.
const EXTENSION: &str = r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"#;

/// Text for XML. Characters that XML 1.0 does not have at all are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\t' | '\n' | '\r' => escaped.push(character),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}
