//! Chancery from a terminal: picks what is asked of the core's commands, and prints what they answer.
//! It has no rules of its own; they are the core's, the same as behind the window.

mod answer;
mod args;
mod checks;
mod invite;
mod meeting;
mod merge;
mod paper;
mod parts;
mod phrasing;
mod pledges;
mod rates;
mod reconcile;
mod refusal;
mod registers;
mod run;
mod seal;
mod session;
mod show;
mod summary;
mod table;

use answer::{FAILED, print_stderr};
use clap::Parser;
use std::{
    io::{self, ErrorKind, Write},
    process::ExitCode,
};

/// Papers make and drop many small things: with this one large papers take half the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = args::Args::parse();
    match run::run(&args) {
        Ok(answer) => {
            let text = if args.json {
                format!("{:#}\n", answer.json)
            } else {
                answer.text
            };
            match io::stdout().lock().write_all(text.as_bytes()) {
                Ok(()) => ExitCode::from(answer.code),
                // Whoever reads has seen enough, as `head` does.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::from(answer.code),
                Err(error) => {
                    print_stderr(&error.to_string());
                    ExitCode::from(FAILED)
                }
            }
        }
        Err(refusal) => {
            print_stderr(&if args.json {
                refusal.json()
            } else {
                refusal.text()
            });
            ExitCode::from(refusal.code())
        }
    }
}
