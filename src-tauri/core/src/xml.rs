//! Writing XML: the one file that knows quick-xml.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

/// An attribute: name and value.
pub type Attribute<'a> = (&'a str, &'a str);

/// Why an XML file was not made.
#[derive(Debug, Clone, PartialEq)]
pub enum XmlError {
    /// It has no way to write this character.
    Refused {
        /// The character.
        character: char,
        /// Some of the words around it.
        around: String,
    },
    /// The writer's own words.
    Writer(String),
}

/// An XML file in the making. What goes wrong is told at the end.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
    wrong: Option<XmlError>,
}

impl Xml {
    /// An empty file with its declaration.
    pub fn new() -> Self {
        let mut xml = Self {
            writer: Writer::new(Vec::new()),
            open: Vec::new(),
            wrong: None,
        };
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        xml.write(Event::Decl(declaration));
        xml
    }

    /// Opens an element; [`Xml::close`] ends it.
    pub fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        let start = self.start(name, attributes);
        self.write(Event::Start(start));
        self.open.push(name);
    }

    /// Ends the element that was opened last.
    pub fn close(&mut self) {
        let name = self.open.pop().expect("every close follows an open");
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        let start = self.start(name, attributes);
        self.write(Event::Empty(start));
    }

    /// An element with one value, as most settings are: `<w:jc w:val="right"/>`.
    pub fn set(&mut self, name: &'static str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Words.
    pub fn text(&mut self, text: &str) {
        self.check(text);
        self.write(Event::Text(BytesText::new(text)));
    }

    /// An element that holds words alone.
    pub fn line(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// The file.
    pub fn finish(mut self) -> Result<Vec<u8>, XmlError> {
        while !self.open.is_empty() {
            self.close();
        }
        match self.wrong {
            Some(wrong) => Err(wrong),
            None => Ok(self.writer.into_inner()),
        }
    }

    fn start(&mut self, name: &'static str, attributes: &[Attribute<'_>]) -> BytesStart<'static> {
        let mut start = BytesStart::new(name);
        for (key, value) in attributes {
            self.check(value);
            start.push_attribute((*key, *value));
        }
        start
    }

    fn write(&mut self, event: Event<'_>) {
        if let Err(error) = self.writer.write_event(event) {
            let error = XmlError::Writer(error.to_string());
            self.wrong.get_or_insert(error);
        }
    }

    /// XML 1.0 has no way to write most control characters.
    fn check(&mut self, text: &str) {
        let refused = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        if let Some(character) = text.chars().find(|c| refused(*c)) {
            let around = text.chars().filter(|c| !refused(*c)).take(40).collect();
            let error = XmlError::Refused { character, around };
            self.wrong.get_or_insert(error);
        }
    }
}
