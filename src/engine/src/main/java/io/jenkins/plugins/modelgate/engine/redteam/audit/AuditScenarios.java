package io.jenkins.plugins.modelgate.engine.redteam.audit;

import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Attacks on the log of what was decided. No field of a policy loosens it. */
public final class AuditScenarios {
    private static final String GATE = "verifyAuditTrail";

    /** MITRE ATT&CK has a technique for logs (T1070); ATLAS calls what it is for Impair Defenses by its tactic. */
    private static final String TECHNIQUE = "AML.TA0007";

    /** All of them. */
    public static final List<Scenario> ALL = List.of(
            scenario(
                    "entry-removed",
                    "An entry is taken out",
                    "No entry disappears.",
                    trail -> trail.rewrite(entries -> entries.remove(3))),
            scenario(
                    "entries-reordered",
                    "Two entries change places",
                    "No entry moves.",
                    trail -> trail.rewrite(entries -> Collections.swap(entries, 2, 5))),
            scenario(
                    "entry-altered",
                    "FAILED becomes PASSED in one entry",
                    "No entry changes.",
                    trail -> trail.rewrite(entries -> entries.set(
                            4,
                            Trail.text(entries.get(4))
                                    .replace("FAILED", "PASSED")
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)))),
            scenario(
                    "entry-forged",
                    "An entry is added at the end without a signature over it",
                    "No entry joins unsigned.",
                    trail -> trail.rewrite(entries -> entries.add(entries.get(0)))),
            scenario(
                    "log-forged",
                    "The whole log is written anew with another key",
                    "A log of another key is not this log.",
                    trail -> Trail.move(trail.forged(), trail.directory())),
            scenario(
                    "log-rewritten-with-the-key",
                    "Whoever has the key writes the whole log anew, without one entry",
                    "A checkpoint that somebody keeps shows what was rewritten with the key itself.",
                    trail -> Trail.move(trail.rewritten(), trail.directory())),
            scenario(
                    "log-rolled-back",
                    "The log is set back to an older state, signed as it was then",
                    "What was once signed does not disappear.",
                    trail -> Trail.move(trail.shorter(), trail.directory())),
            scenario(
                    "evidence-exchanged",
                    "The report that an entry names is replaced by another one",
                    "An entry's evidence is what was decided on.",
                    trail -> Files.writeString(trail.evidence(), "another report")),
            scenario(
                    "evidence-removed",
                    "The report that an entry names is deleted",
                    "Evidence does not disappear.",
                    trail -> Files.delete(trail.evidence())),
            scenario(
                    "checkpoint-removed",
                    "The signed head of the log is deleted",
                    "A log without its head is no log.",
                    trail -> Files.delete(trail.directory().resolve("checkpoint"))),
            scenario(
                    "checkpoint-of-another-log",
                    "The signed head is replaced by that of a forged log",
                    "Two logs do not become one.",
                    trail -> Files.copy(
                            trail.forged().resolve("checkpoint"),
                            trail.directory().resolve("checkpoint"),
                            StandardCopyOption.REPLACE_EXISTING)));

    private AuditScenarios() {}

    private static Scenario scenario(String id, String title, String proves, Trail.Tampering tampering) {
        return new Scenario(
                "audit/" + id,
                title,
                TECHNIQUE,
                GATE,
                proves,
                Severity.CRITICAL,
                new ArrayList<>(),
                Trail.attack(tampering));
    }
}
