package io.jenkins.plugins.modelgate.engine.scan.onnx;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Field;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Text;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Visitor;
import java.util.HashSet;
import java.util.Set;

/** One TensorProto, wherever it stands. */
final class TensorVisitor implements Visitor {
    private final Inspection inspection;
    private final ExternalData data;
    private final long start;
    private final Set<String> keys = new HashSet<>();
    private String location;
    private boolean mayFollow;
    private long from;
    private long length;
    private int dataLocation;
    private boolean entries;
    private boolean inline;

    TensorVisitor(Inspection inspection, ExternalData data, long start) {
        this.inspection = inspection;
        this.data = data;
        this.start = start;
    }

    @Override
    public void number(Field field, long value, long offset) {
        if (field.name().equals("data_location")) {
            // An enum has 32 bits: readers cut the rest off.
            dataLocation = (int) value;
            if (dataLocation != 0 && dataLocation != 1) {
                inspection.report(OnnxRules.DATA_MISMATCH, offset, "data_location " + dataLocation);
            }
        }
    }

    @Override
    public void field(Field field, long offset) {
        inline |= field.name().endsWith("_data") && !field.name().equals("external_data");
    }

    /** One pair of external_data. */
    void entry(@CheckForNull Text key, @CheckForNull Text value, long offset) {
        entries = true;
        String name = key == null ? "" : key.string();
        String text = value == null ? "" : value.string();
        if (isKnown(name) && !keys.add(name)) {
            inspection.report(
                    OnnxRules.DATA_KEY, offset, "key " + SafeText.quote(name) + " occurs again in external_data");
        }
        if (!name.equals("location")) {
            number(name, data.entry(name, text, offset));
        } else if (value != null && !(value.isWhole() && value.isUtf8())) {
            inspection.report(OnnxRules.DATA_ESCAPE, offset, "location " + SafeText.quote(text) + " is not text");
        } else {
            mayFollow = data.location(text, offset);
            location = text;
        }
    }

    private static boolean isKnown(String key) {
        return switch (key) {
            case "location", "offset", "length", "checksum", "basepath" -> true;
            default -> false;
        };
    }

    private void number(String key, long value) {
        if (key.equals("offset")) {
            from = value;
        } else if (key.equals("length")) {
            length = value;
        }
    }

    @Override
    public void close(long offset) {
        if (entries && dataLocation == 0) {
            inspection.report(
                    OnnxRules.DATA_MISMATCH, start, "external_data is set, data_location says the data are inside");
        } else if (dataLocation != 0 && location == null) {
            inspection.incomplete(
                    OnnxRules.DATA_MISMATCH, start, "data_location says the data are outside, but not where");
        } else if (dataLocation != 0 && inline) {
            inspection.report(OnnxRules.DATA_MISMATCH, start, "has data inside and names external data as well");
        }
        if (location != null && mayFollow) {
            data.range(location, from, length, start);
        }
    }
}
