//! What a host may ask: one list of commands, one function each.
//!
//! A command takes the session and an input, and gives an output or a [`Failure`]. The window, the
//! terminal and the tests all come through [`dispatch`].

mod accepted;
pub mod agenda;
pub mod attendance;
pub mod audiences;
pub mod backups;
pub mod carry;
pub mod checks;
pub mod document_life;
mod document_rules;
pub mod documents;
mod entry;
pub mod files;
pub mod invitations;
pub mod known;
pub mod ledger_names;
pub mod lists;
pub mod meetings;
pub mod merge;
mod merge_words;
mod needed;
pub mod next;
pub mod output;
pub mod overview;
pub mod papers;
mod party_names;
mod pledge_cells;
pub mod pledge_files;
mod pledge_rows;
pub mod pledge_sheet;
mod pledge_sums;
mod pledge_tables;
pub mod pledges;
mod prepare;
mod prepare_pledge;
pub mod rates;
pub mod reconcile;
pub mod records;
pub mod registers;
pub mod sample;
pub mod settings;
mod sheets;
pub mod totals;
pub mod tranches;
pub mod turn;

use crate::{
    Error, Failure, Result,
    model::{Problem, Rule},
    session::Session,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

/// The input of a command that needs none.
#[derive(Debug, Default, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, as = "Empty"))]
pub struct Nothing {}

#[cfg(test)]
#[derive(ts_rs::TS)]
#[ts(type = "Record<string, never>")]
#[allow(dead_code, reason = "only its TypeScript form is used")]
struct Empty;

/// Calls `$host!` with every command: `name(Input) -> Output = function`. Declared once, here.
macro_rules! with_commands {
    ($host:ident) => {
        $host! {
            create_file(files::Create) -> files::FileState = files::create,
            open_file(files::Open) -> files::FileState = files::open,
            open_sample(Nothing) -> files::FileState = sample::open,
            close_file(Nothing) -> () = files::close,
            file_state(Nothing) -> Option<files::FileState> = files::state,
            asked_file(Nothing) -> Option<crate::session::Place> = files::asked,
            recent_files(Nothing) -> Vec<files::Recent> = files::recent,
            forget_recent(files::OfPlace) -> () = files::forget,

            save(records::Save) -> records::Row = records::save,
            add_records(records::AddRecords) -> () = records::add,
            remove(records::Remove) -> () = records::remove,
            get(records::Get) -> records::Row = records::get,
            sealed(records::Get) -> Option<String> = records::sealed,
            list(records::List) -> Vec<records::Row> = records::list,
            turn(turn::Turn) -> records::Row = turn::turn,
            changes_since(known::Since) -> known::ChangesSince = known::changes_since,
            undo(Nothing) -> records::Undone = records::undo,
            redo(Nothing) -> records::Undone = records::redo,
            operations(records::Operations) -> Vec<records::OperationRow> = records::operations,

            overview(Nothing) -> overview::Overview = overview::overview,
            meetings(Nothing) -> Vec<meetings::MeetingRow> = meetings::list,
            meeting(meetings::OfMeeting) -> meetings::MeetingPage = meetings::page,

            propose_meeting(next::Propose) -> next::Proposal = next::propose,
            prepare_meeting(next::Prepared) -> crate::model::Stored<crate::model::MeetingFields> = next::prepare,
            step_meeting(meetings::Step) -> crate::model::Stored<crate::model::MeetingFields> = meetings::step,
            open_before(meetings::OfMeeting) -> Vec<crate::model::OpenAction> = carry::open_before,
            carry_actions(carry::CarryActions) -> () = carry::carry,
            arrange_agenda(agenda::Arrange) -> () = agenda::arrange,
            take_agenda(agenda::TakeAgenda) -> () = agenda::take,

            checks(meetings::OfMeeting) -> Vec<crate::checks::Finding> = checks::checks,

            add_delegations(attendance::AddDelegations) -> () = attendance::add_delegations,
            add_newcomer(attendance::AddNewcomer) -> () = attendance::add_newcomer,
            set_presence(attendance::SetPresence) -> Vec<crate::model::Stored<crate::model::DelegationFields>> = attendance::set_presence,
            set_in_room(attendance::SetInRoom) -> crate::model::Stored<crate::model::AgendaItemFields> = attendance::set_in_room,

            actions(registers::ActionsAsked) -> registers::ActionRegister = registers::actions,
            decisions(Nothing) -> registers::DecisionRegister = registers::decisions,
            export_register(registers::ExportRegister) -> registers::RegisterExported = registers::export,

            pledge(pledge_sheet::OfPledge) -> pledge_sheet::PledgeSheet = pledge_sheet::sheet,
            pledges(pledges::PledgesAsked) -> pledges::PledgePage = pledges::pledges,
            totals(totals::TotalsAsked) -> totals::Totals = totals::totals,
            export_pledges(pledge_files::ExportPledges) -> pledge_files::PledgesExported = pledge_files::export,
            activities_unmet(pledge_files::ActivitiesAsked) -> Vec<crate::exchange::iati::Unmet> = pledge_files::unmet,
            tranches(tranches::TranchesAsked) -> Vec<crate::ledger::Quarter> = tranches::tranches,
            quarter_tranches(tranches::QuarterAsked) -> tranches::QuarterTranches = tranches::of_quarter,
            ledger_lines(pledges::LinesAsked) -> pledges::Lines = pledges::lines,
            reconcile(reconcile::ReconcileAsked) -> Vec<reconcile::Compared> = reconcile::reconcile,
            pledge_findings(Nothing) -> crate::checks::Questions = pledges::findings,
            import_rates(rates::Import) -> rates::Imported = rates::import,

            invite(invitations::Invite) -> invitations::Invited = invitations::invite,
            preview(papers::Asked) -> papers::Paper = papers::preview,
            left_out(papers::Asked) -> crate::report::LeftOut = papers::left_out,
            usual_symbol(papers::Asked) -> Option<String> = papers::usual_symbol,
            export_paper(papers::Export) -> papers::Exported = papers::export_paper,
            make_audiences(Nothing) -> () = audiences::make,

            documents(meetings::OfMeeting) -> documents::Documents = documents::page,
            start_document(documents::Start) -> documents::Row = document_life::start,
            clear(documents::OfDocument) -> documents::Row = document_life::clear,
            back_to_draft(documents::OfDocument) -> documents::Row = document_life::back_to_draft,
            circulate(documents::Circulate) -> documents::Row = document_life::circulate,
            revise(documents::OfDocument) -> documents::Row = document_life::revise,
            begin_silence(documents::Silence) -> documents::Row = document_life::begin_silence,
            break_silence(documents::Break) -> documents::Row = document_life::break_silence,
            approve(documents::Approve) -> documents::Row = document_life::approve,
            seal(documents::OfDocument) -> documents::Row = document_life::seal,
            correct(documents::Correct) -> documents::Row = document_life::correct,
            document_paper(documents::OfDocument) -> papers::Paper = papers::of_document,
            export_document(papers::ExportDocument) -> papers::Exported = papers::export_document,

            back_up(Nothing) -> backups::BackedUp = backups::back_up,
            back_up_to(files::OfPlace) -> backups::BackedUp = backups::back_up_to,
            look_at_backup(files::Open) -> files::FileState = backups::look_at,
            backups(Nothing) -> Vec<backups::BackupRow> = backups::list,
            restore(files::Open) -> backups::Restored = backups::restore,
            preview_merge(merge::MergeAsked) -> merge::Merged = merge::preview,
            merge(merge::MergeAsked) -> merge::Merged = merge::merge,
            check(Nothing) -> crate::store::CheckReport = backups::check,
            verify(Nothing) -> crate::store::VerifyReport = backups::verify,

            countries(Nothing) -> Vec<lists::Country> = lists::countries,
            currencies(Nothing) -> Vec<lists::CurrencyRow> = lists::currencies,
            zones(Nothing) -> Vec<String> = lists::zones,
            settings(Nothing) -> settings::Settings = settings::get,
            save_settings(settings::Settings) -> settings::Settings = settings::save,
        }
    };
}

macro_rules! dispatcher {
    ($($name:ident($input:ty) -> $output:ty = $function:path),* $(,)?) => {
        /// Every command's name.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];

        /// Runs a command by its name.
        ///
        /// # Errors
        /// Whatever the command refuses, as a person can read it.
        pub fn dispatch(session: &mut Session, command: &str, input: Value) -> Result<Value, Failure> {
            match command {
                $(stringify!($name) => answer::<$input, $output>(session, input, $function),)*
                _ => Err(Error::Usage(format!("no command {command}")).into()),
            }
        }

        /// Input and output of every command, for the typed calls of the page.
        #[cfg(test)]
        #[derive(ts_rs::TS)]
        #[ts(export)]
        #[allow(dead_code, reason = "only its TypeScript form is used")]
        struct Commands { $($name: ($input, $output)),* }
    };
}
with_commands!(dispatcher);

fn answer<I: DeserializeOwned, O: Serialize>(
    session: &mut Session,
    input: Value,
    run: fn(&mut Session, I) -> Result<O>,
) -> Result<Value, Failure> {
    let output = run(session, understand(input)?)?;
    serde_json::to_value(output).map_err(|e| Error::internal("answering")(e).into())
}

/// Reads an input; what does not fit names the field and what was given there.
pub(crate) fn understand<T: DeserializeOwned>(input: Value) -> Result<T> {
    serde_path_to_error::deserialize(&input).map_err(|error| {
        let path = error.path().to_string();
        let pointer = format!("/{}", path.replace('.', "/"));
        let given = match input.pointer(&pointer) {
            Some(Value::String(text)) => text.chars().take(80).collect(),
            Some(other) => other.to_string().chars().take(80).collect(),
            None => error.inner().to_string(),
        };
        let field = path.rsplit('.').next().unwrap_or_default();
        let rule = match field {
            "currency" | "baseCurrency" | "defaultCurrency" => Rule::UnknownCurrency { given },
            "country" | "isoCode" => Rule::UnknownCountry { given },
            // A record that must be chosen, and has not been yet.
            _ if given.is_empty() => Rule::Required,
            _ => Rule::NotUnderstood { given },
        };
        let field = path.strip_prefix("fields.").unwrap_or(&path).to_owned();
        Error::Invalid(vec![Problem { field, rule }])
    })
}
