//! What a host may ask: one list of commands, one function each.
//!
//! A command takes the session and an input, and gives an output or a [`Failure`]. The window, the
//! terminal and the tests all come through [`dispatch`].

mod document;
mod file;
mod input;
mod meeting;
mod pledge;
mod record;

use document::accepted_comments;
pub use document::{audiences, document_input, document_lifecycle, documents, papers};
use file::describe;
pub use file::{backups, files, merge, output, place_input, sample, settings};
pub use input::NoInput;
pub(crate) use input::parse_input;
pub use meeting::{
    agenda, attendance, carry, checks, invitations, meeting_state, meetings, next_meeting,
    overview, registers,
};
pub use pledge::{
    changes, ledger_names, pledge_files, pledge_sheet, pledges, rates, reconcile, totals, tranches,
};
pub use record::{convert_outcome, lists, records};
use record::{entry, in_use};

use crate::{Error, Failure, Misuse, Result, session::Session};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// Calls `$host!` with every command: `name(Input) -> Output = function`. Declared once, here.
macro_rules! with_commands {
    ($host:ident) => {
        $host! {
            create_file(files::Create) -> files::FileState = files::create,
            open_file(place_input::Open) -> files::FileState = files::open,
            open_sample(NoInput) -> files::FileState = sample::open,
            close_file(NoInput) -> () = files::close,
            file_state(NoInput) -> Option<files::FileState> = files::state,
            asked_file(NoInput) -> Option<crate::session::Place> = files::startup_file,
            recent_files(NoInput) -> Vec<files::RecentFileRow> = files::recent,
            forget_recent(place_input::PlaceInput) -> () = files::forget,

            save(records::SaveRecord) -> records::AnyRecord = records::save,
            add_records(records::AddRecords) -> () = records::add,
            remove(records::RemoveRecord) -> () = records::remove,
            get(records::GetRecord) -> records::AnyRecord = records::get,
            sealed(records::GetRecord) -> Option<String> = records::sealed,
            list(records::ListRecords) -> Vec<records::AnyRecord> = records::list,
            convert_outcome(convert_outcome::ConvertOutcome) -> records::AnyRecord = convert_outcome::convert_outcome,
            changes_since(changes::ChangesQuery) -> changes::ChangesSince = changes::changes_since,
            undo(NoInput) -> records::UndoResult = records::undo,
            redo(NoInput) -> records::UndoResult = records::redo,
            operations(records::HistoryQuery) -> Vec<records::OperationRow> = records::operations,

            overview(NoInput) -> overview::Overview = overview::overview,
            meetings(NoInput) -> Vec<meetings::MeetingRow> = meetings::list,
            meeting(meetings::MeetingInput) -> meetings::MeetingPage = meetings::page,

            propose_meeting(next_meeting::ProposeMeeting) -> next_meeting::MeetingProposal = next_meeting::propose,
            prepare_meeting(next_meeting::PrepareMeeting) -> crate::model::Stored<crate::model::MeetingFields> = next_meeting::prepare,
            step_meeting(meeting_state::StepMeeting) -> crate::model::Stored<crate::model::MeetingFields> = meeting_state::step,
            open_before(meetings::MeetingInput) -> Vec<crate::model::OpenAction> = carry::open_before,
            carry_actions(carry::CarryActions) -> () = carry::carry,
            arrange_agenda(agenda::Arrange) -> () = agenda::arrange,
            take_agenda(agenda::TakeAgenda) -> () = agenda::mark_taken,

            checks(meetings::MeetingInput) -> Vec<crate::checks::Finding> = checks::checks,

            add_delegations(attendance::AddDelegations) -> () = attendance::add_delegations,
            add_newcomer(attendance::AddNewcomer) -> () = attendance::add_newcomer,
            set_presence(attendance::SetPresence) -> Vec<crate::model::Stored<crate::model::DelegationFields>> = attendance::set_presence,
            set_in_room(attendance::SetInRoom) -> crate::model::Stored<crate::model::AgendaItemFields> = attendance::set_in_room,

            actions(registers::ActionQuery) -> registers::ActionRegister = registers::actions,
            decisions(NoInput) -> registers::DecisionRegister = registers::decisions,
            export_register(registers::ExportRegister) -> registers::RegisterExportResult = registers::export,

            pledge(pledge_sheet::PledgeInput) -> pledge_sheet::PledgeSheet = pledge_sheet::sheet,
            pledges(pledges::PledgeQuery) -> pledges::PledgePage = pledges::pledges,
            totals(totals::TotalsQuery) -> totals::Totals = totals::totals,
            export_pledges(pledge_files::ExportPledges) -> pledge_files::PledgeExportResult = pledge_files::export,
            activities_unmet(pledge_files::ActivityQuery) -> Vec<crate::exchange::iati::RulesetViolation> = pledge_files::list_violations,
            tranches(tranches::TrancheQuery) -> Vec<crate::ledger::Quarter> = tranches::tranches,
            quarter_tranches(tranches::QuarterQuery) -> tranches::QuarterTranches = tranches::of_quarter,
            ledger_lines(pledges::LedgerLineQuery) -> pledges::LedgerLinePage = pledges::lines,
            reconcile(reconcile::ReconciliationQuery) -> Vec<reconcile::ReconciliationRow> = reconcile::reconcile,
            pledge_findings(NoInput) -> crate::checks::Questions = pledges::findings,
            import_rates(rates::Import) -> rates::RateImportResult = rates::import,

            invite(invitations::Invite) -> invitations::InvitationResult = invitations::invite,
            left_out(papers::PaperQuery) -> crate::report::PaperOmissions = papers::list_omissions,
            usual_symbol(papers::PaperQuery) -> Option<String> = papers::usual_symbol,
            export_paper(papers::ExportPaper) -> papers::PaperExportResult = papers::export_paper,
            make_audiences(NoInput) -> () = audiences::make,

            documents(meetings::MeetingInput) -> documents::Documents = documents::page,
            start_document(documents::StartDocument) -> documents::StoredDocument = document_lifecycle::start,
            clear(document_input::DocumentInput) -> documents::StoredDocument = document_lifecycle::clear,
            back_to_draft(document_input::DocumentInput) -> documents::StoredDocument = document_lifecycle::back_to_draft,
            circulate(documents::Circulate) -> documents::StoredDocument = document_lifecycle::circulate,
            revise(document_input::DocumentInput) -> documents::StoredDocument = document_lifecycle::revise,
            begin_silence(documents::BeginSilence) -> documents::StoredDocument = document_lifecycle::begin_silence,
            break_silence(documents::BreakSilence) -> documents::StoredDocument = document_lifecycle::break_silence,
            approve(documents::Approve) -> documents::StoredDocument = document_lifecycle::approve,
            seal(document_input::DocumentInput) -> documents::StoredDocument = document_lifecycle::seal,
            correct(documents::Correct) -> documents::StoredDocument = document_lifecycle::correct,
            export_document(papers::ExportDocument) -> papers::PaperExportResult = papers::export_document,

            back_up(NoInput) -> backups::BackupResult = backups::back_up,
            back_up_to(place_input::PlaceInput) -> backups::BackupResult = backups::back_up_to,
            look_at_backup(place_input::Open) -> files::FileState = files::view_backup,
            backups(NoInput) -> Vec<backups::BackupRow> = backups::list,
            restore(place_input::Open) -> backups::RestoreResult = backups::restore,
            preview_merge(merge::MergeRequest) -> merge::MergeResult = merge::preview,
            merge(merge::MergeRequest) -> merge::MergeResult = merge::merge,
            check(NoInput) -> crate::store::CheckReport = backups::check,
            verify(NoInput) -> crate::store::VerifyReport = backups::verify,

            countries(NoInput) -> Vec<lists::Country> = lists::countries,
            currencies(NoInput) -> Vec<lists::CurrencyRow> = lists::currencies,
            zones(NoInput) -> Vec<String> = lists::zones,
            settings(NoInput) -> settings::Settings = settings::get,
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
                _ => {
                    let command = command.to_owned();
                    Err(Error::Usage(Misuse::UnknownCommand { command }).into())
                }
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

macro_rules! paper_dispatcher {
    ($($name:ident($input:ty) = $function:path),* $(,)?) => {
        /// Runs a command that answers with a paper: the bytes of its PDF, which are no JSON.
        ///
        /// # Errors
        /// Whatever the command refuses, as a person can read it.
        pub fn dispatch_paper(session: &mut Session, command: &str, input: Value) -> Result<Vec<u8>, Failure> {
            match command {
                $(stringify!($name) => Ok($function(session, parse_input::<$input>(input)?)?.pdf),)*
                _ => {
                    let command = command.to_owned();
                    Err(Error::Usage(Misuse::UnknownCommand { command }).into())
                }
            }
        }

        /// Input of every command that answers with a paper, for the typed calls of the page.
        #[cfg(test)]
        #[derive(ts_rs::TS)]
        #[ts(export)]
        #[allow(dead_code, reason = "only its TypeScript form is used")]
        struct PaperCommands { $($name: $input),* }
    };
}
paper_dispatcher! {
    preview(papers::PaperQuery) = papers::preview,
    document_paper(document_input::DocumentInput) = papers::of_document,
}

fn answer<I: DeserializeOwned, O: Serialize>(
    session: &mut Session,
    input: Value,
    run: fn(&mut Session, I) -> Result<O>,
) -> Result<Value, Failure> {
    let output = run(session, parse_input(input)?)?;
    serde_json::to_value(output).map_err(|e| Error::internal("answering")(e).into())
}
