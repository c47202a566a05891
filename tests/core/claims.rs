//! What papers claim, held against a model that looks at every day there is: nothing may be claimed
//! beyond it, and nothing be left out in silence. A claim is a file of its own; see [`Claim`].

mod dates;
mod instruments;
mod leads;
mod made;
mod membership;
mod participants;
mod participation;
mod read;
mod sitting;
mod world;

use chancery_core::{
    model::{MeetingRecord, PaperKind},
    report::{Wish, block::Paper, paper},
    words::Words,
};
use world::World;

/// The papers of one record.
pub struct Papers {
    pub summary: Paper,
    pub participants: Paper,
    pub attendance: Paper,
}

/// A sentence pattern or a figure of the papers.
pub trait Claim {
    /// What the papers say, read off their blocks.
    type Said;

    /// Reads it off; an error when it stands there in no known form.
    fn extract(papers: &Papers) -> Result<Self::Said, String>;

    /// Whether it is just what may be claimed: an error says what is too much or too little.
    fn judge(said: &Self::Said, world: &World) -> Result<(), String>;
}

type Held = fn(&Papers, &World) -> Result<(), String>;

fn held<C: Claim>(papers: &Papers, world: &World) -> Result<(), String> {
    C::judge(&C::extract(papers)?, world)
}

/// Every claim by name.
const CLAIMS: &[(&str, Held)] = &[
    ("membership", held::<membership::Sentence>),
    ("leads", held::<leads::Fact>),
    ("instruments", held::<instruments::Rows>),
    ("participation", held::<participation::Section>),
    ("participants", held::<participants::Lists>),
    ("sitting", held::<sitting::Times>),
];

/// Seeds of records that once broke a claim.
const FAILED: &[u64] = &[];

fn papers(record: &MeetingRecord, words: &Words) -> Papers {
    let of_kind = |kind| {
        let wish = Wish {
            kind,
            ..Wish::default()
        };
        paper(record, &wish, words)
    };
    Papers {
        summary: of_kind(PaperKind::Summary),
        participants: of_kind(PaperKind::Participants),
        attendance: of_kind(PaperKind::Attendance),
    }
}

fn broken(papers: &Papers, world: &World) -> Vec<String> {
    let all = CLAIMS.iter();
    let judged =
        all.filter_map(|(name, held)| Some(format!("{name}: {}", held(papers, world).err()?)));
    judged.collect()
}

fn judge(seed: u64, words: &Words) {
    let record = made::record(seed);
    let papers = papers(&record, words);
    let broken = broken(&papers, &World::of(&record));
    assert!(
        broken.is_empty(),
        "seed {seed}\n{}\n{}\n{:#?}",
        broken.join("\n"),
        crate::summary::text(&papers.summary),
        made::outline(&record)
    );
}

#[test]
fn no_paper_claims_more_or_less_than_its_record_holds() {
    let words = Words::english();
    let cases: u64 = if std::env::var_os("CHANCERY_LONG").is_some() {
        100_000
    } else {
        10_000
    };
    for seed in FAILED {
        judge(*seed, &words);
    }
    // Half of the time on two cores; each half is the same in every run.
    std::thread::scope(|threads| {
        for half in 0..2 {
            let words = &words;
            threads.spawn(move || (half..cases).step_by(2).for_each(|seed| judge(seed, words)));
        }
    });
}

#[test]
fn every_claim_is_caught_when_the_record_is_another() {
    let words = Words::english();
    for (name, held) in CLAIMS {
        let caught = (0..200).any(|seed| {
            let papers = papers(&made::record(seed), &words);
            held(&papers, &World::of(&made::record(seed + 1))).is_err()
        });
        assert!(caught, "{name} holds whatever the record says");
    }
}
