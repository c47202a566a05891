//! The command line: what can be asked, and the words of `--help`.

use crate::{meeting::MeetingArgs, phrasing::t};
use chancery_core::{
    ledger::GroupBy,
    model::{CardSize, Closed, DelegationOrder, PaperKind, Side, Stage},
};
use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Parser)]
#[command(
    name = "chancery-cli",
    version,
    about = t("cli.about"),
    after_help = t("cli.afterHelp"),
    arg_required_else_help = true
)]
pub struct Args {
    #[arg(long, global = true, help = t("cli.arg.json"))]
    pub json: bool,
    #[arg(long, global = true, value_name = "FILE", help = t("cli.arg.passphraseFile"))]
    pub passphrase_file: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    #[command(about = t("cli.new.about"), after_help = t("cli.new.example"))]
    New {
        #[arg(help = t("cli.arg.newFile"))]
        file: PathBuf,
        #[arg(long, help = t("cli.arg.name"))]
        name: Option<String>,
    },
    #[command(about = t("cli.sample.about"), after_help = t("cli.sample.example"))]
    Sample {
        #[arg(help = t("cli.arg.newFile"))]
        file: PathBuf,
    },
    #[command(about = t("cli.show.about"), after_help = t("cli.show.example"))]
    Show {
        #[arg(help = t("cli.arg.file"))]
        file: PathBuf,
        #[arg(value_enum, default_value_t, help = t("cli.arg.what"))]
        what: Subject,
    },
    #[command(about = t("cli.summary.about"), after_help = t("cli.summary.example"))]
    Summary {
        #[arg(help = t("cli.arg.file"))]
        file: PathBuf,
        #[command(flatten)]
        meeting: MeetingArgs,
        #[arg(short, long, value_name = "OUT", help = t("cli.arg.paper"))]
        output: PathBuf,
        #[arg(long, help = t("cli.arg.force"))]
        force: bool,
    },
    #[command(about = t("cli.checks.about"), after_help = t("cli.checks.example"))]
    Checks {
        #[arg(help = t("cli.arg.file"))]
        file: PathBuf,
        #[command(flatten)]
        meeting: MeetingArgs,
    },
    #[command(about = t("cli.invite.about"), after_help = t("cli.invite.example"))]
    Invite {
        #[arg(help = t("cli.arg.file"))]
        file: PathBuf,
        #[command(flatten)]
        meeting: MeetingArgs,
        #[arg(short, long, value_name = "OUT", help = t("cli.arg.invitation"))]
        output: PathBuf,
        #[arg(long, help = t("cli.arg.force"))]
        force: bool,
        #[arg(long, help = t("cli.arg.floating"))]
        floating: bool,
    },
    #[command(about = t("cli.seal.about"), after_help = t("cli.seal.example"))]
    Seal {
        #[arg(help = t("cli.arg.file"))]
        file: PathBuf,
        #[command(flatten)]
        meeting: MeetingArgs,
    },
    #[command(about = t("cli.actions.about"), after_help = t("cli.actions.example"))]
    Actions {
        #[arg(help = t("cli.arg.file"))]
        file: PathBuf,
        #[command(flatten)]
        args: ActionsArgs,
    },
    #[command(about = t("cli.decisions.about"), after_help = t("cli.decisions.example"))]
    Decisions {
        #[arg(help = t("cli.arg.file"))]
        file: PathBuf,
    },
    #[command(about = t("cli.rates.about"), after_help = t("cli.rates.example"))]
    Rates(RatesArgs),
    #[command(about = t("cli.pledges.about"), after_help = t("cli.pledges.example"))]
    Pledges(PledgesArgs),
    #[command(about = t("cli.totals.about"), after_help = t("cli.totals.example"))]
    Totals(TotalsArgs),
    #[command(about = t("cli.reconcile.about"), after_help = t("cli.reconcile.example"))]
    Reconcile(ReconcileArgs),
    #[command(about = t("cli.paper.about"), after_help = t("cli.paper.example"))]
    Paper(PaperArgs),
    #[command(about = t("cli.backup.about"), after_help = t("cli.backup.example"))]
    Backup {
        #[arg(help = t("cli.arg.file"))]
        file: PathBuf,
        #[arg(short, long, value_name = "OUT", help = t("cli.arg.backup"))]
        output: PathBuf,
    },
    #[command(about = t("cli.merge.about"), after_help = t("cli.merge.example"))]
    Merge(MergeArgs),
    #[command(about = t("cli.check.about"), after_help = t("cli.check.example"))]
    Check {
        #[arg(help = t("cli.arg.file"))]
        file: PathBuf,
    },
    #[command(about = t("cli.verify.about"), after_help = t("cli.verify.example"))]
    Verify {
        #[arg(help = t("cli.arg.file"))]
        file: PathBuf,
    },
}

/// Which actions.
#[derive(clap::Args)]
pub struct ActionsArgs {
    #[arg(long, help = t("cli.arg.open"))]
    pub open: bool,
    #[arg(long, help = t("cli.arg.overdue"))]
    pub overdue: bool,
    #[arg(long, value_name = "WHO", help = t("cli.arg.owner"))]
    pub owner: Option<String>,
}

/// Which copy to take in, and how.
#[derive(clap::Args)]
pub struct MergeArgs {
    #[arg(help = t("cli.arg.file"))]
    pub file: PathBuf,
    #[arg(help = t("cli.arg.other"))]
    pub other: PathBuf,
    #[arg(long, value_name = "SIDE", help = t("cli.arg.take"), value_parser = one_of::<Side>)]
    pub take: Option<Side>,
    #[arg(long, help = t("cli.arg.mergeDryRun"))]
    pub dry_run: bool,
}

/// Which rates to take, and into which set.
#[derive(clap::Args)]
pub struct RatesArgs {
    #[arg(help = t("cli.arg.file"))]
    pub file: PathBuf,
    #[arg(long, value_name = "RATES", requires = "set", help = t("cli.arg.import"))]
    pub import: Option<PathBuf>,
    #[arg(long, value_name = "NAME", requires = "import", help = t("cli.arg.set"))]
    pub set: Option<String>,
    #[arg(long, requires = "import", help = t("cli.arg.allCurrencies"))]
    pub all_currencies: bool,
    #[arg(long, value_name = "DAY", requires = "import", help = t("cli.arg.fromDay"))]
    pub from: Option<String>,
    #[arg(long, requires = "import", help = t("cli.arg.replace"))]
    pub replace: bool,
    #[arg(long, requires = "import", help = t("cli.arg.dryRun"))]
    pub dry_run: bool,
}

/// Which pledges.
#[derive(clap::Args)]
pub struct PledgesArgs {
    #[arg(help = t("cli.arg.file"))]
    pub file: PathBuf,
    #[arg(long, value_name = "NAME", help = t("cli.arg.state"))]
    pub state: Option<String>,
    #[arg(long, value_name = "NAME", help = t("cli.arg.team"))]
    pub team: Option<String>,
    #[arg(long = "stage", alias = "stage", value_name = "STAGE", help = t("cli.arg.stage"), value_parser = one_of::<Stage>)]
    pub stage: Option<Stage>,
    #[arg(long, value_name = "YEAR", help = t("cli.arg.year"))]
    pub year: Option<i32>,
    #[arg(long, help = t("cli.arg.withoutAmount"))]
    pub without_amount: bool,
    #[arg(long, value_name = "DATE", help = t("cli.arg.asKnownOn"))]
    pub as_known_on: Option<NaiveDate>,
    #[arg(short, long, value_name = "OUT", help = t("cli.arg.registerFile"))]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "SET", requires = "output", help = t("cli.arg.rates"))]
    pub rates: Option<String>,
    #[arg(long, value_name = "ID", requires = "output", help = t("cli.arg.organisation"))]
    pub organisation: Option<String>,
    #[arg(long, value_name = "SYMBOL", requires = "output", help = t("cli.arg.symbol"))]
    pub symbol: Option<String>,
    #[arg(long, requires = "output", help = t("cli.arg.force"))]
    pub force: bool,
}

/// Which totals.
#[derive(clap::Args)]
pub struct TotalsArgs {
    #[arg(help = t("cli.arg.file"))]
    pub file: PathBuf,
    #[arg(long, value_enum, default_value_t, help = t("cli.arg.by"))]
    pub by: GroupByArg,
    #[arg(long, value_name = "DATE", help = t("cli.arg.on"))]
    pub on: Option<NaiveDate>,
    #[arg(long, value_name = "SET", help = t("cli.arg.rates"))]
    pub rates: Option<String>,
    #[arg(long, value_name = "DATE", help = t("cli.arg.asKnownOn"))]
    pub as_known_on: Option<NaiveDate>,
}

/// Against which record published totals are held.
#[derive(clap::Args)]
pub struct ReconcileArgs {
    #[arg(help = t("cli.arg.file"))]
    pub file: PathBuf,
    #[arg(long, value_name = "SET", help = t("cli.arg.rates"))]
    pub rates: Option<String>,
    #[arg(long, value_name = "DATE", help = t("cli.arg.asKnownOn"))]
    pub as_known_on: Option<NaiveDate>,
}

/// By what totals stand together.
#[derive(Clone, Copy, Default, PartialEq, ValueEnum)]
pub enum GroupByArg {
    State,
    #[default]
    #[value(name = "stage", alias = "stage")]
    Stage,
    Year,
    Team,
    Channel,
}

impl From<GroupByArg> for GroupBy {
    fn from(word: GroupByArg) -> Self {
        match word {
            GroupByArg::State => Self::State,
            GroupByArg::Stage => Self::Stage,
            GroupByArg::Year => Self::Year,
            GroupByArg::Team => Self::Team,
            GroupByArg::Channel => Self::Channel,
        }
    }
}

impl GroupByArg {
    /// The key of the first column's head.
    pub fn head(self) -> &'static str {
        match self {
            Self::State => "by",
            Self::Stage => "all",
            Self::Year => "year",
            Self::Team => "team",
            Self::Channel => "channel",
        }
    }
}

/// Which paper to write.
#[derive(clap::Args)]
pub struct PaperArgs {
    #[arg(help = t("cli.arg.file"))]
    pub file: PathBuf,
    #[arg(help = t("cli.arg.kind"), value_parser = one_of::<PaperKind>)]
    pub kind: PaperKind,
    #[command(flatten)]
    pub meeting: MeetingArgs,
    #[arg(long, value_name = "NAME", help = t("cli.arg.audience"))]
    pub audience: Option<String>,
    #[arg(long, value_name = "ORDER", default_value = DelegationOrder::LeadsFirst.word(),
        value_parser = one_of::<DelegationOrder>, help = t("cli.arg.order"))]
    pub order: DelegationOrder,
    #[arg(long, value_name = "SIZE", value_parser = one_of::<CardSize>, help = t("cli.arg.size"))]
    pub size: Option<CardSize>,
    #[arg(long, help = t("cli.arg.annotated"))]
    pub annotated: bool,
    #[arg(long, value_name = "MARKING", help = t("cli.arg.marking"))]
    pub marking: Option<String>,
    #[arg(short, long, value_name = "OUT", help = t("cli.arg.paper"))]
    pub output: PathBuf,
    #[arg(long, help = t("cli.arg.force"))]
    pub force: bool,
}

/// A member of a closed list by its word, in any case; else the words there are.
fn one_of<C: Closed>(word: &str) -> Result<C, String> {
    let same = |member: &&C| member.word().eq_ignore_ascii_case(word);
    let words = || C::ALL.iter().map(|m| m.word());
    let found = C::ALL.iter().find(same).copied();
    found.ok_or_else(|| words().collect::<Vec<_>>().join(", "))
}

/// What of a file can be shown.
#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Subject {
    #[default]
    Overview,
    Coalition,
    Meetings,
    Members,
    People,
    Teams,
    Pledges,
    Actions,
    Sources,
    History,
}
