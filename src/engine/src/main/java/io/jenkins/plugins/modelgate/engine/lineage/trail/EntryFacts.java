package io.jenkins.plugins.modelgate.engine.lineage.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads the facts out of an entry of the audit trail. They follow from the entry and its evidence alone, so the whole index
 * does. An entry of a kind that this version does not know says nothing.
 */
public final class EntryFacts {
    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, Reading> READINGS = Map.ofEntries(
            Map.entry("gate.verdict", VerdictFacts::read),
            Map.entry("approval.requested", ApprovalFacts::read),
            Map.entry("approval.approved", ApprovalFacts::read),
            Map.entry("approval.rejected", ApprovalFacts::read),
            Map.entry("approval.expired", ApprovalFacts::read),
            Map.entry("approval.revoked", ApprovalFacts::read),
            Map.entry("approval.voided", ApprovalFacts::read),
            Map.entry("override.used", ApprovalFacts::read),
            Map.entry("deployment.started", DeploymentFacts::started),
            Map.entry("deployment.finished", DeploymentFacts::ended),
            Map.entry("policy.changed", JobFacts::renamed),
            Map.entry("run.deleted", JobFacts::deleted));

    private EntryFacts() {}

    /** How one kind of entry is read. */
    interface Reading {
        void into(Statement entry, Facts facts) throws IOException;
    }

    /**
     * The facts of one entry.
     *
     * @param index of the entry
     * @param trail that has it
     * @param listed whether the index has the packages of that list already
     */
    public static List<Fact> of(long index, Trail trail, Predicate<String> listed) throws IOException {
        JsonNode json = JSON.readTree(trail.entry(index));
        Reading reading = READINGS.get(json.path("type").asText());
        if (reading == null) {
            return List.of();
        }
        Statement entry = new Statement(json, trail, listed);
        Facts facts = new Facts(new Fact.Source(
                index, time(json.path("time").asText()), entry.text("job", ""), entry.text("build", "")));
        reading.into(entry, facts);
        return facts.all();
    }

    private static long time(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    /** An entry as it is read here. */
    record Statement(JsonNode json, Trail trail, Predicate<String> listed) {
        String text(String field, @CheckForNull String otherwise) {
            JsonNode value = json.path(field);
            return value.isTextual() ? value.textValue() : otherwise;
        }

        @CheckForNull
        String detail(String field) {
            JsonNode value = json.path("detail").path(field);
            return value.isTextual() ? value.textValue() : null;
        }

        @CheckForNull
        String evidence(String type) {
            for (JsonNode each : json.path("evidence")) {
                if (each.path("type").asText().equals(type)) {
                    return each.path("sha256").asText();
                }
            }
            return null;
        }

        JsonNode subject() {
            return json.path("subject").path(0);
        }
    }
}
