package io.jenkins.plugins.modelgate.engine.report;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a report for people at a terminal or in a build log: the verdict in words first, then what is wrong, where and
 * how to mend it, then what was and was not examined. Long lists are shortened and say by how much; the whole is in
 * {@code report.json}. Nothing from a scanned file reaches the terminal unescaped.
 */
public final class TextReport {
    private static final int PLACES = 5;
    private static final int ENTRIES = 20;

    private final Report report;
    private final Appendable out;
    private final TextStyle style;

    private TextReport(Report report, Appendable out, boolean colour) {
        this.report = report;
        this.out = out;
        this.style = new TextStyle(colour);
    }

    /**
     * Writes the report.
     *
     * @param colour whether the output is a terminal that understands ANSI colours
     * @throws IOException when the output cannot be written
     */
    public static void write(Report report, Appendable out, boolean colour) throws IOException {
        TextReport text = new TextReport(report, out, colour);
        text.head();
        text.findings();
        text.suppressed();
        text.openQuestions();
        text.coverage();
        text.foot();
    }

    private void head() throws IOException {
        out.append(style.verdict(report.verdict(), report.verdict().name()))
                .append("  ")
                .append(report.verdict().sentence())
                .append("\n\n");
        Subject subject = report.subject();
        entry(
                "Subject",
                TextStyle.clean(subject.name()) + " (" + Quantity.of(subject.files(), "file") + ", "
                        + Quantity.bytes(subject.bytes()) + ")");
        entry("SHA-256", subject.sha256() == null ? "not known: not everything could be read" : subject.sha256());
        Optional<String> signature = SignatureLine.of(report);
        if (signature.isPresent()) {
            entry("Signature", TextStyle.clean(signature.get()));
        }
        entry("Findings", counts(report.findings()) + accepted());
        out.append('\n');
    }

    private void entry(String name, String value) throws IOException {
        out.append(style.faint(String.format("  %-9s", name)))
                .append(' ')
                .append(value)
                .append('\n');
    }

    private static String counts(Collection<Finding> findings) {
        if (findings.isEmpty()) {
            return "none";
        }
        return Tally.bySeverity(findings).entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private String accepted() {
        int accepted = report.suppressed().size();
        return accepted == 0 ? "" : "; " + accepted + " accepted by the policy";
    }

    private void findings() throws IOException {
        for (List<Finding> group : Tally.groups(report.findings())) {
            Finding first = group.get(0);
            out.append(style.severity(first.severity(), first.severity().name()))
                    .append("  ")
                    .append(style.bold(TextStyle.clean(first.title())))
                    .append(style.faint("  " + TextStyle.clean(first.rule())))
                    .append('\n');
            places(group.subList(0, Math.min(PLACES, group.size())));
            more(group.size() - PLACES, "finding");
            out.append(TextStyle.wrap("  Mend: ", "        ", TextStyle.clean(first.remediation())));
            if (!first.references().isEmpty()) {
                out.append(
                        TextStyle.wrap("  See:  ", "        ", TextStyle.clean(String.join(", ", first.references()))));
            }
            out.append('\n');
        }
    }

    /** What is at one place stands together. */
    private void places(List<Finding> findings) throws IOException {
        String before = "";
        for (Finding finding : findings) {
            String place = place(finding.location());
            if (!place.equals(before)) {
                out.append("  ").append(place).append('\n');
                before = place;
            }
            long offset = finding.location().offset();
            String detail = (offset < 0 ? "" : "@" + offset + " ") + TextStyle.clean(finding.detail());
            out.append(TextStyle.wrap("    ", "    ", detail));
        }
    }

    private static String place(Location location) {
        String place = new Location(location.file(), location.member(), -1).toString();
        return place.isEmpty() ? "the tree as a whole" : TextStyle.clean(place);
    }

    private void suppressed() throws IOException {
        List<Suppression> suppressed = report.suppressed();
        if (suppressed.isEmpty()) {
            return;
        }
        out.append(style.bold("Accepted by the policy")).append('\n');
        for (Suppression suppression : suppressed.subList(0, Math.min(ENTRIES, suppressed.size()))) {
            Finding finding = suppression.finding();
            out.append("  ")
                    .append(TextStyle.clean(finding.rule()) + "  " + place(finding.location()))
                    .append('\n');
            out.append(TextStyle.wrap(
                    "    ", "    ", TextStyle.clean("until " + suppression.until() + ": " + suppression.reason())));
        }
        more(suppressed.size() - ENTRIES, "finding");
        out.append('\n');
    }

    private void openQuestions() throws IOException {
        long count = report.artifacts().stream().filter(Tally::isOpenQuestion).count();
        if (count == 0) {
            return;
        }
        out.append(style.bold("Not examined to the end, and loaders would open them"))
                .append('\n');
        for (Artifact artifact : (Iterable<Artifact>)
                report.artifacts().stream().filter(Tally::isOpenQuestion).limit(ENTRIES)::iterator) {
            out.append(String.format("  %-7s  ", artifact.coverage()))
                    .append(TextStyle.clean(artifact.path()))
                    .append(style.faint("  " + TextStyle.clean(artifact.format())))
                    .append('\n');
        }
        more(count - ENTRIES, "file");
        out.append('\n');
    }

    private void coverage() throws IOException {
        Map<String, Tally.FormatTally> formats = Tally.byFormat(report.artifacts());
        if (formats.isEmpty()) {
            return;
        }
        int width = Math.max(
                6, formats.keySet().stream().mapToInt(String::length).max().orElse(0));
        String row = "  %-" + width + "s %9s %11s %9s %9s %9s%n".replace("%n", "\n");
        out.append(style.bold(String.format(row, "Format", "files", "size", "in full", "in part", "not")));
        for (Map.Entry<String, Tally.FormatTally> format : formats.entrySet()) {
            Tally.FormatTally tally = format.getValue();
            out.append(String.format(
                    row,
                    TextStyle.clean(format.getKey()),
                    tally.files(),
                    Quantity.bytes(tally.bytes()),
                    tally.of(Coverage.FULL),
                    tally.of(Coverage.PARTIAL),
                    tally.of(Coverage.NONE)));
        }
        out.append('\n');
    }

    private void foot() throws IOException {
        out.append(style.faint("  Policy " + TextStyle.clean(report.policyName()) + " (" + report.policyDigest()
                        + "), engine " + TextStyle.clean(report.engineVersion()) + ", "
                        + Quantity.between(report.started(), report.finished())))
                .append('\n');
    }

    private void more(long count, String noun) throws IOException {
        if (count > 0) {
            out.append("  … and ").append(Quantity.of(count, "more " + noun)).append('\n');
        }
    }
}
