package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.ArtifactFile;
import io.jenkins.plugins.modelgate.engine.artifact.DigestStream;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationScanner;
import io.jenkins.plugins.modelgate.engine.configuration.Marks;
import io.jenkins.plugins.modelgate.engine.configuration.secret.DetailMask;
import io.jenkins.plugins.modelgate.engine.configuration.secret.SecretFiles;
import io.jenkins.plugins.modelgate.engine.configuration.secret.SecretScanner;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Examines the files of a tree as configuration, one after the other: each is opened, digested and handed to all scanners. */
final class ConfigurationExamination {
    private final List<ConfigurationScanner> scanners;
    private final LocalDate today;
    private final long largest;
    private final LongConsumer onBytes;
    private final List<Artifact> artifacts = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param today the day of the check
     * @param largest files beyond it are not read, in bytes
     */
    ConfigurationExamination(List<ConfigurationScanner> scanners, LocalDate today, long largest, LongConsumer onBytes) {
        this.scanners = scanners;
        this.today = today;
        this.largest = largest;
        this.onBytes = onBytes;
    }

    List<Artifact> artifacts() {
        return List.copyOf(artifacts);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** @throws InterruptedException when the check was told to stop; everything else becomes a finding */
    void examine(TreeEntry entry) throws InterruptedException {
        Rule refusal = EntryRefusal.rule(entry, largest);
        if (refusal != null) {
            unread(entry, refusal, refusal != ArtifactRules.DIRECTORY_LINK, EntryRefusal.detail(entry, largest));
            return;
        }
        if (!entry.hasPlainName()) {
            say(ArtifactRules.NAME_ENCODING, entry, "bytes that are not UTF-8 are shown as \\xNN");
        }
        try (ArtifactFile file = ArtifactFile.open(entry)) {
            read(entry, file);
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw (InterruptedException) new InterruptedException("interrupted").initCause(e);
        } catch (IOException e) {
            unread(entry, ArtifactRules.UNREADABLE, true, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private void read(TreeEntry entry, ArtifactFile file) throws IOException {
        boolean held = file.size() <= ConfigurationFile.HELD;
        try (DigestStream bytes = file.digested(false, onBytes)) {
            byte[] first = bytes.readNBytes(held ? ConfigurationFile.HELD + 1 : ConfigurationFile.HEAD);
            ConfigurationFile content = held
                    ? ConfigurationFile.held(entry.path(), first)
                    : ConfigurationFile.large(entry.path(), file.size(), first, () -> file.at(0));
            Marks marks = new Marks(content, today);
            scan(content, marks);
            String sha256 = bytes.finish();
            if (bytes.total() != file.size() || !file.isUnchanged()) {
                say(ArtifactRules.CHANGED, entry, bytes.total() + " bytes were read, it had " + file.size());
                marks.incomplete(0, "it changed while it was read");
                sha256 = null;
            }
            add(entry, marks, bytes.total(), sha256);
        }
    }

    /** A recogniser that looks through a large file cannot tell of a failed reading in another way. */
    private void scan(ConfigurationFile content, Marks marks) throws IOException {
        try {
            for (ConfigurationScanner scanner : scanners) {
                if (scanner.takes(content)) {
                    scanner.scan(content, marks);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void add(TreeEntry entry, Marks marks, long bytes, String sha256) {
        marks.findings().stream().map(ConfigurationExamination::withoutSecrets).forEach(findings::add);
        if (marks.dropped() > 0) {
            say(ArtifactRules.DROPPED, entry, marks.dropped() + " more were counted");
        }
        // Files with nothing but secrets to look for are no configuration that was examined.
        boolean known = marks.kinds().stream().anyMatch(SecretFiles::hasRules);
        Coverage coverage = marks.isIncomplete() ? Coverage.PARTIAL : known ? Coverage.FULL : Coverage.NONE;
        String format = !marks.kinds().isEmpty() ? String.join("+", marks.kinds()) : Artifact.UNKNOWN;
        artifacts.add(new Artifact(entry.path(), bytes, sha256, format, coverage, known || marks.isIncomplete()));
    }

    /** Rules about settings quote the line that they speak of, and a secret may stand in it as well. */
    private static Finding withoutSecrets(Finding finding) {
        return finding.rule().startsWith(SecretScanner.ROOM)
                ? finding
                : new Finding(
                        finding.rule(),
                        finding.severity(),
                        finding.title(),
                        DetailMask.mask(finding.detail()),
                        finding.location(),
                        finding.remediation(),
                        finding.references());
    }

    private void unread(TreeEntry entry, Rule rule, boolean closed, String detail) {
        say(rule, entry, detail);
        String format = closed ? Artifact.UNKNOWN : Artifact.LINK;
        artifacts.add(new Artifact(entry.path(), entry.size(), null, format, Coverage.NONE, closed));
    }

    private void say(Rule rule, TreeEntry entry, String detail) {
        findings.add(Finding.of(rule, Location.ofFile(entry.path()), SafeText.of(DetailMask.mask(detail), 2000)));
    }
}
