package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import java.util.HashSet;
import java.util.Set;

/** Turns anomalies into findings, each kind once per field: a million nodes repeat what one node tells. */
public final class ReportedAnomalies implements Anomalies {
    private static final int REMEMBERED = 1000;

    private final Inspection inspection;
    private final Set<String> told = new HashSet<>();

    public ReportedAnomalies(Inspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public void unknownField(Message type, int number, long offset) {
        if (isNew(ProtobufRules.UNKNOWN_FIELD, type, String.valueOf(number))) {
            inspection.incomplete(
                    ProtobufRules.UNKNOWN_FIELD,
                    offset,
                    "field " + number + " of " + type + " is not known; its value was skipped");
        }
    }

    @Override
    public void wireType(Message type, Field field, int wireType, long offset) {
        if (isNew(ProtobufRules.WIRE_TYPE, type, field.name())) {
            inspection.incomplete(
                    ProtobufRules.WIRE_TYPE,
                    offset,
                    type + "." + field + " has wire type " + wireType + ", expected "
                            + field.kind().wireType() + "; its value was skipped");
        }
    }

    @Override
    public void duplicate(Message type, Field field, long offset) {
        if (isNew(ProtobufRules.DUPLICATE_FIELD, type, field.name())) {
            inspection.report(
                    ProtobufRules.DUPLICATE_FIELD, offset, type + "." + field + " occurs again in the same message");
        }
    }

    @Override
    public void overlong(Message type, @CheckForNull Field field, long offset) {
        String what = field == null ? "a tag or length" : field.name();
        if (isNew(ProtobufRules.OVERLONG, type, what)) {
            inspection.report(ProtobufRules.OVERLONG, offset, what + " in " + type + " is padded with empty bytes");
        }
    }

    private boolean isNew(Rule rule, Message type, String field) {
        String key = rule.id() + ' ' + type + ' ' + field;
        return told.size() >= REMEMBERED ? !told.contains(key) : told.add(key);
    }
}
