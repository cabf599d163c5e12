package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.audit.verify.Problem;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rules about an audit log: one for each kind of problem. */
final class AuditRules {
    private static final String RESTORE =
            "Keep this copy as evidence, find out who could write there, and restore the log from a copy that verifies.";
    private static final Map<Problem.Kind, Rule> BY_KIND = new EnumMap<>(Problem.Kind.class);

    static {
        rule(
                Problem.Kind.CHECKPOINT,
                "checkpoint-signature",
                Severity.CRITICAL,
                "Checkpoint is not signed as it should be",
                "Without a signature that holds nobody vouches for any entry.",
                RESTORE);
        rule(
                Problem.Kind.ROOT,
                "root-differs",
                Severity.CRITICAL,
                "Entries do not have the root that was signed",
                "At least one entry was added, removed or changed after the checkpoint was signed.",
                RESTORE);
        rule(
                Problem.Kind.TILE_DIFFERS,
                "tile-differs",
                Severity.HIGH,
                "Hash tile was changed",
                "Proofs made from this tile do not hold.",
                RESTORE);
        rule(
                Problem.Kind.TILE_MISSING,
                "tile-missing",
                Severity.HIGH,
                "Hash tile is missing",
                "Entries below it cannot be proven.",
                RESTORE);
        rule(
                Problem.Kind.BUNDLE_DIFFERS,
                "entry-differs",
                Severity.CRITICAL,
                "Entry was changed",
                "What stands there is not what was signed.",
                RESTORE);
        rule(
                Problem.Kind.BUNDLE_MISSING,
                "entries-missing",
                Severity.CRITICAL,
                "Entries are missing",
                "A bundle of entries that were signed is not there.",
                RESTORE);
        rule(
                Problem.Kind.ENTRY_MALFORMED,
                "entry-malformed",
                Severity.HIGH,
                "Entry is not canonical JSON",
                "The writer refuses such entries, so something else has written it or it was changed.",
                RESTORE);
        rule(
                Problem.Kind.ENTRY_UNKNOWN_TYPE,
                "entry-type",
                Severity.LOW,
                "Entry of a type that this version does not know",
                "Its hash was verified, its meaning was not.",
                "Verify with the version of Model Gate that wrote the log.");
        rule(
                Problem.Kind.EVIDENCE_DIFFERS,
                "evidence-differs",
                Severity.HIGH,
                "Evidence was changed",
                "The file is not the one whose digest the entries name.",
                RESTORE);
        rule(
                Problem.Kind.EVIDENCE_MISSING,
                "evidence-missing",
                Severity.HIGH,
                "Evidence is missing",
                "An entry names a file that is not there, or has another size.",
                RESTORE);
        rule(
                Problem.Kind.KEYS,
                "keys-differ",
                Severity.HIGH,
                "Keys do not follow from each other",
                "A new key counts only when the key before it has introduced it in an entry.",
                RESTORE);
        rule(
                Problem.Kind.KEY_NOT_GIVEN,
                "key-not-given",
                Severity.LOW,
                "Key was taken from the log itself",
                "The log agrees with itself; that it is the right log is not shown.",
                "Give the verifier key that you have from the controller's administrator with --key.");
        rule(
                Problem.Kind.ROLLED_BACK,
                "rolled-back",
                Severity.CRITICAL,
                "Fewer entries than an earlier checkpoint",
                "Entries that were signed are gone.",
                RESTORE);
        rule(
                Problem.Kind.NOT_CONSISTENT,
                "not-consistent",
                Severity.CRITICAL,
                "Does not continue the earlier checkpoint",
                "History was rewritten, or the checkpoint given is of another log.",
                RESTORE);
        rule(
                Problem.Kind.WITNESSES,
                "witness-quorum",
                Severity.CRITICAL,
                "Checkpoint does not fulfil the witness policy",
                "Without the witnesses' cosignatures its writer alone says that there is no second version of this log.",
                "Ask the log's administrator for a checkpoint with the cosignatures of the policy's quorum.");
        rule(
                Problem.Kind.JOURNAL,
                "journal-damaged",
                Severity.HIGH,
                "Journal is damaged",
                "Entries that are not in tiles yet cannot be read to their end.",
                "If the controller was stopped hard, start it once, which settles the journal; otherwise restore the log.");
        rule(
                Problem.Kind.INDEX,
                "index-damaged",
                Severity.HIGH,
                "Search index is damaged",
                "A search may miss entries; the entries themselves are not concerned.",
                "Delete the directory index; it is built again from the log.");
        rule(
                Problem.Kind.LAYOUT,
                "layout",
                Severity.HIGH,
                "Not the layout of this version",
                "The log was written by another version, or a file was changed.",
                "Verify with the version of Model Gate that wrote the log.");
        rule(
                Problem.Kind.BEYOND_CHECKPOINT,
                "beyond-checkpoint",
                Severity.LOW,
                "Tile that no checkpoint covers",
                "It is ignored. A writer that was stopped leaves such tiles behind.",
                "Nothing; or start the controller once.");
        rule(
                Problem.Kind.UNKNOWN_FILE,
                "unknown-file",
                Severity.MEDIUM,
                "File that does not belong to the log",
                "It was not read. It has no influence on what was verified, but somebody could write there.",
                "Remove it.");
        rule(
                Problem.Kind.UNFINISHED_FILE,
                "unfinished-file",
                Severity.LOW,
                "Unfinished file of a stopped writer",
                "It is ignored and was not read.",
                "Nothing; the next start of the controller removes it.");
        rule(
                Problem.Kind.UNREADABLE,
                "unreadable",
                Severity.MEDIUM,
                "Cannot be read",
                "What cannot be read cannot be vouched for.",
                "Give the account that verifies permission to read it.");
    }

    static final List<Rule> ALL = List.copyOf(BY_KIND.values());

    private AuditRules() {}

    static Rule of(Problem.Kind kind) {
        return BY_KIND.get(kind);
    }

    private static void rule(
            Problem.Kind kind, String name, Severity severity, String title, String meaning, String remediation) {
        BY_KIND.put(kind, Rule.of("audit/" + name, severity, title, meaning, remediation, "CWE-354"));
    }
}
