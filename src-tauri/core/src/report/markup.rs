//! The minutes of an item as blocks: headings, bold, italic, lists and quotes of CommonMark.
//! Everything else (links, pictures, code, HTML) is printed as it was typed, and is never live.

use super::block::{Block, ItemList, Marks, Span, Style};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The deepest heading that stands below the heading of an item.
const BELOW_AN_ITEM: u8 = 3;
/// More bytes than the minutes of an item can have; a longer text is read as plain paragraphs.
const MOST: usize = 1 << 20;

/// The blocks of a text, in reading order: headings, paragraphs without numbers, lists, quotes.
pub fn blocks(text: &str) -> Vec<Block> {
    if text.len() > MOST {
        return plain(text);
    }
    // Two blanks at the end of a line are no line break here, and `[1]: …` is no hidden definition.
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let text = lines.join("\n").replace("]:", "]\\:");
    let mut reader = Reader::new(&text);
    for (event, range) in Parser::new_ext(&text, Options::empty()).into_offset_iter() {
        reader.handle(event, range);
    }
    reader.close_paragraph();
    reader.blocks
}

/// Paragraphs, which an empty line sets apart; a single line break is a space.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match all.last_mut() {
            Some(last) if !line.is_empty() => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(line);
            }
            _ => all.push(String::new()),
        }
    }
    all.retain(|p| !p.is_empty());
    all
}

fn plain(text: &str) -> Vec<Block> {
    let paragraph = |text| Block::Paragraph {
        number: None,
        spans: vec![Span::text(text)],
    };
    paragraphs(text).into_iter().map(paragraph).collect()
}

/// What has been read so far. Nothing here calls itself, so that no text is too deep.
struct Reader<'a> {
    source: &'a str,
    blocks: Vec<Block>,
    /// The words of the paragraph under way.
    spans: Vec<Span>,
    strong: usize,
    emphasis: usize,
    quotes: usize,
    /// The lists that are open, from the outermost in.
    lists: Vec<ListCounter>,
    /// The items of the outermost list that is open, each with its number; none for bullets.
    items: Vec<(Option<u64>, Vec<Span>)>,
    /// How many parts are open whose source was taken whole.
    whole: usize,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            blocks: Vec::new(),
            spans: Vec::new(),
            strong: 0,
            emphasis: 0,
            quotes: 0,
            lists: Vec::new(),
            items: Vec::new(),
            whole: 0,
        }
    }

    fn handle(&mut self, event: Event, range: Range<usize>) {
        if self.whole > 0 {
            match event {
                Event::Start(_) => self.whole += 1,
                Event::End(_) => self.whole -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.push_text(&text),
            Event::SoftBreak => self.push_text(" "),
            Event::HardBreak => self.push_text("\n"),
            Event::Html(text) | Event::InlineHtml(text) => self.push_text(&text.replace('\n', " ")),
            Event::Rule => {
                self.close_paragraph();
                self.push_source(range);
                self.close_paragraph();
            }
            _ => self.push_source(range),
        }
    }

    fn start(&mut self, tag: &Tag, range: Range<usize>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { .. } | Tag::Image { .. } => {
                self.push_source(range);
                self.whole = 1;
            }
            // Words that stand further in are words all the same.
            Tag::CodeBlock(_) => {
                self.close_paragraph();
                self.push_source(range);
                self.close_paragraph();
                self.whole = 1;
            }
            Tag::BlockQuote(_) => {
                self.close_paragraph();
                self.quotes += 1;
            }
            Tag::List(first) => {
                self.close_paragraph();
                if self.lists.is_empty() {
                    self.items.clear();
                }
                self.lists.push(ListCounter::of(first.is_some()));
            }
            Tag::Item => self.begin_item(range),
            _ => self.close_paragraph(),
        }
    }
    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Heading(_) if self.lists.is_empty() && self.quotes == 0 => {
                let text = trim(std::mem::take(&mut self.spans))
                    .iter()
                    .map(span_text)
                    .collect();
                self.blocks.push(Block::Heading {
                    level: BELOW_AN_ITEM,
                    text,
                });
            }
            TagEnd::BlockQuote(_) => {
                self.close_paragraph();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.close_paragraph();
                self.lists.pop();
                if self.lists.is_empty() {
                    let items = std::mem::take(&mut self.items);
                    self.blocks.extend(lists(items));
                }
            }
            _ => self.close_paragraph(),
        }
    }

    /// Items of inner lists are lines of the outer item that they stand in, behind a dash or their number.
    fn begin_item(&mut self, range: Range<usize>) {
        self.close_paragraph();
        let source = self.source.get(range).unwrap_or_default();
        let inner = self.lists.len() > 1;
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        let number = list.count(source);
        if inner {
            let mark = number.map_or_else(|| "\u{2013} ".to_owned(), |n| format!("{n}. "));
            self.spans.push(Span::text(mark));
        } else {
            self.items.push((number, Vec::new()));
        }
    }

    fn push_text(&mut self, words: &str) {
        let style = match (self.strong, self.emphasis) {
            (0, 0) => Style::Regular,
            (0, _) => Style::Italic,
            _ => Style::Bold,
        };
        if let Some(Span::Text(last)) = self.spans.last_mut()
            && last.style == style
        {
            last.content.push_str(words);
            return;
        }
        self.spans.push(match style {
            Style::Regular => Span::text(words),
            Style::Bold => Span::bold(words),
            Style::Italic => Span::italic(words),
        });
    }

    /// The source itself, in one line.
    fn push_source(&mut self, range: Range<usize>) {
        let typed = self.source.get(range).unwrap_or_default();
        let typed = typed.replace("]\\:", "]:");
        let lines: Vec<&str> = typed.lines().map(str::trim).collect();
        self.push_text(&lines.join(" "));
    }

    fn close_paragraph(&mut self) {
        let spans = trim(std::mem::take(&mut self.spans));
        if spans.is_empty() {
            return;
        }
        if !self.lists.is_empty() {
            if let Some((_, item)) = self.items.last_mut() {
                if !item.is_empty() {
                    item.push(Span::text("\n"));
                }
                item.extend(spans);
            }
        } else if self.quotes > 0 {
            self.blocks.push(Block::Quote(spans));
        } else {
            self.blocks.push(Block::Paragraph {
                number: None,
                spans,
            });
        }
    }
}

/// The numbers of a list, as they are typed.
#[derive(Default)]
struct ListCounter {
    numbered: bool,
    /// The number of the last item, and how it is typed.
    last: Option<(u64, u64)>,
}

impl ListCounter {
    fn of(numbered: bool) -> Self {
        Self {
            numbered,
            last: None,
        }
    }

    /// The number of the next item: the one that is typed. Where each item is typed with the same number, they are
    /// counted, as editors of such texts do.
    fn count(&mut self, source: &str) -> Option<u64> {
        if !self.numbered {
            return None;
        }
        let source = source.trim_start();
        let end = source.find(|c: char| !c.is_ascii_digit());
        let digits = source.get(..end.unwrap_or(source.len()));
        let typed = digits.and_then(|digits| digits.parse().ok()).unwrap_or(1);
        let number = match self.last {
            Some((last, push_source)) if typed == push_source => last.saturating_add(1),
            _ => typed,
        };
        self.last = Some((number, typed));
        Some(number)
    }
}

/// Bullets, or numbers from 1 on; where the numbers leap or begin elsewhere, each stands before its words.
fn lists(items: Vec<(Option<u64>, Vec<Span>)>) -> Vec<Block> {
    let mut all: Vec<ItemList> = Vec::new();
    let mut next = 0;
    for (number, mut spans) in items {
        let Some(number) = number else {
            add(&mut all, Marks::Bullets, spans);
            continue;
        };
        let counted = all.last().is_some_and(|list| list.marks == Marks::Numbers);
        if number == next && counted {
            add(&mut all, Marks::Numbers, spans);
        } else if number == 1 {
            all.push(ItemList {
                marks: Marks::Numbers,
                items: vec![spans],
            });
        } else {
            spans.insert(0, Span::text(format!("{number}. ")));
            add(&mut all, Marks::Bullets, spans);
        }
        next = number.saturating_add(1);
    }
    all.into_iter().map(Block::List).collect()
}

/// Puts an item into the last list, if that has these marks, else into a new one.
fn add(all: &mut Vec<ItemList>, marks: Marks, item: Vec<Span>) {
    match all.last_mut() {
        Some(list) if list.marks == marks => list.items.push(item),
        _ => all.push(ItemList {
            marks,
            items: vec![item],
        }),
    }
}

/// Without blanks at its ends; nothing when there is nothing else.
fn trim(mut spans: Vec<Span>) -> Vec<Span> {
    if let Some(Span::Text(first)) = spans.first_mut() {
        first.content = first.content.trim_start().to_owned();
    }
    if let Some(Span::Text(last)) = spans.last_mut() {
        last.content = last.content.trim_end().to_owned();
    }
    spans.retain(|span| !span_text(span).is_empty());
    spans
}

fn span_text(span: &Span) -> &str {
    match span {
        Span::Text(text) => &text.content,
        Span::Note(_) => "",
    }
}
