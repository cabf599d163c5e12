package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvReader.OsvException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Reads the list {@code affected}, of which a scan wants one in a thousand: the others are skipped as soon as they are known. */
final class AffectedReader {
    private final OsvFields fields;
    private final Predicate<PackageKey> wanted;
    private final List<OsvAffected> kept = new ArrayList<>();
    private int ecosystems;

    AffectedReader(OsvFields fields, Predicate<PackageKey> wanted) {
        this.fields = fields;
        this.wanted = wanted;
    }

    List<OsvAffected> kept() {
        return kept;
    }

    int ecosystems() {
        return ecosystems;
    }

    void read() throws IOException {
        fields.list(each -> {
            affected();
            return true;
        });
    }

    private void affected() throws IOException {
        PackageKey key = null;
        boolean skip = false;
        List<String> vectors = List.of();
        String rating = null;
        List<OsvRange> ranges = List.of();
        List<String> versions = List.of();
        fields.object();
        while (fields.next()) {
            if (skip) {
                fields.skip();
                continue;
            }
            switch (fields.name()) {
                case "package" -> {
                    key = packageKey();
                    skip = key == null || !wanted.test(key);
                }
                case "severity" -> vectors = new SeverityReader(fields).vectors();
                case "ecosystem_specific", "database_specific" -> {
                    String found = new SeverityReader(fields).rating();
                    rating = found == null ? rating : found;
                }
                case "ranges" -> ranges = fields.list(AffectedReader::range);
                case "versions" -> versions = fields.list(OsvFields::word);
                default -> fields.skip();
            }
        }
        if (key != null && !skip) {
            kept.add(new OsvAffected(key, vectors, rating, ranges, versions));
        }
    }

    @CheckForNull
    private PackageKey packageKey() throws IOException {
        String ecosystem = null;
        String name = null;
        fields.object();
        while (fields.next()) {
            switch (fields.name()) {
                case "ecosystem" -> ecosystem = fields.word();
                case "name" -> name = fields.text(OsvLimits.NAME);
                default -> fields.skip();
            }
        }
        if (ecosystem == null || name == null) {
            throw new OsvException("a package has no ecosystem or no name");
        }
        PackageKey key = PackageKey.ofAdvisory(ecosystem, name);
        ecosystems |= PackageKey.bit(key);
        return key;
    }

    private static OsvRange range(OsvFields fields) throws IOException {
        OsvRange.Kind kind = OsvRange.Kind.OTHER;
        List<OsvEvent> events = new ArrayList<>();
        fields.object();
        while (fields.next()) {
            switch (fields.name()) {
                case "type" -> kind = kind(fields.word());
                case "events" ->
                    fields.list(each -> {
                        event(each, events);
                        return true;
                    });
                default -> fields.skip();
            }
        }
        return new OsvRange(kind, kind == OsvRange.Kind.GIT ? List.of() : events);
    }

    private static OsvRange.Kind kind(String type) {
        return switch (type) {
            case "SEMVER" -> OsvRange.Kind.SEMVER;
            case "ECOSYSTEM" -> OsvRange.Kind.ECOSYSTEM;
            case "GIT" -> OsvRange.Kind.GIT;
            default -> OsvRange.Kind.OTHER;
        };
    }

    private static void event(OsvFields fields, List<OsvEvent> events) throws IOException {
        fields.object();
        while (fields.next()) {
            switch (fields.name()) {
                case "introduced", "fixed", "last_affected", "limit" ->
                    events.add(
                            new OsvEvent(OsvEvent.Kind.valueOf(fields.name().toUpperCase(Locale.ROOT)), fields.word()));
                default -> fields.skip();
            }
        }
    }
}
